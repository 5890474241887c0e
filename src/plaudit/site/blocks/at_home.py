"""Titles that can be watched at home since lately."""

from itertools import islice

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from plaudit.catalog.queries.offers import is_anything_at_home
from plaudit.listing import home_lists
from plaudit.listing.browse_index import browse_index as every_title
from plaudit.listing.cards import TitleCard
from plaudit.site.blocks.content import Content, Options, most, shelf
from plaudit.site.browsing import regions

# So many other regions are tried: some may have nothing but cinemas.
TRIED = 3


def load(options: Options, _taken: set[int]) -> Content | None:
    """Two queries, or some more and those of the shelf where another region stands in for the site's own."""
    region = options.get("region") or settings.REGION
    titles = home_lists.at_home(region, most(options))
    if not titles and not options.get("region") and is_anything_at_home():
        region, titles = _elsewhere(most(options))
    return shelf(options, _("New at home"), titles, f"{reverse('browse')}?region={region}") if titles else None


def _elsewhere(limit: int) -> tuple[str, list[TitleCard]]:
    """The region with most on offer that has something to watch at home, and what."""
    others = (region for region in regions.counts(every_title()) if region != settings.REGION)
    found = ((region, home_lists.at_home(region, limit)) for region in islice(others, TRIED))
    return next((each for each in found if each[1]), ("", []))
