"""What the pages read of pictures and trailers, each in a fixed number of queries."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db.models import CharField, F, QuerySet, Value

from plaudit.bulk.prepared_queries import PreparedQuery
from plaudit.catalog.models import Person, PersonPhoto, TitlePhoto, Trailer
from plaudit.catalog.models.photos import MOST_PHOTOS, MOST_TRAILERS

Sources = dict[str, Any]


class PhotoRow(NamedTuple):
    """A picture among others."""

    id: int
    sources: Sources
    description: str
    caption: str
    credit: str


class TrailerRow(NamedTuple):
    """A trailer, with the sources of its still where it has one."""

    name: str
    url: str
    kind: str
    language: str
    published_on: date | None
    still: Sources | None


class StripRow(NamedTuple):
    """A picture, or a trailer whose `name` and `url` take the places of description and caption."""

    what: str
    id: int
    sources: Sources | None
    name: str
    url: str
    kind: str
    place: int


PHOTO, TRAILER = "photo", "trailer"
COLUMNS = ("photo_id", "photo__sources", "photo__description", "photo__caption", "photo__credit")


def _strip(title_id: int) -> QuerySet[Any, Any]:
    photos = TitlePhoto.objects.filter(title=title_id).annotate(what=_said(PHOTO), place=F("position"))
    trailers = Trailer.objects.filter(title=title_id).annotate(what=_said(TRAILER), place=F("position"))
    both = photos.values_list(
        "what", "photo_id", "photo__sources", "photo__description", "photo__caption", "photo__credit", "place"
    ).union(trailers.values_list("what", "id", "still__sources", "name", "url", "kind", "place"), all=True)
    return both.order_by("place", "what")[:STRIP]


def _said(word: str) -> Value:
    return Value(word, output_field=CharField())


STRIP = 24
_STRIP = PreparedQuery(_strip, int)


def strip_of(title_id: int) -> list[StripRow]:
    """The first pictures and the first trailers of a title, mixed by their places (one query)."""
    return [StripRow(*row) for row in _STRIP.rows(title_id)]


def _of_title(title_id: int) -> QuerySet[TitlePhoto]:
    return TitlePhoto.objects.filter(title=title_id).order_by("position", "id")


def _of_person(person_id: int) -> QuerySet[PersonPhoto]:
    return PersonPhoto.objects.filter(person=person_id).order_by("position", "id")


def photos_of_title(title_id: int, limit: int = MOST_PHOTOS, start: int = 0) -> list[PhotoRow]:
    return _rows(_of_title(title_id), start, limit)


def photos_of_person(person_id: int, limit: int = MOST_PHOTOS, start: int = 0) -> list[PhotoRow]:
    return _rows(_of_person(person_id), start, limit)


def _rows(found: QuerySet[Any], start: int, limit: int) -> list[PhotoRow]:
    return [PhotoRow(*row) for row in found.values_list(*COLUMNS)[start : start + limit]]


def order_of_title(title_id: int) -> list[int]:
    """The ids of a title's pictures, in their order."""
    return list(_of_title(title_id).values_list("photo_id", flat=True)[:MOST_PHOTOS])


def order_of_person(person_id: int) -> list[int]:
    """The ids of the pictures in which somebody is seen, in their order."""
    return list(_of_person(person_id).values_list("photo_id", flat=True)[:MOST_PHOTOS])


def seen_on(photo_id: int) -> list[Person]:
    """The people on a picture."""
    return list(Person.objects.filter(photos__photo=photo_id).order_by("photos__position", "name_key").distinct()[:60])


def titles_of(photo_id: int) -> Sequence[tuple[str, str, int | None]]:
    """The slug, name and year of each title that a picture belongs to."""
    found = TitlePhoto.objects.filter(photo=photo_id).order_by("title__year", "title_id")
    return list(found.values_list("title__slug", "title__name", "title__year")[:20])


def trailers_of(title_id: int, limit: int = MOST_TRAILERS) -> list[TrailerRow]:
    """The trailers of a title, in their order."""
    found = Trailer.objects.filter(title=title_id).order_by("position", "id")
    columns = ("name", "url", "kind", "language", "published_on", "still__sources")
    return [TrailerRow(*row) for row in found.values_list(*columns)[:limit]]
