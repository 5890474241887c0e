"""Running what is due, each job in one place at a time however many workers there are."""

import logging
import re
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction

from plaudit.bulk.rows import insert_missing
from plaudit.scheduling.jobs import Job
from plaudit.scheduling.models import ScheduledJob

logger = logging.getLogger(__name__)
LONGEST_TROUBLE = 2000
# Machines tell the time a little apart; what is further off has been set wrongly for a while.
LARGEST_SKEW = timedelta(minutes=1)
UNSTORED = re.compile(r"[\x00\ud800-\udfff]")


def run_due(jobs: Mapping[str, Job], now: datetime) -> list[str]:
    """Run every job that is due at a moment, one after the other; gives their names. A new job is due at once.

    A job that fails is logged, once for as long as it fails in the same way, and runs again at its next time: one
    broken job stops none of the others. Nor does a clock that was ahead and has been put right: what is planned too
    far off is due.
    """
    return [row.job for row in _due(jobs, now) if _run(jobs[row.job], row, now)]


def seconds_to_next(jobs: Mapping[str, Job], now: datetime) -> float:
    """How long nothing is due, in seconds; 0 if something is, a minute at most."""
    rows = ScheduledJob.objects.filter(job__in=jobs)
    waits = (timedelta() if _is_due(jobs[row.job], row, now) else row.next_at - now for row in rows)
    return min(waits, default=timedelta(minutes=1)).total_seconds()


def _due(jobs: Mapping[str, Job], now: datetime) -> list[ScheduledJob]:
    with transaction.atomic():
        known = set(ScheduledJob.objects.values_list("job", flat=True))
        missing = [(name, now, None, "") for name in jobs if name not in known]
        insert_missing(ScheduledJob, ("job", "next_at", "done_at", "trouble"), missing)
    rows = ScheduledJob.objects.filter(job__in=jobs).order_by("next_at", "job")
    return [row for row in rows if _is_due(jobs[row.job], row, now)]


def _is_due(job: Job, row: ScheduledJob, now: datetime) -> bool:
    return row.next_at <= now or row.next_at > now + job.interval + LARGEST_SKEW


def _run(job: Job, planned: ScheduledJob, now: datetime) -> bool:
    """Run a job unless another worker has just taken it; says whether it ran."""
    row = ScheduledJob.objects.filter(job=job.name)
    if not row.filter(next_at=planned.next_at).update(next_at=now + job.interval):
        return False
    try:
        job.work(_since(planned, now))
    except Exception as error:
        trouble = UNSTORED.sub("?", f"{type(error).__name__}: {error}")[:LONGEST_TROUBLE]
        if trouble != planned.trouble:
            logger.exception("The job %s failed; it runs again every %s.", job.name, job.interval)
        row.update(trouble=trouble)
    else:
        row.update(done_at=now, trouble="")
        if planned.trouble:
            logger.warning("The job %s ended well again.", job.name)
    return True


def _since(planned: ScheduledJob, now: datetime) -> datetime | None:
    """When the job last ended well; None where the clock said so by mistake, since then nobody knows when."""
    done_at = planned.done_at
    return None if done_at is not None and done_at > now + LARGEST_SKEW else done_at
