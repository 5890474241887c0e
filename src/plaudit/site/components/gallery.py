"""The pictures of a title or a person, as a strip, a grid, and one by one.

For a person's page: `shots_of_person(person)` gives the first of them (one query), which
`{{ strip(shots, URL, more) }}` of `components/gallery.html` draws; the pages behind it stand in `pages/photos.py`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from plaudit.catalog.models import Person, Title
from plaudit.catalog.queries import photos as catalog
from plaudit.catalog.queries.photos import PhotoRecord
from plaudit.site.components import pictures
from plaudit.site.components.pictures import Picture
from plaudit.site.http.urls import page_url

FIRST = 12


class Shot(NamedTuple):
    """A picture as a link to its own page."""

    url: str
    picture: Picture | None
    caption: str


@dataclass(frozen=True, slots=True)
class Album:
    """Whose pictures they are: the name, the page, and how they are read."""

    name: str
    about: str
    url: str
    order: Callable[[], list[int]]
    rows: Callable[[int, int], list[PhotoRecord]]
    alt: str
    noindex: bool = False
    is_demo: bool = False

    def shots(self, limit: int, start: int = 0) -> list[Shot]:
        """Some of the pictures (one query)."""
        return [self.shot(row) for row in self.rows(limit, start)]

    def shot(self, row: PhotoRecord) -> Shot:
        return shot(self.url, row.id, row.sources, row.description or row.caption or self.alt, row.caption)


def shot(album: str, id_: int, sources: Mapping[str, Any] | None, alt: str, caption: str) -> Shot:
    """A picture of the album at a URL."""
    return Shot(f"{album}{id_}/", pictures.picture(sources, alt), caption)


def album_of_title(title: Title) -> Album:
    name = _("%(name)s (%(year)d)") % {"name": title.name, "year": title.year} if title.year else title.name
    return Album(
        name=name,
        about=page_url("title", title.slug),
        url=page_url("photos", title.slug),
        order=lambda: catalog.photo_ids_of_title(title.pk),
        rows=lambda limit, start: catalog.photos_of_title(title.pk, limit, start),
        alt=_("Picture from %(name)s") % {"name": title.name},
        noindex=not title.listed,
        is_demo=title.origin == "demo",
    )


def album_of_person(person: Person) -> Album:
    return Album(
        name=person.name,
        about=page_url("person", person.slug),
        url=page_url("person-photos", person.slug),
        order=lambda: catalog.photo_ids_of_person(person.pk),
        rows=lambda limit, start: catalog.photos_of_person(person.pk, limit, start),
        alt=_("Picture of %(name)s") % {"name": person.name},
        is_demo=person.origin == "demo",
    )


def shots_of_person(person: Person) -> list[Shot]:
    """The first pictures in which somebody is seen, one more than a strip shows where there are more (one query)."""
    return album_of_person(person).shots(FIRST + 1)
