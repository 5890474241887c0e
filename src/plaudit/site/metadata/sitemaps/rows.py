"""What sitemaps read: slugs by ranges of ids, so that the last page costs what the first does."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import F, QuerySet

from plaudit.catalog.models import Person, Title
from plaudit.critics.models import Critic, Publication
from plaudit.newsroom import queries as newsroom

# The ids that one sitemap spans. Each page is named in every language, and a sitemap may name 50,000 URLs.
SPAN = 5_000
MOST_PAGES = 2**31 // SPAN


class Row(NamedTuple):
    """The slug of a page, and when what it shows last changed (None: not known)."""

    slug: str
    changed_at: datetime | None


class Kind(NamedTuple):
    """The pages of one kind: the name of their URL, and how they are read. `moments` say when one changed."""

    url: str
    all: Callable[[], QuerySet[Any]]
    moments: tuple[str, ...] = ()


KINDS: dict[str, Kind] = {
    "titles": Kind("title", Title.objects.listed, ("added_at", "score__critics_since", "score__audience_since")),
    "people": Kind("person", Person.objects.all),
    "critics": Kind("critic", Critic.objects.all),
    "publications": Kind("publication", Publication.objects.all),
    "news": Kind("article", newsroom.published_articles, ("published_at", "last_published_at")),
}


def pages(kind: Kind) -> list[int]:
    """The numbers of the sitemaps of a kind that have something in them (one query, over the ids alone)."""
    spans = kind.all().order_by().annotate(span=F("pk") / SPAN).values_list("span", flat=True).distinct()
    return sorted(spans)


def rows(kind: Kind, page: int) -> list[Row]:
    """The pages of a kind in one sitemap (one query)."""
    found = kind.all().filter(pk__gte=page * SPAN, pk__lt=(page + 1) * SPAN).order_by("pk")
    return [Row(slug, _last(moments)) for slug, *moments in found.values_list("slug", *kind.moments)]


def _last(moments: list[datetime | None]) -> datetime | None:
    return max((moment for moment in moments if moment is not None), default=None)
