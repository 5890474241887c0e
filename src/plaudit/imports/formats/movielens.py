"""A MovieLens folder: movies.csv, ratings.csv, and links.csv to other catalogues if it is there."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import gettext as _

from plaudit.audience.actions.bulk import RatingInput, import_ratings
from plaudit.catalog.ingest.genres import upsert_genres
from plaudit.catalog.ingest.titles import get_or_create_titles, upsert_titles
from plaudit.catalog.matching.candidates import ExternalId, TitleCandidate
from plaudit.imports.errors import RowRejectedError, UnusableFileError
from plaudit.imports.importer import Importer
from plaudit.imports.report import Result
from plaudit.imports.tables import Line, lines
from plaudit.imports.text_cleaning import plain
from plaudit.members.actions import get_or_create_members
from plaudit.names.folding import split_alias, split_year

SOURCE = "movielens"
MOVIE_COLUMNS = ("movieId", "title", "genres")
RATING_COLUMNS = ("userId", "movieId", "rating", "timestamp")
LINK_COLUMNS = ("movieId", "imdbId", "tmdbId")
NO_GENRES = "(no genres listed)"
LONGEST_ID = 60
LONGEST_TIMESTAMP = 10
LATEST = datetime(2200, 1, 1, tzinfo=UTC).timestamp()


class RatingRow(NamedTuple):
    """One rating of one movie."""

    user: str
    movie: str
    half_stars: int
    rated_at: datetime


class MovieLens(Importer[RatingRow]):
    """The import of a MovieLens folder."""

    name = "movielens"
    help = "a folder with MovieLens' movies.csv and ratings.csv"
    file_help = "the folder"
    file_metavar = "dir"
    batch_size = 50_000
    links: "_Links"

    def preparation_lines(self) -> Iterable[Line]:
        if not self.path.is_dir():
            raise UnusableFileError(
                _("%(path)s is not a folder; it must hold movies.csv and ratings.csv.") % {"path": self.path}
            )
        self.links = _Links(self.path / "links.csv")
        return lines(self.path / "movies.csv", MOVIE_COLUMNS)

    def prepare(self, batch: Sequence[Line]) -> None:
        movies = [(line, candidate) for line in batch if not (candidate := _candidate(line, self.links)).error]
        titles = upsert_titles([candidate for _line, candidate in movies])
        upsert_genres(
            (upserted.title, _genres(line["genres"]))
            for (line, _candidate), upserted in zip(movies, titles, strict=True)
        )
        self.warn_of_duplicates(titles)

    def lines(self) -> Iterable[Line]:
        return lines(self.path / "ratings.csv", RATING_COLUMNS)

    def parse(self, line: Line) -> RatingRow:
        user, movie, rating, timestamp = line.values
        if not user or not movie:
            raise RowRejectedError(_("The row names no user or no movie."))
        if len(user) > LONGEST_ID or len(movie) > LONGEST_ID:
            raise RowRejectedError(_("An id is longer than %(count)d characters.") % {"count": LONGEST_ID})
        line.require_columns()
        return RatingRow(user, movie, _half_stars(rating), _rated_at(timestamp))

    def store(self, rows: Sequence[RatingRow]) -> Sequence[Result]:
        titles = get_or_create_titles(SOURCE, {row.movie for row in rows})
        members = get_or_create_members(
            SOURCE, {user: f"MovieLens member {user}" for user in {row.user for row in rows}}
        )
        return import_ratings(
            [RatingInput(titles[row.movie], members[row.user], row.half_stars, row.rated_at) for row in rows]
        )


class _Links:
    """The movies' ids in other catalogues, read at once: they are few beside the ratings."""

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
        raise RowRejectedError(
            _('The rating "%(rating)s" is not a number of stars.') % {"rating": printed[:40]}
        ) from None
    if doubled != doubled // 1 or not 1 <= doubled <= 10:
        raise RowRejectedError(_('The rating "%(rating)s" is not 0.5 to 5 stars in halves.') % {"rating": printed[:40]})
    return int(doubled)


def _rated_at(printed: str) -> datetime:
    if not printed.isdecimal() or len(printed) > LONGEST_TIMESTAMP or (seconds := int(printed)) > LATEST:
        raise RowRejectedError(
            _('The timestamp "%(timestamp)s" is not a number of seconds since 1970.') % {"timestamp": printed[:40]}
        )
    return datetime.fromtimestamp(seconds, tz=UTC)
