"""Films and series of title.basics."""

import re
from typing import NamedTuple

from django.utils.translation import gettext as _

from plaudit.catalog.matching.candidates import TitleCandidate
from plaudit.catalog.models import Kind
from plaudit.imports.errors import RowRejectedError
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
    """Return whether the line is about a film or a series."""
    return cell(line, file, "titletype") in KINDS


class TitleRow(NamedTuple):
    """A film or series of title.basics."""

    candidate: TitleCandidate
    genres: list[str]


def parse_title(line: Line, file: File) -> TitleRow:
    """Return the line's title. Raises RowRejectedError for one that cannot be imported."""
    line.require_columns()
    name, original = plain(cell(line, file, "primarytitle")), plain(cell(line, file, "originaltitle"))
    kind = cell(line, file, "titletype")
    candidate = TitleCandidate(
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
    if candidate.error:
        raise RowRejectedError(candidate.error)
    return TitleRow(candidate, [name.strip() for name in cell(line, file, "genres").split(",") if name.strip()])


def title_id(line: Line, file: File) -> str:
    """IMDb's id of the row's title. Raises RowRejectedError for what is none."""
    printed = cell(line, file, "tconst")
    if not ID.fullmatch(printed) or not printed.isascii():
        raise RowRejectedError(
            _('"%(value)s" is no id of IMDb\'s for a title, such as tt1375666.') % {"value": printed[:40]}
        )
    return printed


def _year(printed: str) -> int | None:
    if not printed:
        return None
    if not YEAR.fullmatch(printed) or not printed.isascii():
        raise RowRejectedError(_('The year "%(value)s" cannot be read; write it like 2006.') % {"value": printed[:40]})
    return int(printed[:4])
