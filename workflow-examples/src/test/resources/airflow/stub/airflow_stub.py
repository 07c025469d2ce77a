"""The part of Airflow's API that the example uses, with Airflow's rules for states, branches and retries."""

import os
import re
import subprocess

SUCCESS, FAILED, SKIPPED, UPSTREAM_FAILED = "success", "failed", "skipped", "upstream_failed"


class DAG:
    """Collects the tasks that are made within it."""

    current = None

    def __init__(self, dag_id, *, schedule, start_date, catchup, max_active_runs, default_args):
        self.dag_id = dag_id
        self.schedule = schedule
        self.start_date = start_date
        self.catchup = catchup
        self.max_active_runs = max_active_runs
        self.default_args = default_args
        self.tasks = []

    def __enter__(self):
        DAG.current = self
        return self

    def __exit__(self, *unused):
        DAG.current = None


class BaseOperator:
    def __init__(self, *, task_id, retries=None, retry_delay=None, trigger_rule="all_success"):
        self.task_id = task_id
        self.dag = DAG.current
        self.retries = self.dag.default_args.get("retries", 0) if retries is None else retries
        self.retry_delay = retry_delay
        self.trigger_rule = trigger_rule
        self.upstream = []
        if any(task.task_id == task_id for task in self.dag.tasks):
            raise ValueError("The task %s is there twice." % task_id)
        self.dag.tasks.append(self)

    def __rshift__(self, other):
        for task in other if isinstance(other, list) else [other]:
            task.upstream.append(self)
        return other

    def __rrshift__(self, others):
        for task in others:
            task >> self
        return self


class BashOperator(BaseOperator):
    def __init__(self, *, bash_command, skip_on_exit_code=99, **more):
        super().__init__(**more)
        self.bash_command = bash_command
        self.skip_on_exit_code = skip_on_exit_code

    def attempt(self, run):
        process = subprocess.run(
            ["bash", "-c", render(self.bash_command, run)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        if process.returncode == self.skip_on_exit_code:
            return SKIPPED
        if process.returncode != 0:
            return FAILED
        lines = process.stdout.splitlines()
        run.results[self.task_id] = lines[-1] if lines else ""
        return SUCCESS


class EmptyOperator(BaseOperator):
    def attempt(self, run):
        return SUCCESS


class BranchPythonOperator(BaseOperator):
    def __init__(self, *, python_callable, **more):
        super().__init__(**more)
        self.python_callable = python_callable

    def attempt(self, run):
        chosen = self.python_callable(ti=run)
        followers = [task for task in self.dag.tasks if self in task.upstream]
        if chosen not in [task.task_id for task in followers]:
            raise ValueError("The task %s does not follow %s." % (chosen, self.task_id))
        run.not_chosen.update(task.task_id for task in followers if task.task_id != chosen)
        return SUCCESS


def render(command, run):
    """Replaces the few expressions of the example. Fails on any other."""
    values = {
        "dag.dag_id": run.dag.dag_id,
        "run_id": "scheduled__2026-03-01T05:00:00+00:00",
    }
    return re.sub(r"\{\{ (.*?) }}", lambda match: values[match.group(1)], command)


class Run:
    """One run of a DAG, with a task after the other."""

    def __init__(self, dag):
        self.dag = dag
        self.states = {}
        self.attempts = {}
        self.results = {}
        self.not_chosen = set()

    def xcom_pull(self, task_ids):
        return self.results.get(task_ids)

    def run(self):
        waiting = list(self.dag.tasks)
        while waiting:
            task = next(
                task for task in waiting if all(each.task_id in self.states for each in task.upstream)
            )
            waiting.remove(task)
            self.states[task.task_id] = self.state(task)
        return self

    def state(self, task):
        if task.task_id in self.not_chosen:
            return SKIPPED
        before = [self.states[each.task_id] for each in task.upstream]
        has_failed = any(state in (FAILED, UPSTREAM_FAILED) for state in before)
        if task.trigger_rule == "one_failed":
            return self.attempt(task) if has_failed else SKIPPED
        if has_failed:
            return UPSTREAM_FAILED
        if task.trigger_rule == "all_success" and SKIPPED in before:
            return SKIPPED
        if task.trigger_rule not in ("all_success", "none_failed"):
            raise ValueError("The stub does not have the trigger rule %s." % task.trigger_rule)
        return self.attempt(task)

    def attempt(self, task):
        for number in range(1, task.retries + 2):
            self.attempts[task.task_id] = number
            os.environ["ATTEMPT"] = str(number)
            state = task.attempt(self)
            if state != FAILED:
                break
        return state

    def end(self):
        """The state of the run, which is decided by its last tasks."""
        upstream = {each.task_id for task in self.dag.tasks for each in task.upstream}
        last = [state for name, state in self.states.items() if name not in upstream]
        return FAILED if any(state in (FAILED, UPSTREAM_FAILED) for state in last) else SUCCESS
