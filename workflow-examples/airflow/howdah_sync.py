"""Keeps a directory of another cluster equal to its source, every hour, and loads what is new.

README.md beside this file says how to install it and what to change.
"""

import json
import shlex
from datetime import datetime, timedelta

try:  # Airflow 3
    from airflow.providers.standard.operators.bash import BashOperator
    from airflow.providers.standard.operators.empty import EmptyOperator
    from airflow.providers.standard.operators.python import BranchPythonOperator
    from airflow.sdk import DAG
except ImportError:  # Airflow 2
    from airflow import DAG
    from airflow.operators.bash import BashOperator
    from airflow.operators.empty import EmptyOperator
    from airflow.operators.python import BranchPythonOperator

SOURCE = ("staging", "/data/outgoing/stock")
DESTINATION = ("prod", "/data/incoming/stock")
BACKUP = "/data/backup/stock"

NOTHING_TO_DO = 15

OPTIONS = [
    "--conf=/etc/howdah/clusters.json",
    "--src=" + SOURCE[0],
    "--dest=" + DESTINATION[0],
    "--force",
    "--no-target-directory",
    "--delete",
    "--max-delete=5%",
    "--backup-dir=" + BACKUP,
    "--silent",
    "--status-format=line",
    "--error-on-no-change",
]

# BashOperator runs a task again after any exit code but 0 and that of a skip. So only those are passed on after which
# a second try may help. After any other failure the task ends, and its status sends the run to give_up.
#
# A try that failed may have copied files. The next one finds them equal, and would say that there is nothing to do. So
# a mark on a disk that all workers share remembers them until they are loaded.
SYNC = """\
pending=${HOWDAH_PENDING:-/var/lib/howdah/pending}/{{ dag.dag_id }}
${HOWDAH:-java -jar /opt/howdah/howdah-agent.jar} %s
code=$?
if [ $code != 15 ]; then
  mkdir -p "${pending%%/*}" && touch "$pending" || exit 1
elif [ -e "$pending" ]; then
  code=0
fi
case $code in
  0 | 8 | 9 | 15) exit $code ;;
esac
exit 0
""" % " ".join(shlex.quote(word) for word in [*OPTIONS, SOURCE[1], DESTINATION[1]])

# In the place of a job that loads the new files. It must not mind if there are none, or if it has loaded them before.
LOAD = """\
echo "The new files are loaded here." || exit 1
rm -f "${HOWDAH_PENDING:-/var/lib/howdah/pending}/{{ dag.dag_id }}"
"""

GIVE_UP = """\
echo "The copy failed, and a second try would not help: see the log and the status of the task sync." >&2
exit 1
"""

# In the place of a mail or a message to a pager.
ALERT = """\
directory=${HOWDAH_ALERTS:-/var/lib/howdah/alerts}
mkdir -p "$directory"
touch "$directory/{{ dag.dag_id }}-{{ run_id }}"
"""


def next_task(ti):
    """Returns the task that follows, by the status that the agent has printed."""
    try:
        status = json.loads(ti.xcom_pull(task_ids="sync"))
        return "load" if status["Outcome"] == "Successful" else "give_up"
    except (KeyError, TypeError, ValueError):
        return "give_up"  # the agent printed no status, for example because Java is missing


with DAG(
    dag_id="howdah_sync",
    schedule="@hourly",
    start_date=datetime(2026, 1, 1),
    catchup=False,  # the next run brings everything that a missed one would have
    max_active_runs=1,  # no two copies to one destination at a time
    default_args={"retries": 0},
) as dag:
    sync = BashOperator(
        task_id="sync",
        bash_command=SYNC,
        skip_on_exit_code=NOTHING_TO_DO,
        retries=3,
        retry_delay=timedelta(minutes=5),
    )
    decide = BranchPythonOperator(task_id="decide", python_callable=next_task)
    load = BashOperator(task_id="load", bash_command=LOAD)
    give_up = BashOperator(task_id="give_up", bash_command=GIVE_UP)
    alert = BashOperator(task_id="alert", bash_command=ALERT, trigger_rule="one_failed")
    # Without it a run whose alert succeeds would count as a success, since Airflow looks at the last tasks only.
    done = EmptyOperator(task_id="done", trigger_rule="none_failed")

    sync >> decide >> [load, give_up]
    [sync, load, give_up] >> alert
    [load, give_up] >> done
