"""Tables of offers: one row for each way to watch a title in a region."""

from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from plaudit.catalog.ingest.offers import MAX_NAME_LENGTH, ProviderInput
from plaudit.catalog.matching.candidates import MAX_ID_LENGTH, TitleCandidate
from plaudit.imports.errors import RowRejectedError, UnusableFileError
from plaudit.imports.formats.offers import parsing
from plaudit.imports.formats.offers.offer_input import OfferInput
from plaudit.imports.tables import Line, columns_of, lines
from plaudit.imports.text_cleaning import plain
from plaudit.names.folding import split_year

SOURCE = "offers"
NEEDED = ("provider", "way", "region")
# The columns that say which title is meant; at least one of them is needed.
IDS = {"imdb": "imdb", "tmdb": "tmdb", "tmdb_tv": "tmdb-tv"}
NAMING = ("title", *IDS)


def parse_offer(line: Line) -> tuple[TitleCandidate, OfferInput]:
    """Return the title that a line is about, and its offer. Raises RowRejectedError for one that cannot be imported."""
    line.require_columns()
    starts_at, ends_at = parsing.span(_cell(line, "from"), _cell(line, "until"))
    price, currency = parsing.price(_cell(line, "price"), _cell(line, "currency"))
    offer = OfferInput(
        provider=_provider(line),
        type=parsing.offer_type(line["way"]),
        region=parsing.region(line["region"]),
        language=parsing.language(_cell(line, "language")),
        quality=parsing.quality(plain(_cell(line, "quality"))),
        url=parsing.link(_cell(line, "url")),
        price=price,
        currency=currency,
        starts_at=starts_at,
        ends_at=ends_at,
    )
    return _candidate(line, _year(_cell(line, "year"))), offer


def offer_lines(path: Path) -> Iterator[Line]:
    """The rows of a table of offers. Raises UnusableFileError for a table that lacks a column."""
    if not set(NAMING) & set(columns_of(path)):
        raise UnusableFileError(
            f"{path} does not say which title is meant; it needs a column {', '.join(NAMING[:-1])}."
        )
    return lines(path, NEEDED)


def title_and_region(line: Line) -> tuple[TitleCandidate, str] | None:
    """Return the title and region that a line is about; None where they cannot be read. The rest may be wrong."""
    try:
        return _candidate(line, _year_if_any(line)), parsing.region(line["region"])
    except RowRejectedError:
        return None


def _year_if_any(line: Line) -> int | None:
    try:
        return _year(_cell(line, "year"))
    except RowRejectedError:
        return None


def _cell(line: Line, column: str) -> str:
    return line[column] if column in line.header.places else ""


def _provider(line: Line) -> ProviderInput:
    name = plain(line["provider"])
    if not any(map(str.isalnum, name)):
        raise RowRejectedError(_("The row names no provider."))
    if len(name) > MAX_NAME_LENGTH:
        raise RowRejectedError(
            _("The provider's name is longer than %(count)s characters.") % {"count": MAX_NAME_LENGTH}
        )
    return ProviderInput(name)


def _candidate(line: Line, year: int | None) -> TitleCandidate:
    ids = tuple((source, value) for column, source in IDS.items() if (value := _cell(line, column)))
    if any(len(value) > MAX_ID_LENGTH for _source, value in ids):
        raise RowRejectedError(_("An id is longer than %(count)s characters.") % {"count": MAX_ID_LENGTH})
    name = plain(_cell(line, "title"))
    if year is None:
        name, year = split_year(name)
    if not ids and not name:
        raise RowRejectedError(_("The row names no title."))
    return TitleCandidate(SOURCE, name, year, kind=None, ids=ids, may_be_new=False)


def _year(printed: str) -> int | None:
    if not printed:
        return None
    if not printed.isascii() or not printed.isdecimal() or len(printed) != 4:
        raise RowRejectedError(_('The year "%(value)s" cannot be read; write it like 2006.') % {"value": printed[:40]})
    return int(printed)
