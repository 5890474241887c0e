"""What is on offer now: every read leaves out offers that have ended or not begun, whether or not a scheduler ran."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import F, Min, Q, QuerySet
from django.db.models.functions import Now

from plaudit.bulk.prepared_queries import PreparedQuery
from plaudit.catalog.models import Offer, OfferType, Provider

# More offers of one title than any page shows.
MAX_OFFERS = 4000
OFFER_COLUMNS = (
    "region", "type", "provider__name", "provider__slug", "provider__url", "provider__logo__sources", "url", "price",
    "currency", "language", "quality", "ends_at", "origin",
)  # fmt: skip


class OfferRecord(NamedTuple):
    """An offer; the logo is a photo's `sources`, None without one."""

    region: str
    type: str
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


class ProviderRecord(NamedTuple):
    """A provider; the logo is a photo's `sources`, None without one."""

    slug: str
    name: str
    logo: dict[str, Any] | None


def current_offers() -> QuerySet[Offer]:
    """Offers that have begun and not ended."""
    now = Now()
    begun = Q(starts_at__isnull=True) | Q(starts_at__lte=now)
    return Offer.objects.filter(begun & (Q(ends_at__isnull=True) | Q(ends_at__gt=now)))


def _offers_of(title_id: int) -> QuerySet[Offer, tuple[object, ...]]:
    offers = current_offers().filter(title_id=title_id)
    ordered = offers.order_by("region", "position", F("price").asc(nulls_first=True), "id")
    return ordered.values_list(*OFFER_COLUMNS)[:MAX_OFFERS]


_OFFERS_OF = PreparedQuery(_offers_of, int)


def offers_of(title_id: int) -> list[OfferRecord]:
    """Return the current offers of a title in every region, by the region's code and then by their position."""
    return [OfferRecord(*row) for row in _OFFERS_OF.rows(title_id)]


def providers() -> list[ProviderRecord]:
    """Return every provider, by name."""
    rows = Provider.objects.order_by("name", "id").values_list("slug", "name", "logo__sources")
    return [ProviderRecord(*row) for row in rows]


def provider_names() -> dict[str, str]:
    """Return the name of every provider by its slug."""
    return dict(Provider.objects.order_by().values_list("slug", "name"))


def is_anything_at_home() -> bool:
    """Whether anything can be watched at home anywhere (one query)."""
    return current_offers().exclude(type=OfferType.CINEMA).exists()


def regions_of_titles(title_ids: Collection[int] | None = None) -> QuerySet[Offer, tuple[int, str]]:
    """Return the title and region of current offers, of these titles or of all."""
    return _current_offers_of(title_ids).values_list("title_id", "region").distinct()


def offers_in_region(region: str, title_ids: Collection[int] | None = None) -> QuerySet[Offer, tuple[int, str, str]]:
    """Return the title, provider and type of each current offer in a region, of these titles or of all."""
    offers = _current_offers_of(title_ids).filter(region=region)
    return offers.values_list("title_id", "provider__slug", "type").distinct()


def _current_offers_of(title_ids: Collection[int] | None) -> QuerySet[Offer]:
    offers = current_offers().order_by()
    return offers if title_ids is None else offers.filter(title_id__any_of=title_ids)


def next_change(after: datetime) -> datetime | None:
    """Return when the next offer begins or ends, or None."""
    starts = Offer.objects.filter(starts_at__gt=after).aggregate(first=Min("starts_at"))["first"]
    ends = Offer.objects.filter(ends_at__gt=after).aggregate(first=Min("ends_at"))["first"]
    return min((moment for moment in (starts, ends) if moment), default=None)


def titles_changed_between(after: datetime, until: datetime) -> set[int]:
    """Return the titles of which an offer began or ended after one moment and up to another."""
    begun = Offer.objects.filter(starts_at__gt=after, starts_at__lte=until).values_list("title_id", flat=True)
    ended = Offer.objects.filter(ends_at__gt=after, ends_at__lte=until).values_list("title_id", flat=True)
    return {*begun, *ended}
