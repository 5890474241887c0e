"""Titles that can be watched at home since lately."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from plaudit.catalog.queries import fronts
from plaudit.catalog.queries.offers import is_anything_offered
from plaudit.catalog.shelf import shelf as every_title
from plaudit.site.blocks.content import Content, Options, most, shelf
from plaudit.site.browsing import regions


def load(options: Options, _taken: set[int]) -> Content | None:
    """Two queries, or those of the shelf too where the region with most on offer stands in for the site's own."""
    region = options.get("region") or settings.REGION
    titles = fronts.at_home(region, most(options))
    if not titles and not options.get("region") and is_anything_offered():
        region = regions.usual(every_title())
        titles = fronts.at_home(region, most(options)) if region else []
    return shelf(options, _("New at home"), titles, f"{reverse('browse')}?region={region}") if titles else None
