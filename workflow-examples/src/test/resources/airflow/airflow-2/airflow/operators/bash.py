from airflow_stub import BashOperator
