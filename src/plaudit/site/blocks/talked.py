"""Titles that most reviews came in of lately."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from plaudit.critics.queries.home import talked_about
from plaudit.site.blocks.content import Content, Options, Shelf, heading, most

DAYS = 14


def load(options: Options, _taken: set[int]) -> Content | None:
    since = timezone.localdate() - timedelta(days=options.get("days") or DAYS)
    found = talked_about(since, most(options))
    return Shelf(title_ids=found, heading=heading(options, _("Most talked about"))) if found else None
