"""Small files to import, and the import as a person calls it."""

import csv
import json
from collections.abc import Iterable
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command

REVIEW = {
    "id": "1",
    "review": "Plain and patient.",
    "rating": "3/4",
    "fresh": "fresh",
    "critic": "Ada Vale",
    "top_critic": "0",
    "publisher": "The Evening Lamp",
    "date": "January 12, 2007",
}
FILM = {
    "id": "1",
    "title_guess": "Letters from Iwo Jima",
    "theater_date": "2006-12-09",
    "runtime": "141",
    "director": "Clint Eastwood",
    "confidence": "high",
}


def table(path: Path, columns: Iterable[str], rows: Iterable[dict[str, Any]], *, delimiter: str = ",") -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(columns), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return path


def review_table(path: Path, *rows: dict[str, Any]) -> Path:
    """A table of critics' reviews; what a row does not say is as in REVIEW."""
    return table(path, REVIEW, ({**REVIEW, **row} for row in rows), delimiter="\t")


def film_table(path: Path, *rows: dict[str, Any]) -> Path:
    """A table that names films; what a row does not say is as in FILM."""
    return table(path, FILM, ({**FILM, **row} for row in rows))


def movielens_folder(
    folder: Path,
    movies: Iterable[tuple[str, str]],
    ratings: Iterable[tuple[Any, ...]],
    links: Iterable[tuple[str, ...]] = (),
) -> Path:
    """A folder of movies (id, title), ratings (user, movie, stars, seconds) and links (movie, IMDb, TMDB)."""
    folder.mkdir(exist_ok=True)
    named = ({"movieId": each[0], "title": each[1], "genres": "Drama|War"} for each in movies)
    table(folder / "movies.csv", ("movieId", "title", "genres"), named)
    for name, columns, rows in (
        ("ratings.csv", ("userId", "movieId", "rating", "timestamp"), ratings),
        ("links.csv", ("movieId", "imdbId", "tmdbId"), links),
    ):
        table(folder / name, columns, (dict(zip(columns, row, strict=True)) for row in rows))
    return folder


Report = dict[str, Any]


def run(kind: str, *words: object) -> Report:
    """One import in this process; gives what `--json` prints."""
    out = StringIO()
    call_command("import", kind, *map(str, words), "--json", stdout=out)
    return dict(json.loads(out.getvalue()))


def told(kind: str, *words: object) -> str:
    """What one import tells a person."""
    out = StringIO()
    call_command("import", kind, *map(str, words), stdout=out)
    return out.getvalue()


def rejected(report: Report) -> list[dict[str, str]]:
    """The rows of the file of rejected rows."""
    with Path(report["rejects_file"]).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
