"""What the site does by itself, beside what each package does."""

from datetime import datetime, timedelta

from django.core.management import call_command
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from plaudit.changes.actions import prune
from plaudit.maintenance.scheduled_updates import let_time_pass
from plaudit.recommendations.update import update_similar_titles
from plaudit.scheduling.jobs import run_every
from plaudit.search import actions as search

FORTNIGHT = timedelta(days=14)


@run_every(seconds=30)
def publish_what_is_due(_since: datetime | None) -> None:
    """Publish the drafts whose time has come, and take down what has run out."""
    call_command("publish_scheduled", verbosity=0)


@run_every(minutes=10)
def let_scores_age(since: datetime | None) -> None:
    """Settle badges, follow top statuses that begin or end, and a policy that comes into force."""
    let_time_pass(since, timezone.now())


@run_every(hours=24)
def forget_old_tasks(_since: datetime | None) -> None:
    """Forget background work that ended a fortnight ago, or never did, and sessions that have ended."""
    call_command("prune_db_task_results", "--min-age-days", str(FORTNIGHT.days), verbosity=0)
    # A worker that was killed leaves what it was at as running for ever.
    DBTaskResult.objects.running().filter(started_at__lt=timezone.now() - FORTNIGHT).delete()
    call_command("clearsessions", verbosity=0)


@run_every(hours=6)
def forget_old_changes(_since: datetime | None) -> None:
    """Forget changes that the index of search has read, but for the newest."""
    prune(search.position())


@run_every(hours=24)
def schedule_similar_titles(_since: datetime | None) -> None:
    """Have similar titles computed again, beside whatever else is to be done."""
    update_all_similar_titles.enqueue()


@task()
def update_all_similar_titles() -> int:
    """Compute the similar titles of every title; return how many titles changed."""
    return update_similar_titles()
