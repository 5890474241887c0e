"""Jobs: each at its interval, in one place at a time, and none stopped by another that fails."""

import logging
from datetime import UTC, datetime, timedelta

import pytest

from plaudit.scheduling.actions import run_due, seconds_to_next
from plaudit.scheduling.jobs import Job, registered_jobs, run_every
from plaudit.scheduling.models import ScheduledJob

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def runs():
    return []


@pytest.fixture
def jobs(runs):
    return {"tick": Job("tick", MINUTE, runs.append)}


def test_a_new_job_is_due_at_once_and_again_after_its_interval(jobs, runs):
    assert run_due(jobs, NOW) == ["tick"]
    assert run_due(jobs, NOW + MINUTE / 2) == []
    assert run_due(jobs, NOW + MINUTE) == ["tick"]
    assert runs == [None, NOW]


def test_it_says_how_long_nothing_is_due(jobs):
    run_due(jobs, NOW)
    assert seconds_to_next(jobs, NOW + timedelta(seconds=45)) == 15
    assert seconds_to_next(jobs, NOW + 2 * MINUTE) == 0


def test_a_job_that_fails_stops_no_other_and_runs_again_with_the_time_of_its_last_success(jobs, runs, caplog):
    seen = []

    def fail_once(since):
        seen.append(since)
        if len(seen) == 2:
            raise ZeroDivisionError("too small")

    jobs = {"broken": Job("broken", MINUTE, fail_once), **jobs}
    for minute in range(3):
        run_due(jobs, NOW + minute * MINUTE)
        if minute == 1:
            assert ScheduledJob.objects.get(job="broken").trouble == "ZeroDivisionError: too small"
    assert seen == [None, NOW, NOW]
    assert len(runs) == 3
    assert "broken failed" in caplog.text
    assert ScheduledJob.objects.get(job="broken").trouble == ""


def test_of_two_workers_one_runs_a_job(jobs, runs):
    def while_the_other_looks(since):
        run_due(jobs, NOW)
        runs.append("mine")

    run_due({"tick": Job("tick", MINUTE, while_the_other_looks)}, NOW)
    assert runs == ["mine"]


def test_a_job_that_goes_on_failing_is_logged_once_and_again_when_it_ends_well(jobs, runs, caplog):
    works = []

    def fail(since):
        if not works:
            raise ZeroDivisionError("too small")

    jobs = {"broken": Job("broken", MINUTE, fail)}
    for minute in range(5):
        run_due(jobs, NOW + minute * MINUTE)
    assert caplog.text.count("broken failed") == 1
    works.append(True)
    run_due(jobs, NOW + 5 * MINUTE)
    assert "broken ended well again" in caplog.text


def test_a_clock_that_was_ahead_and_is_put_right_stops_no_job(jobs, runs):
    in_years = NOW + timedelta(days=2000)
    run_due(jobs, in_years)

    assert seconds_to_next(jobs, NOW) == 0
    assert run_due(jobs, NOW) == ["tick"]
    assert run_due(jobs, NOW + MINUTE) == ["tick"]
    assert runs == [None, None, NOW]  # what ended "in years" says nothing about since when to look


def test_a_machine_whose_clock_is_a_little_behind_runs_nothing_twice(jobs, runs):
    run_due(jobs, NOW)
    assert run_due(jobs, NOW - timedelta(seconds=20)) == []
    assert seconds_to_next(jobs, NOW - timedelta(seconds=20)) == 80
    assert runs == [None]


def test_whatever_a_job_fails_with_is_kept(jobs, runs, caplog):
    def fail(since):
        raise ValueError("a name with \0 and \ud800 in it")

    with caplog.at_level(logging.CRITICAL + 1):  # workers of a parallel run cannot hand such a log on
        assert run_due({"broken": Job("broken", MINUTE, fail), **jobs}, NOW) == ["broken", "tick"]
    assert ScheduledJob.objects.get(job="broken").trouble == "ValueError: a name with ? and ? in it"


def test_a_job_that_is_no_more_is_left_alone(jobs, runs):
    run_due({"old": Job("old", MINUTE, runs.append)}, NOW)
    run_due(jobs, NOW + 2 * MINUTE)
    assert runs == [None, None]


def test_an_interval_is_above_zero():
    with pytest.raises(ValueError, match="above zero"):
        run_every(seconds=0)


def test_packages_name_their_jobs_in_their_tasks():
    jobs = registered_jobs()
    assert "plaudit.maintenance: let_scores_age" in jobs
    assert all(job.work.__doc__ for job in jobs.values())


def test_every_job_runs_on_an_empty_site():
    jobs = registered_jobs()
    assert run_due(jobs, NOW) == sorted(jobs)
    assert not ScheduledJob.objects.exclude(trouble="").exists()
