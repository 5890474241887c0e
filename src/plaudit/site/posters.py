"""Placeholder posters and portraits, designed from the letters of a name and always the same for it."""

from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

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


class Portrait(NamedTuple):
    """A face made of initials."""

    classes: str
    initials: str


@lru_cache(maxsize=4096)
def poster(name: str, director: str = "", year: int | None = None) -> Poster:
    """The poster of a title; the same name gets the same one everywhere."""
    seed = crc32(name.encode())
    composition = seed // PALETTES % COMPOSITIONS + 1
    classes = f"pal-{seed % PALETTES + 1} art-{composition} set-{_size(name)}"
    return Poster(classes, name, _letter(name), director, str(year or ""))


@lru_cache(maxsize=8192)
def portrait(name: str) -> Portrait:
    """The portrait of a person, from the first letters of the first and the last of their names."""
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
