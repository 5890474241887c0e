"""Giving and taking back a rating: the row, the histogram and the changes in one transaction."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from plaudit.audience.models import Rating
from plaudit.audience.permissions import require_may_rate
from plaudit.catalog.models import Title
from plaudit.changes import actions as changes
from plaudit.errors import DomainError
from plaudit.members.models import Member
from plaudit.scoreboard import actions as scoreboard
from plaudit.scoreboard.models import Score
from plaudit.scoring.tally import HALF_STARS, AudienceCounts


class InvalidRatingError(DomainError):
    """Not one to ten half-stars."""


@transaction.atomic
def rate(
    *, member: Member, title: Title, half_stars: int, verified: bool = False, at: datetime | None = None
) -> Rating:
    """Record a member's rating (1 to 10 half-stars) of a title; a second one replaces the first.

    Who was once known to have seen it (`verified`) stays so. `at` is when it was given, now unless an import says
    otherwise. Raises InvalidRatingError outside of 1 to 10, and PermissionDeniedError for a member who may not rate or
    a title that is not open.
    """
    require_may_rate(member, title)
    if half_stars not in HALF_STARS:
        raise InvalidRatingError(f"A rating has 1 to 10 half-stars, not {half_stars}.")
    score = scoreboard.lock([title.pk])[title.pk]
    now = timezone.now()
    before = Rating.objects.filter(title=title, member=member).first()
    seen = verified or bool(before and before.verified)
    rating = Rating(title=title, member=member, half_stars=half_stars, verified=seen, rated_at=at or now)
    rating.save(force_insert=before is None, force_update=before is not None)
    _move(score, before, rating, now)
    return rating


@transaction.atomic
def remove_rating(*, member: Member, title: Title) -> bool:
    """Take a member's rating of a title back; says whether there was one. A suspended member may do so too."""
    score = scoreboard.lock([title.pk])[title.pk]
    before = Rating.objects.filter(title=title, member=member).first()
    if before is None:
        return False
    Rating.objects.filter(title=title, member=member).delete()
    _move(score, before, None, timezone.now())
    return True


def counts_of(rating: Rating | None) -> AudienceCounts:
    """What one rating, or none, adds to a title's counts."""
    if rating is None:
        return AudienceCounts()
    one = AudienceCounts().all.with_rating(rating.half_stars)
    return AudienceCounts(one, one if rating.verified else AudienceCounts().verified)


def _move(score: Score, before: Rating | None, after: Rating | None, at: datetime) -> None:
    counts = score.audience_counts + counts_of(after) - counts_of(before)
    scoreboard.store_audience_counts({score.title_id: counts}, {score.title_id: score}, at=at)
    changes.record_titles([score.title_id])
