"""Tables of films with their casts: two layouts are known, told apart by their columns."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import blake2b
from pathlib import Path

from plaudit.bulk.outcome import Outcome
from plaudit.catalog.genres import set_genres
from plaudit.catalog.ingest.credits import CreditInput, credits_by_name, upsert_credits
from plaudit.catalog.ingest.titles import UpsertedTitle, upsert_titles
from plaudit.catalog.matching.candidate import TitleCandidate
from plaudit.catalog.models import Job
from plaudit.imports.report import Rejected, Report, Result
from plaudit.imports.runner import Obey
from plaudit.imports.tables import Line, UnusableFileError, columns_of, lines
from plaudit.imports.text_cleaning import minutes, plain, prose


@dataclass(frozen=True, slots=True)
class Film:
    """One film of a table, read and cleaned."""

    candidate: TitleCandidate
    genres: tuple[str, ...]
    directors: tuple[str, ...]
    cast: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A table of films: what its facts are told as, its columns, and how a row is read."""

    source: str
    columns: tuple[str, ...]
    read: Callable[[Line], Film]


@dataclass(slots=True)
class Films:
    """The import of a table of films."""

    path: Path
    layout: Layout = field(init=False)
    remarks: list[str] = field(default_factory=list)
    batch: int = 500

    def named_lines(self) -> Iterable[Line]:
        return ()

    def name(self, batch: Sequence[Line]) -> None:
        """Nothing: the films that are counted bring their names themselves."""

    def lines(self) -> Iterable[Line]:
        self.layout = _layout(self.path)
        return lines(self.path, self.layout.columns)

    def take(self, batch: Sequence[Line]) -> list[Result]:
        rows = [_read(self.layout, line) for line in batch]
        films = [row for row in rows if isinstance(row, Film)]
        found = upsert_titles([film.candidate for film in films])
        pairs = list(zip(films, found, strict=True))
        set_genres((recognition.title, film.genres) for film, recognition in pairs)
        gained = upsert_credits([part for pair in pairs for part in _parts(*pair)], origin=self.layout.source)
        self.remarks += (each for recognition in found for each in recognition.duplicate_warnings())
        outcomes = iter([_outcome(recognition, gained) for recognition in found])
        return [next(outcomes) if isinstance(row, Film) else row for row in rows]

    def finish(self, report: Report, stop: Obey) -> None:
        report.remarks += dict.fromkeys(self.remarks)


def _layout(path: Path) -> Layout:
    names = columns_of(path)
    fitting = [layout for layout in LAYOUTS if set(layout.columns) <= set(names)]
    if not fitting:
        needed = " or ".join(", ".join(layout.columns) for layout in LAYOUTS)
        raise UnusableFileError(f"{path} is not a known table of films; it needs the columns {needed}.")
    return fitting[0]


def _read(layout: Layout, line: Line) -> Film | Rejected:
    try:
        line.require_columns()
        film = layout.read(line)
    except ValueError as error:
        return Rejected(str(error))
    return Rejected(film.candidate.error) if film.candidate.error else film


def _outcome(recognition: UpsertedTitle, gained: set[int]) -> Outcome:
    if recognition.created:
        return Outcome.ADDED
    return Outcome.CHANGED if recognition.changed or recognition.title.pk in gained else Outcome.UNCHANGED


def _parts(film: Film, recognition: UpsertedTitle) -> list[CreditInput]:
    directors = credits_by_name(recognition.title, film.directors, Job.DIRECTOR)
    return directors + credits_by_name(recognition.title, film.cast, Job.ACTOR)


def _numbered(candidate: TitleCandidate) -> TitleCandidate:
    """The candidate with an id of the table's own before all others, so that a second import knows the film again."""
    return replace(candidate, ids=((candidate.source, _own_id(candidate)), *candidate.ids))


def _own_id(candidate: TitleCandidate) -> str:
    """What a table that numbers no film calls one: by all that tells it from its namesakes."""
    parts = (candidate.key, str(candidate.year), *sorted(candidate.director_keys))
    return blake2b("\0".join(parts).encode(), digest_size=12).hexdigest()


def _names(printed: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for each in printed if (name := plain(each)) and name != "NA"))


def _year(printed: str) -> int | None:
    if printed in {"", "NA"}:
        return None
    if not printed.isdecimal() or len(printed) != 4:
        raise ValueError(f'The year "{printed[:40]}" cannot be read; write it like 2006.')
    return int(printed)


IMDB_TABLE = "imdb-movie-data"
DUKE_TABLE = "duke-movies"


def _imdb_film(line: Line) -> Film:
    description = prose(line["Description"])
    candidate = TitleCandidate(
        source=IMDB_TABLE,
        name=plain(line["Title"]),
        year=_year(line["Year"]),
        director=plain(line["Director"]),
        facts={
            "runtime": minutes(line["Runtime (Minutes)"]),
            "synopsis": description,
            "synopsis_source": "imdb-movie-data.csv" if description else "",
        },
    )
    return Film(
        _numbered(candidate),
        genres=tuple(line["Genre"].split(",")),
        directors=_names(line["Director"].split(",")),
        cast=_names(line["Actors"].split(",")),
    )


def _duke_film(line: Line) -> Film:
    rating, genre = line["mpaa_rating"], line["genre"]
    imdb = next((part for part in line["imdb_url"].split("/") if part.startswith("tt")), "")
    candidate = TitleCandidate(
        source=DUKE_TABLE,
        name=plain(line["title"]),
        year=_year(line["thtr_rel_year"]),
        ids=(("imdb", imdb),) if imdb else (),
        director=plain(line["director"]),
        facts={
            "runtime": minutes(line["runtime"]),
            "age_rating": "Not rated" if rating == "Unrated" else rating,
            "released_on": _day(line),
            "release_class": "television" if line["title_type"] == "TV Movie" else "",
        },
    )
    return Film(
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
