"""A MovieLens folder: movies.csv, ratings.csv, and links.csv to other catalogues if it is there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from plaudit.audience.actions.bulk import RatingInput, import_ratings
from plaudit.catalog.genres import set_genres
from plaudit.catalog.ingest.titles import get_or_create_titles, upsert_titles
from plaudit.catalog.matching.candidate import ExternalId, TitleCandidate
from plaudit.imports.report import Rejected, Report, Result
from plaudit.imports.runner import Obey
from plaudit.imports.tables import Line, UnusableFileError, lines
from plaudit.imports.text_cleaning import plain
from plaudit.members.actions import members_of
from plaudit.names.folding import split_alias, split_year

SOURCE = "movielens"
MOVIE_COLUMNS = ("movieId", "title", "genres")
RATING_COLUMNS = ("userId", "movieId", "rating", "timestamp")
LINK_COLUMNS = ("movieId", "imdbId", "tmdbId")
NO_GENRES = "(no genres listed)"
LONGEST_ID = 60
LONGEST_TIMESTAMP = 10
LATEST = datetime(2200, 1, 1, tzinfo=UTC).timestamp()


class Row(NamedTuple):
    """One rating of one movie."""

    user: str
    movie: str
    half_stars: int
    rated_at: datetime

    @classmethod
    def read(cls, line: Line) -> "Row | Rejected":
        """The row, or why it cannot be taken in."""
        user, movie, rating, timestamp = line.values
        if not user or not movie:
            return Rejected("The row names no user or no movie.")
        if len(user) > LONGEST_ID or len(movie) > LONGEST_ID:
            return Rejected(f"An id is longer than {LONGEST_ID} characters.")
        try:
            line.require_columns()
            return cls(user, movie, _half_stars(rating), _moment(timestamp))
        except ValueError as error:
            return Rejected(str(error))


@dataclass(slots=True)
class MovieLens:
    """The import of a MovieLens folder."""

    folder: Path
    links: "_Links" = field(init=False)
    remarks: list[str] = field(default_factory=list)
    batch: int = 50_000

    def named_lines(self) -> Iterable[Line]:
        if not self.folder.is_dir():
            raise UnusableFileError(f"{self.folder} is not a folder; it must hold movies.csv and ratings.csv.")
        self.links = _Links(self.folder / "links.csv")
        return lines(self.folder / "movies.csv", MOVIE_COLUMNS)

    def name(self, batch: Sequence[Line]) -> None:
        named = [(line, candidate) for line in batch if not (candidate := _candidate(line, self.links)).error]
        found = upsert_titles([candidate for _line, candidate in named])
        set_genres((each.title, _genres(line["genres"])) for (line, _), each in zip(named, found, strict=True))
        self.remarks += (each for recognition in found for each in recognition.duplicate_warnings())

    def lines(self) -> Iterable[Line]:
        return lines(self.folder / "ratings.csv", RATING_COLUMNS)

    def take(self, batch: Sequence[Line]) -> list[Result]:
        rows = [Row.read(line) for line in batch]
        sound = [row for row in rows if isinstance(row, Row)]
        titles = get_or_create_titles(SOURCE, {row.movie for row in sound})
        members = members_of(SOURCE, {user: f"MovieLens member {user}" for user in {row.user for row in sound}})
        given = [RatingInput(titles[row.movie], members[row.user], row.half_stars, row.rated_at) for row in sound]
        outcomes = iter(import_ratings(given))
        return [next(outcomes) if isinstance(row, Row) else row for row in rows]

    def finish(self, report: Report, stop: Obey) -> None:
        report.remarks += dict.fromkeys(self.remarks)


class _Links:
    """The ids that other catalogues give to the movies; few beside the ratings, so they are read at once."""

    def __init__(self, path: Path) -> None:
        rows = lines(path, LINK_COLUMNS) if path.exists() else ()
        self._by_movie = {movie: (imdb, tmdb) for movie, imdb, tmdb in (line.values for line in rows)}

    def of(self, movie: str) -> tuple[ExternalId, ...]:
        imdb, tmdb = self._by_movie.get(movie, ("", ""))
        pairs = (("imdb", f"tt{imdb.zfill(7)}" if imdb else ""), ("tmdb", tmdb))
        return tuple(pair for pair in pairs if pair[1])


def _candidate(line: Line, links: _Links) -> TitleCandidate:
    movie = line["movieId"]
    printed, year = split_year(plain(line["title"]))
    name, alias = split_alias(printed)
    return TitleCandidate(
        source=SOURCE,
        name=name,
        year=year,
        ids=((SOURCE, movie), *links.of(movie)),
        facts={"original_name": alias},
    )


def _genres(printed: str) -> list[str]:
    return [name.strip() for name in printed.split("|") if name.strip() and name.strip() != NO_GENRES]


@lru_cache(maxsize=64)
def _half_stars(printed: str) -> int:
    try:
        doubled = float(printed) * 2
    except ValueError:
        raise ValueError(f'The rating "{printed[:40]}" is not a number of stars.') from None
    if doubled != doubled // 1 or not 1 <= doubled <= 10:
        raise ValueError(f'The rating "{printed[:40]}" is not 0.5 to 5 stars in halves.')
    return int(doubled)


def _moment(printed: str) -> datetime:
    if not printed.isdecimal() or len(printed) > LONGEST_TIMESTAMP or (seconds := int(printed)) > LATEST:
        raise ValueError(f'The timestamp "{printed[:40]}" is not a number of seconds since 1970.')
    return datetime.fromtimestamp(seconds, tz=UTC)
