"""What the public pages read of the audience's reviews."""

from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import OuterRef, QuerySet, Subquery

from plaudit.audience.models import AudienceReview, Rating
from plaudit.bulk.prepared_queries import PreparedQuery

FIRST_AUDIENCE_REVIEWS = 6


class AudienceReviewRecord(NamedTuple):
    """A member's review of a title with their rating, None where they gave none."""

    text: str
    spoiler: bool
    written_at: datetime
    half_stars: int | None
    name: str
    username: str
    super_reviewer_since: date | None


def first_audience_reviews(title_id: int) -> list[AudienceReviewRecord]:
    """The newest `FIRST_COMMENTS` visible audience reviews of a title."""
    return [AudienceReviewRecord(*row) for row in _NEWEST.rows(title_id)]


def _newest(title_id: int) -> "QuerySet[AudienceReview, Any]":
    found = AudienceReview.objects.filter(title_id=title_id).visible().newest_first()
    fields = ("text", "spoiler", "written_at", "half_stars", "member__name", "member__username")
    rated = found.annotate(half_stars=Subquery(_their_rating()))
    return rated.values_list(*fields, "member__super_reviewer_since")[:FIRST_AUDIENCE_REVIEWS]


def _their_rating() -> QuerySet[Rating, int]:
    mine = Rating.objects.filter(title_id=OuterRef("title_id"), member_id=OuterRef("member_id"))
    return mine.values_list("half_stars", flat=True)[:1]


_NEWEST = PreparedQuery(_newest, int)
