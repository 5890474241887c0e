"""Titles that can be watched at home since lately."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from plaudit.catalog.queries import fronts
from plaudit.newsroom.queries import region_of_the_newest_offer
from plaudit.site.blocks.content import Content, Options, most, shelf


def load(options: Options, _taken: set[int]) -> Content | None:
    """Two queries; three more where the site's own region has nothing to watch and another has."""
    region = options.get("region") or settings.REGION
    titles = fronts.at_home(region, most(options))
    if not titles and not options.get("region"):
        region = region_of_the_newest_offer()
        titles = fronts.at_home(region, most(options)) if region else []
    return shelf(options, _("New at home"), titles, f"{reverse('browse')}?region={region}") if titles else None
