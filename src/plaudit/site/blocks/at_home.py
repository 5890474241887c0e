"""Titles that can be watched at home since lately."""

from django.urls import reverse
from django.utils.translation import gettext as _

from plaudit.catalog.queries import fronts
from plaudit.newsroom.queries import region_of_the_newest_offer
from plaudit.site.blocks.content import Content, Options, most, shelf


def load(options: Options, _taken: set[int]) -> Content | None:
    """Two queries, and one for the region where none is chosen."""
    region = options.get("region") or region_of_the_newest_offer()
    if not region:
        return None
    address = f"{reverse('browse')}?region={region}"
    return shelf(options, _("New at home"), fronts.at_home(region, most(options)), address)
