"""Films that open in these days, and have just opened."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from plaudit.listing import home_lists
from plaudit.site.blocks.content import Content, Options, most, shelf

DAYS = 7


def load(options: Options, _taken: set[int]) -> Content | None:
    days = options.get("days") or DAYS
    # Films open at the end of a week, so this week's began a few days ago.
    first = timezone.localdate() - timedelta(days=min(days, DAYS) - 1)
    found = home_lists.opening(first, most(options), days=days + DAYS)
    return shelf(options, _("Opening this week"), found)
