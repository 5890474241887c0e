"""What pages read of photos and trailers, each in a fixed number of queries."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db.models import CharField, F, QuerySet, Value

from plaudit.bulk.prepared_queries import PreparedQuery
from plaudit.catalog.models import Person, PersonPhoto, TitlePhoto, Trailer
from plaudit.catalog.models.photos import MAX_PHOTOS, MAX_TRAILERS

Sources = dict[str, Any]
PHOTO, TRAILER = "photo", "trailer"
STRIP_LENGTH = 24
PHOTO_COLUMNS = ("photo_id", "photo__sources", "photo__description", "photo__caption", "photo__credit")


class PhotoRecord(NamedTuple):
    """A photo."""

    id: int
    sources: Sources
    description: str
    caption: str
    credit: str


class TrailerRecord(NamedTuple):
    """A trailer, with the `sources` of its still where it has one."""

    name: str
    url: str
    kind: str
    language: str
    published_on: date | None
    still: Sources | None


class MediaRecord(NamedTuple):
    """A photo, or a trailer whose `name`, `url` and `kind` stand for description, caption and credit."""

    media: str
    id: int
    sources: Sources | None
    name: str
    url: str
    kind: str
    order: int


def _media_strip(title_id: int) -> QuerySet[Any, Any]:
    photos = TitlePhoto.objects.filter(title=title_id).annotate(media=_constant(PHOTO), order=F("position"))
    trailers = Trailer.objects.filter(title=title_id).annotate(media=_constant(TRAILER), order=F("position"))
    both = photos.values_list("media", *PHOTO_COLUMNS, "order").union(
        trailers.values_list("media", "id", "still__sources", "name", "url", "kind", "order"), all=True
    )
    return both.order_by("order", "media")[:STRIP_LENGTH]


def _constant(text: str) -> Value:
    return Value(text, output_field=CharField())


_MEDIA_STRIP = PreparedQuery(_media_strip, int)


def media_strip(title_id: int) -> list[MediaRecord]:
    """Return the first photos and trailers of a title, mixed by their order (one query)."""
    return [MediaRecord(*row) for row in _MEDIA_STRIP.rows(title_id)]


def _of_title(title_id: int) -> QuerySet[TitlePhoto]:
    return TitlePhoto.objects.filter(title=title_id).order_by("position", "id")


def _of_person(person_id: int) -> QuerySet[PersonPhoto]:
    return PersonPhoto.objects.filter(person=person_id).order_by("position", "id")


def photos_of_title(title_id: int, limit: int = MAX_PHOTOS, start: int = 0) -> list[PhotoRecord]:
    return _records(_of_title(title_id), start, limit)


def photos_of_person(person_id: int, limit: int = MAX_PHOTOS, start: int = 0) -> list[PhotoRecord]:
    return _records(_of_person(person_id), start, limit)


def _records(rows: QuerySet[Any], start: int, limit: int) -> list[PhotoRecord]:
    return [PhotoRecord(*row) for row in rows.values_list(*PHOTO_COLUMNS)[start : start + limit]]


def photo_ids_of_title(title_id: int) -> list[int]:
    """Return the ids of a title's photos, in their order."""
    return list(_of_title(title_id).values_list("photo_id", flat=True)[:MAX_PHOTOS])


def photo_ids_of_person(person_id: int) -> list[int]:
    """Return the ids of the photos that show a person, in their order."""
    return list(_of_person(person_id).values_list("photo_id", flat=True)[:MAX_PHOTOS])


def people_in_photo(photo_id: int) -> list[Person]:
    """Return the people that a photo shows."""
    return list(Person.objects.filter(photos__photo=photo_id).order_by("photos__position", "name_key").distinct()[:60])


def titles_of_photo(photo_id: int) -> Sequence[tuple[str, str, int | None]]:
    """Return the slug, name and year of each title that a photo belongs to."""
    rows = TitlePhoto.objects.filter(photo=photo_id).order_by("title__year", "title_id")
    return list(rows.values_list("title__slug", "title__name", "title__year")[:20])


def trailers_of(title_id: int, limit: int = MAX_TRAILERS) -> list[TrailerRecord]:
    """Return the trailers of a title, in their order."""
    rows = Trailer.objects.filter(title=title_id).order_by("position", "id")
    columns = ("name", "url", "kind", "language", "published_on", "still__sources")
    return [TrailerRecord(*row) for row in rows.values_list(*columns)[:limit]]
