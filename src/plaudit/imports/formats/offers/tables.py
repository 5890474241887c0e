"""Tables of offers: one row for each way to watch a title in a region."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plaudit.catalog.actions.offers import LONGEST_PROVIDER, ProviderTold
from plaudit.catalog.matching.candidate import MAX_ID_LENGTH
from plaudit.imports.formats.offers import parsing
from plaudit.imports.formats.offers.matching import Wanted, named
from plaudit.imports.formats.offers.offer_input import OfferTold
from plaudit.imports.tables import Line, UnusableFileError, columns_of, lines
from plaudit.imports.text_cleaning import plain

NEEDED = ("provider", "way", "region")
# The columns that say which title is meant; at least one of them is needed.
IDS = {"imdb": "imdb", "tmdb": "tmdb", "tmdb_tv": "tmdb-tv"}
NAMING = ("title", *IDS)


@dataclass(frozen=True, slots=True)
class Row:
    """One row, read and cleaned."""

    wanted: Wanted
    offer: OfferTold

    @classmethod
    def read(cls, line: Line) -> "Row":
        """Raises ValueError with a sentence for a row that cannot be taken in."""
        line.require_columns()
        starts_at, ends_at = parsing.span(_cell(line, "from"), _cell(line, "until"))
        price, currency = parsing.price(_cell(line, "price"), _cell(line, "currency"))
        offer = OfferTold(
            provider=_provider(line),
            way=parsing.way(line["way"]),
            region=parsing.region(line["region"]),
            language=parsing.language(_cell(line, "language")),
            quality=parsing.quality(plain(_cell(line, "quality"))),
            url=parsing.link(_cell(line, "url")),
            price=price,
            currency=currency,
            starts_at=starts_at,
            ends_at=ends_at,
        )
        return cls(_wanted(line, _year(_cell(line, "year"))), offer)


def offer_lines(path: Path) -> Iterator[Line]:
    """The rows of a table of offers. Raises UnusableFileError for a table that lacks a column."""
    if not set(NAMING) & set(columns_of(path)):
        raise UnusableFileError(
            f"{path} does not say which title is meant; it needs a column {', '.join(NAMING[:-1])}."
        )
    return lines(path, NEEDED)


def place_of(line: Line) -> tuple[Wanted, str] | None:
    """Which title and region a row is about, where that can be read; the rest of it may make no sense."""
    try:
        return _wanted(line, _year_if_any(line)), parsing.region(line["region"])
    except ValueError:
        return None


def _year_if_any(line: Line) -> int | None:
    try:
        return _year(_cell(line, "year"))
    except ValueError:
        return None


def _cell(line: Line, column: str) -> str:
    return line[column] if column in line.header.places else ""


def _provider(line: Line) -> ProviderTold:
    name = plain(line["provider"])
    if not any(map(str.isalnum, name)):
        raise ValueError("The row names no provider.")
    if len(name) > LONGEST_PROVIDER:
        raise ValueError(f"The provider's name is longer than {LONGEST_PROVIDER} characters.")
    return ProviderTold(name)


def _wanted(line: Line, year: int | None) -> Wanted:
    ids = tuple((source, value) for column, source in IDS.items() if (value := _cell(line, column)))
    if any(len(value) > MAX_ID_LENGTH for _source, value in ids):
        raise ValueError(f"An id is longer than {MAX_ID_LENGTH} characters.")
    name, year = named(plain(_cell(line, "title")), year)
    if not ids and not name:
        raise ValueError("The row names no title.")
    return Wanted(ids, name, year)


def _year(printed: str) -> int | None:
    if not printed:
        return None
    if not printed.isascii() or not printed.isdecimal() or len(printed) != 4:
        raise ValueError(f'The year "{printed[:40]}" cannot be read; write it like 2006.')
    return int(printed)
