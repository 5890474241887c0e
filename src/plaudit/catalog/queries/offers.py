"""What is offered now: every read leaves out what has ended or not begun, whether or not a scheduler ran."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import F, Min, Q, QuerySet
from django.db.models.functions import Now

from plaudit.bulk.prepared_queries import PreparedQuery
from plaudit.catalog.models import Offer, OfferType, Provider

# More ways to watch one title than any page shows.
MOST_OFFERS = 4000


class OfferRow(NamedTuple):
    """A way to watch a title; the logo is a photo's sources, None without one."""

    region: str
    way: str
    provider: str
    provider_slug: str
    provider_url: str
    logo: dict[str, Any] | None
    url: str
    price: int | None
    currency: str
    language: str
    quality: str
    ends_at: datetime | None
    origin: str


class ProviderRow(NamedTuple):
    """Who offers titles; the logo is a photo's sources, None without one."""

    slug: str
    name: str
    logo: dict[str, Any] | None


ROW = (
    "region", "way", "provider__name", "provider__slug", "provider__url", "provider__logo__sources", "url", "price",
    "currency", "language", "quality", "ends_at", "origin",
)  # fmt: skip


def running() -> Q:
    """An offer that has begun and not ended."""
    now = Now()
    begun = Q(starts_at__isnull=True) | Q(starts_at__lte=now)
    return begun & (Q(ends_at__isnull=True) | Q(ends_at__gt=now))


def current() -> QuerySet[Offer]:
    return Offer.objects.filter(running())


def _offers_of(title_id: int) -> QuerySet[Offer, tuple[object, ...]]:
    found = current().filter(title_id=title_id)
    return found.order_by("region", "position", F("price").asc(nulls_first=True), "id").values_list(*ROW)[:MOST_OFFERS]


_OFFERS_OF = PreparedQuery(_offers_of, int)


def offers_of(title_id: int) -> list[OfferRow]:
    """The current offers of a title in every region, in the order of the region's code and then of their place."""
    return [OfferRow(*row) for row in _OFFERS_OF.rows(title_id)]


def providers() -> list[ProviderRow]:
    """Every provider, by name."""
    return [
        ProviderRow(*row)
        for row in Provider.objects.order_by("name", "id").values_list("slug", "name", "logo__sources")
    ]


def provider_names() -> dict[str, str]:
    """The name of every provider by its slug."""
    return dict(Provider.objects.order_by().values_list("slug", "name"))


def is_anything_at_home() -> bool:
    """Whether anything can be watched at home anywhere (one query)."""
    return current().exclude(way=OfferType.CINEMA).exists()


def regions_of_titles(title_ids: Collection[int] | None = None) -> QuerySet[Offer, tuple[int, str]]:
    """The title and region of current offers, of these titles or of all."""
    return _among(title_ids).values_list("title_id", "region").distinct()


def offered_in(region: str, title_ids: Collection[int] | None = None) -> QuerySet[Offer, tuple[int, str, str]]:
    """The title, provider and way of each current offer in a region, of these titles or of all."""
    return _among(title_ids).filter(region=region).values_list("title_id", "provider__slug", "way").distinct()


def _among(title_ids: Collection[int] | None) -> QuerySet[Offer]:
    found = current().order_by()
    return found if title_ids is None else found.filter(title_id__any_of=title_ids)


def next_moment(after: datetime) -> datetime | None:
    """When the next offer begins or ends."""
    starts = Offer.objects.filter(starts_at__gt=after).aggregate(first=Min("starts_at"))["first"]
    ends = Offer.objects.filter(ends_at__gt=after).aggregate(first=Min("ends_at"))["first"]
    return min((moment for moment in (starts, ends) if moment), default=None)


def moved_between(after: datetime, until: datetime) -> set[int]:
    """The titles of which an offer began or ended after one moment and up to another."""
    began = Offer.objects.filter(starts_at__gt=after, starts_at__lte=until)
    ended = Offer.objects.filter(ends_at__gt=after, ends_at__lte=until)
    return {pk for each in (began, ended) for pk in each.values_list("title_id", flat=True)}
