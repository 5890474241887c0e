"""The part of a title's page that says where it can be watched now."""

from dataclasses import dataclass

from plaudit.catalog.models import Title
from plaudit.catalog.queries.offers import offers_of
from plaudit.site.components import offers
from plaudit.site.components.offers import ShownRegion

OTHERS = 6


@dataclass(frozen=True, slots=True)
class Offers:
    """The offers in the site's region, or where most are; other regions as links. No region where nobody offers it."""

    region: ShownRegion | None
    others: list[ShownRegion]
    regions: int
    url: str


def load(title: Title) -> Offers:
    """One query."""
    regions = offers.by_region(title, offers_of(title.pk))
    here = offers.usual(regions)
    others = sorted((each for each in regions if each is not here), key=lambda each: -each.providers)
    return Offers(here, others[:OTHERS], len(regions), offers.watch_url(title))
