"""Titles with the most ratings of the audience."""

from django.utils.translation import gettext as _

from plaudit.listing import home_lists
from plaudit.site.blocks.content import Content, Options, most, shelf


def load(options: Options, taken: set[int]) -> Content | None:
    found = home_lists.most_rated(most(options) + len(taken))
    return shelf(options, _("Most rated"), [title for title in found if title.id not in taken][: most(options)])
