"""Titles that the critics certified lately."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from plaudit.listing import home_lists
from plaudit.site.blocks.content import Content, Options, most, shelf

DAYS = 7


def load(options: Options, _taken: set[int]) -> Content | None:
    days = options.get("days") or DAYS
    found = home_lists.certified_lately(timezone.localdate() - timedelta(days=days), most(options))
    usual = _("Certified this week") if days <= DAYS else _("Newly certified")
    return shelf(options, usual, found, f"{reverse('browse')}?band=certified")
