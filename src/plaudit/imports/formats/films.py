"""Tables of films with their casts: two layouts are known, told apart by their columns."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from pathlib import Path

from django.utils.translation import gettext as _

from plaudit.catalog.ingest.credits import CreditInput, credits_by_name, upsert_credits
from plaudit.catalog.ingest.genres import upsert_genres
from plaudit.catalog.ingest.titles import UpsertedTitle, upsert_titles
from plaudit.catalog.matching.candidates import TitleCandidate
from plaudit.catalog.models import Job
from plaudit.imports.errors import RowRejectedError, UnusableFileError
from plaudit.imports.importer import Importer, title_outcome
from plaudit.imports.report import Result
from plaudit.imports.tables import Line, columns_of, lines
from plaudit.imports.text_cleaning import minutes, plain, prose


@dataclass(frozen=True, slots=True)
class FilmRow:
    """One film of a table, cleaned."""

    candidate: TitleCandidate
    genres: tuple[str, ...]
    directors: tuple[str, ...]
    cast: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout of the table: the source of its facts, its columns, and how a line is parsed."""

    source: str
    columns: tuple[str, ...]
    parse: Callable[[Line], FilmRow]


class Films(Importer[FilmRow]):
    """The import of a table of films."""

    name = "films"
    help = "a table (CSV) of films with their casts"
    file_help = "the table of films"
    layout: Layout

    def lines(self) -> Iterable[Line]:
        self.layout = _layout(self.path)
        return lines(self.path, self.layout.columns)

    def parse(self, line: Line) -> FilmRow:
        line.require_columns()
        film = self.layout.parse(line)
        if film.candidate.error:
            raise RowRejectedError(film.candidate.error)
        return film

    def store(self, rows: Sequence[FilmRow]) -> Sequence[Result]:
        titles = upsert_titles([film.candidate for film in rows])
        pairs = list(zip(rows, titles, strict=True))
        upsert_genres((upserted.title, film.genres) for film, upserted in pairs)
        credited = upsert_credits([credit for pair in pairs for credit in _credits(*pair)], origin=self.layout.source)
        self.warn_of_duplicates(titles)
        return [title_outcome(upserted, credited) for upserted in titles]


def _layout(path: Path) -> Layout:
    names = columns_of(path)
    fitting = [layout for layout in LAYOUTS if set(layout.columns) <= set(names)]
    if not fitting:
        needed = " or ".join(", ".join(layout.columns) for layout in LAYOUTS)
        raise UnusableFileError(
            _("%(path)s is not a known table of films; it needs the columns %(columns)s.")
            % {"path": path, "columns": needed}
        )
    return fitting[0]


def _credits(film: FilmRow, upserted: UpsertedTitle) -> list[CreditInput]:
    directors = credits_by_name(upserted.title, film.directors, Job.DIRECTOR)
    return directors + credits_by_name(upserted.title, film.cast, Job.ACTOR)


def _numbered(candidate: TitleCandidate) -> TitleCandidate:
    """The candidate with an id of the table's own before all others, so that a second import knows the film again."""
    return replace(candidate, ids=((candidate.source, _own_id(candidate)), *candidate.ids))


def _own_id(candidate: TitleCandidate) -> str:
    """What a table that numbers no film calls one: by all that tells it from its namesakes."""
    parts = (candidate.name_key, str(candidate.year), *sorted(candidate.director_keys))
    return blake2b("\0".join(parts).encode(), digest_size=12).hexdigest()


def _names(printed: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for each in printed if (name := plain(each)) and name != "NA"))


def _year(printed: str) -> int | None:
    if printed in {"", "NA"}:
        return None
    if not printed.isdecimal() or len(printed) != 4:
        raise RowRejectedError(_('The year "%(year)s" cannot be read; write it like 2006.') % {"year": printed[:40]})
    return int(printed)


IMDB_TABLE = "imdb-movie-data"
DUKE_TABLE = "duke-movies"


def _imdb_film(line: Line) -> FilmRow:
    description = prose(line["Description"])
    candidate = TitleCandidate(
        source=IMDB_TABLE,
        name=plain(line["Title"]),
        year=_year(line["Year"]),
        directors=_names(line["Director"].split(",")),
        facts={
            "runtime": minutes(line["Runtime (Minutes)"]),
            "synopsis": description,
            "synopsis_source": "imdb-movie-data.csv" if description else "",
        },
    )
    return FilmRow(
        _numbered(candidate),
        genres=tuple(line["Genre"].split(",")),
        directors=_names(line["Director"].split(",")),
        cast=_names(line["Actors"].split(",")),
    )


def _duke_film(line: Line) -> FilmRow:
    rating, genre = line["mpaa_rating"], line["genre"]
    imdb = next((part for part in line["imdb_url"].split("/") if part.startswith("tt")), "")
    candidate = TitleCandidate(
        source=DUKE_TABLE,
        name=plain(line["title"]),
        year=_year(line["thtr_rel_year"]),
        ids=(("imdb", imdb),) if imdb else (),
        directors=_names(line["director"].split(",")),
        facts={
            "runtime": minutes(line["runtime"]),
            "age_rating": "Not rated" if rating == "Unrated" else rating,
            "released_on": _day(line),
            "release_class": "television" if line["title_type"] == "TV Movie" else "",
        },
    )
    return FilmRow(
        _numbered(candidate),
        genres=tuple(genre.split(" & ")) if genre == "Action & Adventure" else (genre,),
        directors=_names(line["director"].split(",")),
        cast=_names(line[f"actor{number}"] for number in range(1, 6)),
    )


def _day(line: Line) -> date | None:
    parts = [line[f"thtr_rel_{part}"] for part in ("year", "month", "day")]
    try:
        return date(*(int(part) for part in parts))
    except ValueError:
        return None


LAYOUTS = (
    Layout(
        IMDB_TABLE,
        ("Title", "Genre", "Description", "Director", "Actors", "Year", "Runtime (Minutes)"),
        _imdb_film,
    ),
    Layout(
        DUKE_TABLE,
        (
            "title", "title_type", "genre", "runtime", "mpaa_rating", "thtr_rel_year", "thtr_rel_month",
            "thtr_rel_day", "director", "actor1", "actor2", "actor3", "actor4", "actor5", "imdb_url",
        ),
        _duke_film,
    ),
)  # fmt: skip
