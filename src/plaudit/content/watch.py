"""What can be watched in a region: which services offer how much, what is new there, and what leaves soon."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, NamedTuple

from django.utils import timezone

from plaudit.catalog.models import OfferType
from plaudit.catalog.queries.offers import providers
from plaudit.content.listed_titles import ListedTitle, with_directors
from plaudit.content.regions import default_region, region_counts
from plaudit.listing.browse_index import BrowseIndex, bitsets, browse_index
from plaudit.listing.browse_index.cache import offers_in
from plaudit.listing.offers import OfferedTitle, leaving_soon, newly_offered

MAX_NEW = 12
MAX_LEAVING = 8
LEAVING_WITHIN = timedelta(days=30)


class Service(NamedTuple):
    """A service with its numbers of titles, in all and by the way of watching; the logo is a photo's sources."""

    slug: str
    name: str
    logo: dict[str, Any] | None
    titles: int
    titles_by_way: dict[OfferType, int]


@dataclass(frozen=True, slots=True)
class WatchContent:
    """A region with its offers; `region` is "" where nothing is offered anywhere."""

    region: str
    default_region: str
    region_counts: dict[str, int]
    services: list[Service]
    new: list[OfferedTitle]
    leaving: list[OfferedTitle]
    titles: dict[int, ListedTitle]

    @property
    def title_count(self) -> int:
        return self.region_counts.get(self.region, 0)


def load_watch(region: str = "") -> WatchContent:
    """Load what a region offers, by default the site's own (nine queries once the browse index is filled)."""
    index = browse_index()
    counts, default = region_counts(index), default_region(index)
    region = region or default
    new = newly_offered(region, MAX_NEW)
    leaving = leaving_soon(region, timezone.now() + LEAVING_WITHIN, MAX_LEAVING)
    cards = {offered.title.id: offered.title for offered in [*new, *leaving]}
    return WatchContent(
        region=region,
        default_region=default,
        region_counts=counts,
        services=_services(index, region) if region in counts else [],
        new=new,
        leaving=leaving,
        titles=dict(zip(cards, with_directors(cards.values()), strict=True)),
    )


def _services(index: BrowseIndex, region: str) -> list[Service]:
    """Return the services that offer listed titles in a region, the one with most titles first."""
    offers = offers_in(index, region)
    slugs = {slug for slug, _way in offers}
    services = []
    for slug, name, logo in providers():
        if slug in slugs:
            by_way = {way: offers[slug, way] & index.listed for way in OfferType if (slug, way) in offers}
            counts = {way: titles.bit_count() for way, titles in by_way.items()}
            services.append(Service(slug, name, logo, bitsets.union(by_way.values()).bit_count(), counts))
    return sorted(services, key=lambda service: (-service.titles, service.name))
