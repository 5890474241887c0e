"""The part of a title's page with what it cost and won, and the way to all its particulars."""

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plaudit.catalog.models import Title
from plaudit.catalog.queries.details import Summary, summary
from plaudit.site.formatting import formats, money
from plaudit.site.http.urls import page_url


class Particulars(NamedTuple):
    """Facts by their names, and the URL of the page with all of them."""

    facts: list[tuple[str, str]]
    url: str


def load(title: Title) -> Particulars | None:
    """One query; None where nothing is known."""
    known = summary(title.pk)
    facts = [(label, value) for label, value in _facts(known) if value]
    return Particulars(facts, page_url("details", title.slug)) if facts or known.more else None


def _facts(known: Summary) -> list[tuple[str, str]]:
    return [
        (_("Produced by"), known.producer or ""),
        (_("Distributed by"), known.distributor or ""),
        (_("Budget"), _amount(known.budget, known.budget_currency)),
        (_("Box office"), _amount(known.gross, known.gross_currency)),
        (_("Awards"), _awards(known.won, known.nominated)),
    ]


def _amount(amount: int | None, currency: str | None) -> str:
    return money.whole(amount, currency or "USD") if amount else ""


def _awards(won: int, nominated: int) -> str:
    said = []
    if won:
        said.append(ngettext("%(count)s win", "%(count)s wins", won) % {"count": formats.number(won)})
    if nominated > won:
        others = nominated - won
        said.append(
            ngettext("%(count)s nomination", "%(count)s nominations", others) % {"count": formats.number(others)}
        )
    return formats.listed_loosely(said)
