"""The short lists of the front: the best, the most rated, the most divided, the newly certified, the newest.

Each walks an index from its end, so that it costs the same on a site of a hundred titles and of a hundred thousand.
"""

from datetime import date, timedelta

from django.db.models import QuerySet

from plaudit.catalog.models import Title
from plaudit.listing import offers
from plaudit.listing.cards import TitleCard, cards


def best_by_critics(limit: int, *, kind: str = "") -> list[TitleCard]:
    """Listed titles by the critics' rank, the best first; of one kind where that is given."""
    ranked = Title.objects.listed().filter(score__critics_rank__isnull=False)
    return cards(_only(ranked, kind).order_by("-score__critics_rank", "-score__title")[:limit])


def most_rated(limit: int) -> list[TitleCard]:
    """Listed titles with a score of the audience, the one with most ratings first."""
    rated = Title.objects.listed().filter(score__audience_percent__isnull=False)
    return cards(rated.order_by("-score__ratings", "-score__title")[:limit])


def most_divided(limit: int, *, points: int) -> list[TitleCard]:
    """Titles on which critics and audience differ by at least so many percentage points, widest first."""
    apart = Title.objects.listed().filter(score__apart__gte=points)
    return cards(apart.order_by("-score__apart", "-score__title")[:limit])


def certified_lately(since: date, limit: int) -> list[TitleCard]:
    """Titles that became Certified Fresh on that day or later and still are, the latest first."""
    certified = Title.objects.listed().filter(score__certified=True, score__certified_since__gte=since)
    return cards(certified.order_by("-score__certified_since", "-score__title")[:limit])


def opening(on: date, limit: int, *, days: int = 7) -> list[TitleCard]:
    """Films released on a day or in the days after it, the first first."""
    within = Title.objects.listed().filter(kind="film", released_on__gte=on, released_on__lt=on + timedelta(days=days))
    return cards(within.order_by("released_on", "id")[:limit])


def at_home(region: str, limit: int) -> list[TitleCard]:
    """Titles that can be watched in a region since lately, the newest offer first (two queries)."""
    return [offered.title for offered in offers.newly_offered(region, limit, at_home=True)]


def _only(titles: QuerySet[Title], kind: str) -> QuerySet[Title]:
    return titles.filter(kind=kind) if kind else titles
