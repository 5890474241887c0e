"""Bringing the histograms in line with the ratings."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from plaudit.audience.actions.bulk import tally_ratings
from plaudit.audience.models import Rating
from plaudit.scoreboard import actions as scoreboard
from plaudit.scoring.tally import AudienceCounts


def count_ratings(title_ids: Collection[int]) -> dict[int, AudienceCounts]:
    """What the ratings of these titles add up to, counted from the rows."""
    rows = (
        Rating.objects.filter(title_id__in=title_ids)
        .values_list("title_id", "half_stars", "verified")
        .annotate(count=Count("*"))
        .order_by()
    )
    return dict.fromkeys(title_ids, AudienceCounts()) | tally_ratings(rows)


@transaction.atomic
def recount(title_ids: Collection[int]) -> None:
    """Count the ratings of these titles again and store what follows from them."""
    scores = scoreboard.lock(title_ids)
    scoreboard.store_audience_counts(count_ratings(title_ids), scores, at=timezone.now())
