"""The part of a title's page with lines from it."""

from typing import NamedTuple

from plaudit.catalog.models import Title
from plaudit.catalog.queries.quotes import Line, quotes_of
from plaudit.site.http.urls import page_url

FIRST = 4


class Spoken(NamedTuple):
    """A line, the character who says it, and who plays them."""

    text: str
    character: str
    speaker: str
    url: str


class Quotes(NamedTuple):
    """The first few quotes, and those that a press unfolds."""

    first: list[list[Spoken]]
    further: list[list[Spoken]]


def load(title: Title) -> Quotes | None:
    """One query; None without a quote."""
    quotes = [[_spoken(line) for line in quote] for quote in quotes_of(title.pk)]
    return Quotes(quotes[:FIRST], quotes[FIRST:]) if quotes else None


def _spoken(line: Line) -> Spoken:
    url = page_url("person", line.speaker_slug) if line.speaker_slug else ""
    return Spoken(line.text, line.character, line.speaker or "", url)
