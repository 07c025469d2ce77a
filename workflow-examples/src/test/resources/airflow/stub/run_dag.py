"""Loads a DAG and prints what it is, or what becomes of its tasks, one key=value in a line.

Usage: run_dag.py FILE (describe | run)
"""

import importlib.util
import sys

from airflow_stub import Run


def load(file):
    specification = importlib.util.spec_from_file_location("dag_file", file)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module.dag


def describe(dag):
    print("dag=%s %s catchup=%s runs=%d" % (dag.dag_id, dag.schedule, dag.catchup, dag.max_active_runs))
    for task in dag.tasks:
        print("%s.upstream=%s" % (task.task_id, " ".join(sorted(each.task_id for each in task.upstream))))
        print("%s.rule=%s" % (task.task_id, task.trigger_rule))
        print("%s.retries=%d" % (task.task_id, task.retries))


def run(dag):
    ended = Run(dag).run()
    print("end=%s" % ended.end())
    for name, state in ended.states.items():
        print("%s=%s" % (name, state))
    for name, number in ended.attempts.items():
        print("%s.attempts=%d" % (name, number))


{"describe": describe, "run": run}[sys.argv[2]](load(sys.argv[1]))
