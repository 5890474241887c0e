"""Posters and portraits; where there is none, one designed from the letters of a name and always the same for it."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple
from zlib import crc32

from django.utils.translation import gettext as _

from plaudit.catalog.models import Person, Title
from plaudit.site.components import pictures
from plaudit.site.components.pictures import Picture

PALETTES = 12
COMPOSITIONS = 7
FACES = 6
# A poster's name is set in five sizes, by the room that its words need.
SIZES = ((8, 16), (11, 28), (14, 46), (20, 80))


class Poster(NamedTuple):
    """What a poster shows: its classes, the name, a letter to play with, and the line at its foot."""

    classes: str
    name: str
    letter: str
    foot: str
    year: str
    picture: Picture | None = None


class Portrait(NamedTuple):
    """A face, or one made of initials."""

    classes: str
    initials: str
    picture: Picture | None = None


def poster(
    name: str, director: str = "", year: int | None = None, sources: Mapping[str, Any] | None = None, alt: str = ""
) -> Poster:
    """The poster of a title by the `sources` of its photo; without one, the same name gets the same everywhere."""
    lettered = _lettered(name, director, year)
    return lettered._replace(picture=pictures.picture(sources, alt)) if sources else lettered


def of(title: Title, director: str = "") -> Poster:
    """The poster of a title that was read with it (see `title_by_slug`), as large as it stands on its own page."""
    photo = title.poster
    if photo is None:
        return poster(title.name, director, title.year)
    alt = photo.description or _("The poster of %(name)s") % {"name": title.name}
    return poster(title.name, director, title.year, photo.sources, alt)


def portrait(name: str, sources: Mapping[str, Any] | None = None) -> Portrait:
    """The portrait of a person by the `sources` of its photo; without one, of the initials of their name."""
    initials = _initials(name)
    return initials._replace(picture=pictures.picture(sources)) if sources else initials


def portrait_of(person: Person) -> Portrait:
    """The portrait of a person that was read with it (see `person_at`)."""
    return portrait(person.name, person.portrait.sources if person.portrait else None)


@lru_cache(maxsize=4096)
def _lettered(name: str, director: str, year: int | None) -> Poster:
    seed = crc32(name.encode())
    composition = seed // PALETTES % COMPOSITIONS + 1
    classes = f"pal-{seed % PALETTES + 1} art-{composition} set-{_size(name)}"
    return Poster(classes, name, _letter(name), director, str(year or ""))


@lru_cache(maxsize=8192)
def _initials(name: str) -> Portrait:
    """From the first letters of the first and the last of their names."""
    words = [word for word in name.split() if word[0].isalnum()] or [name[:1] or "·"]
    letters = words[0][0] if len(words) == 1 else words[0][0] + words[-1][0]
    return Portrait(f"face-{crc32(name.encode()) % FACES + 1}", letters.upper())


def _size(name: str) -> int:
    longest = max((_width(word) for word in name.split()), default=0)
    whole = _width(name)
    fits = (n for n, (word, all_) in enumerate(SIZES, 1) if longest <= word and whole <= all_)
    return next(fits, len(SIZES) + 1)


def _width(text: str) -> int:
    # Signs of Chinese, Japanese and Korean are as wide as two letters, and a line may break between them.
    return sum(2 if char > "\u2e80" else 1 for char in text) if len(text) < 300 else 300


def _letter(name: str) -> str:
    return next((char.upper() for char in name if char.isalnum()), "*")
