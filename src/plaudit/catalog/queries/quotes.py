"""Quotes from a title, as its page shows them."""

from itertools import groupby
from typing import NamedTuple

from django.db.models import QuerySet

from plaudit.bulk.prepared_queries import PreparedQuery
from plaudit.catalog.models import QuoteLine

MAX_LINES = 60


class QuoteLineRecord(NamedTuple):
    """What one character says, and who plays them where that is known."""

    quote_id: int
    text: str
    character: str
    speaker: str | None
    speaker_slug: str | None


def _lines(title_id: int) -> QuerySet[QuoteLine, tuple[object, ...]]:
    lines = QuoteLine.objects.filter(quote__title=title_id).order_by("quote__position", "quote_id", "position", "id")
    return lines.values_list("quote_id", "text", "character", "speaker__name", "speaker__slug")[: MAX_LINES + 1]


_LINES = PreparedQuery(_lines, int)


def quotes_of(title_id: int) -> list[list[QuoteLineRecord]]:
    """Return the quotes of a title in the editors' order, each as its lines; at most sixty lines in whole quotes."""
    lines = [QuoteLineRecord(*row) for row in _LINES.rows(title_id)]
    quotes = [list(of_quote) for _id, of_quote in groupby(lines, key=lambda line: line.quote_id)]
    return quotes if len(lines) <= MAX_LINES else quotes[:-1]
