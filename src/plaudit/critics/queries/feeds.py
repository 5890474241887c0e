"""What feeds read of reviews and consensus: the newest, each with when it last changed."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import QuerySet

from plaudit.critics.models import Review
from plaudit.critics.queries.reviews import REVIEW_FIELDS, ReviewRecord


class FeedRecord(NamedTuple):
    """A review, when we first knew it, and when its verdict was last decided."""

    review: ReviewRecord
    entered_at: datetime
    changed_at: datetime


def newest(limit: int) -> list[FeedRecord]:
    """The newest counted reviews of a known day, of listed titles."""
    known = Review.objects.counted().filter(title__listed=True, dated_on__isnull=False)
    # Plainly ordered, so that the index by day answers on both engines however many reviews there are.
    return _rows(known.order_by("-dated_on", "-id")[:limit])


def newest_of_title(title_id: int, limit: int) -> list[FeedRecord]:
    """The newest counted reviews of a title, also those of its first episodes."""
    return _rows(Review.objects.filter(title_id=title_id).counted().newest_first()[:limit])


def newest_of_critic(critic_id: int, limit: int) -> list[FeedRecord]:
    """The newest counted reviews by a critic, of listed titles."""
    return _rows(Review.objects.filter(critic_id=critic_id, title__listed=True).counted().newest_first()[:limit])


def newest_in_publication(publication_id: int, limit: int) -> list[FeedRecord]:
    """The newest counted reviews in a publication, of listed titles."""
    theirs = Review.objects.filter(publication_id=publication_id, title__listed=True)
    return _rows(theirs.counted().newest_first()[:limit])


def _rows(reviews: QuerySet[Review]) -> list[FeedRecord]:
    found = reviews.values_list(*REVIEW_FIELDS, "entered_at", "verdict_at")
    return [
        FeedRecord(ReviewRecord(*row), entered_at, max(entered_at, decided_at or entered_at))
        for *row, entered_at, decided_at in found
    ]
