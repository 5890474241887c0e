"""What the shelf reads of titles."""

import json
from collections.abc import Collection, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from plaudit.catalog.models import Title

FETCHED = 5000


class Row(NamedTuple):
    """A listed title as the shelf knows it; no score means None throughout."""

    id: int
    kind: str
    year: int | None
    released_on: date | None
    name_key: str
    release_class: str
    countries: str
    languages: str
    critics_percent: int | None
    critics_rank: int | None
    certified: bool | None
    audience_percent: int | None
    audience_rank: int | None
    hot: bool | None
    fresh: int | None
    rotten: int | None
    ratings: int | None


COLUMNS = (
    "id", "kind", "year", "released_on", "name_key", "release_class",
    Cast("countries", TextField()), Cast("languages", TextField()),
    "score__critics_percent", "score__critics_rank", "score__certified",
    "score__audience_percent", "score__audience_rank", "score__hot",
    "score__fresh", "score__rotten", "score__ratings",
)  # fmt: skip


def rows(title_ids: Collection[int] | None = None) -> Iterator[Row]:
    """The listed titles, of these or of all, by id."""
    found = _among(title_ids).order_by("id").values_list(*COLUMNS)
    return (Row(*row) for row in found.iterator(FETCHED))


def genres(title_ids: Collection[int] | None = None) -> Iterator[tuple[int, str]]:
    """The id of a listed title and the slug of a genre of it, each pair once."""
    through = Title.genres.through.objects.filter(title__listed=True)
    if title_ids is not None:
        through = through.filter(title__any_of=title_ids)
    return through.values_list("title_id", "genre__slug").iterator(FETCHED)


def last_id() -> int:
    """The highest id that a title has; 0 without titles."""
    return Title.objects.order_by("-id").values_list("id", flat=True).first() or 0


def ids_after(title_id: int) -> set[int]:
    return set(Title.objects.filter(id__gt=title_id).values_list("id", flat=True))


@lru_cache(maxsize=16_384)
def codes(stored: str) -> tuple[str, ...]:
    """The codes of a stored list of countries or languages; nothing that is no code."""
    listed = json.loads(stored or "[]")
    return tuple(dict.fromkeys(code for code in listed if isinstance(code, str) and code))


def _among(title_ids: Collection[int] | None) -> QuerySet[Title]:
    listed = Title.objects.listed()
    return listed if title_ids is None else listed.filter(id__any_of=title_ids)
