"""What changes by time alone: a badge settles, a top status begins or ends, a policy comes into force."""

from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from plaudit.audience.actions import recount as audience
from plaudit.bulk.rows import batched
from plaudit.critics.actions import recount as critics
from plaudit.critics.models import Review, TopStatus
from plaudit.maintenance.recount import BATCH, recount_all
from plaudit.scoreboard.actions import LogEvent
from plaudit.scoreboard.displayed_scores import policy_timeline
from plaudit.scoreboard.models import LogEntry
from plaudit.scoreboard.queries import titles_with_due_badge

STATUS_CHANGED = LogEvent(kind=LogEntry.Kind.COUNTING, reason="a top status began or ended")


def settle_badges(today: date) -> int:
    """Win or lose the badges whose days of settling are over; gives how many titles were looked at."""
    policy = policy_timeline().at(today)
    certified = titles_with_due_badge("certified", today, policy.certified.settled_days)
    hot = titles_with_due_badge("hot", today, policy.hot.settled_days)
    critics.recount(certified)
    for batch in batched(hot, BATCH):
        audience.recount(batch)
    return len({*certified, *hot})


def count_by_new_statuses(since: date, today: date) -> int:
    """Count again the titles of undated reviews whose top status began or ended after `since`, up to today.

    A review without a date is a top critic's or not by the statuses of the day it is counted; a dated one stays as
    it is. Gives how many titles were counted.
    """
    began = Q(starts_on__gt=since, starts_on__lte=today)
    ended = Q(ends_on__gte=since, ends_on__lt=today)
    changed = TopStatus.objects.filter(began | ended)
    of_bylines = Q(byline__in=changed.filter(byline__isnull=False).values("byline"))
    of_publications = Q(publication__in=changed.filter(publication__isnull=False).values("publication"))
    undated = Review.objects.filter(of_bylines | of_publications, dated_on__isnull=True)
    titles = list(undated.order_by().values_list("title_id", flat=True).distinct())
    critics.recount(titles, why=STATUS_CHANGED)
    return len(titles)


def follow_the_policy(since: date, today: date) -> bool:
    """Count everything again where another policy came into force after `since`, up to today; says whether one did."""
    came = any(since < start <= today for start, _policy in policy_timeline().later)
    if came:
        recount_all()
    return came


def let_time_pass(since: datetime | None, now: datetime) -> None:
    """Everything that time alone has changed since a moment (None: since always, so that only today's matters)."""
    today = timezone.localdate(now)
    before = timezone.localdate(since) if since else today
    follow_the_policy(before, today)
    count_by_new_statuses(before, today)
    settle_badges(today)
