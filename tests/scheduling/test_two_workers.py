"""Two workers that really meet at a job, each with a connection of its own: one of them runs it."""

from datetime import UTC, datetime, timedelta
from threading import Barrier, local

import pytest
from django.db import connection

from plaudit.scheduling.actions import run_due
from plaudit.scheduling.jobs import Job
from plaudit.scheduling.models import ScheduledJob
from together import at_once

pytestmark = pytest.mark.django_db(transaction=True)
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def runs():
    return []


@pytest.fixture
def jobs(runs):
    return {"tick": Job("tick", MINUTE, runs.append)}


def meet(jobs, now):
    """Two workers look at what is due, and neither takes anything before both have looked; gives what each ran."""
    barrier, mine = Barrier(2, timeout=10), local()
    ran = []

    def wait_for_the_other(execute, sql, params, many, context):
        if sql.startswith("UPDATE") and not hasattr(mine, "met"):
            mine.met = True
            barrier.wait()
        return execute(sql, params, many, context)

    def work():
        with connection.execute_wrapper(wait_for_the_other):
            ran.append(run_due(jobs, now))

    assert at_once(work, work) == []
    return sorted(ran)


def test_of_two_workers_that_meet_at_a_due_job_one_runs_it(jobs, runs):
    run_due(jobs, NOW)

    for minute in range(1, 6):
        assert meet(jobs, NOW + minute * MINUTE) == [[], ["tick"]]
    assert runs == [None, *[NOW + minute * MINUTE for minute in range(5)]]


def test_each_of_several_due_jobs_runs_once_for_two_workers(runs):
    jobs = {name: Job(name, MINUTE, runs.append) for name in ("first", "second", "third")}
    run_due(jobs, NOW)
    runs.clear()

    ran = meet(jobs, NOW + MINUTE)
    assert sorted(name for each in ran for name in each) == ["first", "second", "third"]
    assert runs == [NOW] * 3


def test_a_job_that_is_new_to_two_workers_at_once_is_planned_and_run_once(jobs, runs):
    ran = []
    assert at_once(*[lambda: ran.append(run_due(jobs, NOW))] * 2) == []
    assert sorted(ran) == [[], ["tick"]]
    assert runs == [None]
    assert ScheduledJob.objects.get().next_at == NOW + MINUTE


def test_a_worker_that_takes_a_job_leaves_the_others_as_they_are(jobs):
    later = {"later": Job("later", timedelta(hours=1), lambda since: None)}
    run_due({**jobs, **later}, NOW)
    before = ScheduledJob.objects.filter(job="later").values().get()

    run_due({**jobs, **later}, NOW + MINUTE)
    assert ScheduledJob.objects.filter(job="later").values().get() == before
    assert ScheduledJob.objects.get(job="tick").done_at == NOW + MINUTE
