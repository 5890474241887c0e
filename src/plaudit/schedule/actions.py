"""Running what is due, each job in one place at a time however many workers there are."""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction

from plaudit.schedule.jobs import Job
from plaudit.schedule.models import Due
from plaudit.tables.queries import insert_missing

logger = logging.getLogger(__name__)
LONGEST_TROUBLE = 2000


def run_due(jobs: Mapping[str, Job], now: datetime) -> list[str]:
    """Run every job that is due at a moment, one after the other; gives their names. A new job is due at once.

    A job that fails is logged and runs again at its next time: one broken job stops none of the others.
    """
    return [job.name for job in _due(jobs, now) if _run(job, now)]


def seconds_to_next(jobs: Mapping[str, Job], now: datetime) -> float:
    """How long nothing is due, in seconds; 0 if something is, a minute at most."""
    nexts = Due.objects.filter(job__in=jobs).values_list("next_at", flat=True)
    return max(0.0, min((each - now for each in nexts), default=timedelta(minutes=1)).total_seconds())


def _due(jobs: Mapping[str, Job], now: datetime) -> list[Job]:
    with transaction.atomic():
        known = set(Due.objects.values_list("job", flat=True))
        missing = [(name, now, None, "") for name in jobs if name not in known]
        insert_missing(Due, ("job", "next_at", "done_at", "trouble"), missing)
    due = Due.objects.filter(job__in=jobs, next_at__lte=now).order_by("next_at", "job")
    return [jobs[name] for name in due.values_list("job", flat=True)]


def _run(job: Job, now: datetime) -> bool:
    """Run a job unless another worker has just taken it; says whether it ran."""
    row = Due.objects.filter(job=job.name)
    since = row.values_list("done_at", flat=True).first()
    if not row.filter(next_at__lte=now).update(next_at=now + job.interval):
        return False
    try:
        job.work(since)
    except Exception as error:
        logger.exception("The job %s failed; it runs again in %s.", job.name, job.interval)
        row.update(trouble=f"{type(error).__name__}: {error}"[:LONGEST_TROUBLE])
    else:
        row.update(done_at=now, trouble="")
    return True
