from airflow_stub import DAG
