"""A title as a row of title.basics tells it."""

import re

from plaudit.catalog.matching.candidate import TitleCandidate
from plaudit.catalog.models import Kind
from plaudit.imports.formats.imdb.files import File, cell
from plaudit.imports.tables import Line
from plaudit.imports.text_cleaning import minutes, plain

SOURCE = "imdb"
NEEDED = ("tconst", "primarytitle", "originaltitle", "startyear", "runtimeminutes", "genres")
ALSO = ("titletype",)
ID = re.compile(r"tt\d{1,15}")
YEAR = re.compile(r"\d{4}(?:\.0+)?")
# Episodes and games are passed over: see `is_wanted`.
KINDS = {
    "": Kind.FILM,
    "movie": Kind.FILM,
    "short": Kind.FILM,
    "video": Kind.FILM,
    "tvMovie": Kind.FILM,
    "tvShort": Kind.FILM,
    "tvSpecial": Kind.FILM,
    "tvSeries": Kind.SERIES,
    "tvMiniSeries": Kind.SERIES,
}


def is_wanted(line: Line, file: File) -> bool:
    """Whether the row tells of a film or a series."""
    return cell(line, file, "titletype") in KINDS


def candidate(line: Line, file: File) -> TitleCandidate:
    """The title. Raises ValueError with a sentence for a row that cannot be taken in."""
    line.require_columns()
    name, original = plain(cell(line, file, "primarytitle")), plain(cell(line, file, "originaltitle"))
    kind = cell(line, file, "titletype")
    seen = TitleCandidate(
        source=SOURCE,
        name=name,
        year=_year(cell(line, file, "startyear")),
        kind=KINDS[kind],
        ids=((SOURCE, title_id(line, file)),),
        facts={
            "original_name": original if original != name else "",
            "runtime": minutes(cell(line, file, "runtimeminutes").removesuffix(".0")),
            "release_class": "television" if kind.startswith("tv") else "",
        },
    )
    if seen.error:
        raise ValueError(seen.error)
    return seen


def title_id(line: Line, file: File) -> str:
    """IMDb's id of the row's title. Raises ValueError for what is none."""
    printed = cell(line, file, "tconst")
    if not ID.fullmatch(printed) or not printed.isascii():
        raise ValueError(f'"{printed[:40]}" is no id of IMDb\'s for a title, such as tt1375666.')
    return printed


def genres(line: Line, file: File) -> list[str]:
    """Its genres as IMDb names them."""
    return [name.strip() for name in cell(line, file, "genres").split(",") if name.strip()]


def _year(printed: str) -> int | None:
    if not printed:
        return None
    if not YEAR.fullmatch(printed) or not printed.isascii():
        raise ValueError(f'The year "{printed[:40]}" cannot be read; write it like 2006.')
    return int(printed[:4])
