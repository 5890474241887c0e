"""Text as pixels: our own typefaces, and those of this machine for the scripts that ours do not have."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from PIL import ImageDraw, ImageFont, features
from PIL.ImageFont import FreeTypeFont

OWN = Path(__file__).resolve().parents[1] / "static" / "site" / "fonts"
FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/Library/Fonts",
    "/System/Library/Fonts",
    "~/.local/share/fonts",
)
# Typefaces with many scripts, as systems carry them; looked for by the beginning of a file's name, the best first.
OTHERS = (
    "NotoSerifCJK",
    "NotoSansCJK",
    "NotoSerif",
    "NotoSans",
    "SourceHan",
    "DroidSansFallback",
    "DejaVuSerif",
    "DejaVuSans",
    "Arial Unicode",
    "FreeSerif",
)
UNSUITED = ("Bold", "Italic", "Oblique", "Mono", "Condensed", "Thin", "Black", "Light", "Display", "Math")
MISSING = "\uffff"
MOST_FILES = 4000


class Face(NamedTuple):
    """One of our typefaces: the beginning of its files, and its axes (weight, and optical size where it has one)."""

    family: str
    axes: tuple[int, ...]


SERIF = Face("newsreader", (500, 72))
SERIF_STRONG = Face("newsreader", (600, 72))
SANS = Face("instrument-sans", (500,))
LETTER = Face("newsreader-italic", (72,))


@lru_cache(maxsize=64)
def fonts(face: Face, size: int) -> list[FreeTypeFont]:
    """What text in this face is set with: our files first, then whatever this machine has for other scripts."""
    return [_own(face, part, size) for part in ("latin", "latin-ext")] + [_other(path, size) for path in _others()]


def _own(face: Face, part: str, size: int) -> FreeTypeFont:
    family, _dash, _style = face.family.partition("-italic")
    italic = "-italic" if face.family.endswith("-italic") else ""
    font = ImageFont.truetype(OWN / f"{family}-{part}{italic}.woff2", size)
    font.set_variation_by_axes(list(face.axes))
    return font


def _other(path: str, size: int) -> FreeTypeFont:
    return ImageFont.truetype(path, size)


@lru_cache(maxsize=1)
def _others() -> list[str]:
    found: dict[str, list[str]] = {name: [] for name in OTHERS}
    for path in _font_files():
        name = next((name for name in OTHERS if path.stem.startswith(name)), None)
        if name and not any(word in path.stem for word in UNSUITED):
            found[name].append(str(path))
    return [path for name in OTHERS for path in sorted(found[name])]


def _font_files() -> Iterator[Path]:
    left = MOST_FILES
    for folder in FOLDERS:
        for path in Path(folder).expanduser().rglob("*.[to]t[fc]"):
            left -= 1
            if left < 0:
                return
            yield path


@lru_cache(maxsize=4096)
def _font_for(char: str, face: Face, size: int) -> FreeTypeFont | None:
    return next((font for font in fonts(face, size) if _has(font, char)), None)


def _has(font: FreeTypeFont, char: str) -> bool:
    if char.isspace():
        return True
    drawn, none = font.getmask(char), font.getmask(MISSING)
    return drawn.size != none.size or bytes(drawn) != bytes(none)


def can_set(text: str, face: Face) -> bool:
    """Whether every letter of a text can be drawn on this machine."""
    return all(_font_for(char, face, 40) for char in set(text))


def begins_at_the_right(text: str) -> bool:
    """Whether a text is read from right to left, as its first letter says, and can be set so on this machine."""
    strong = (unicodedata.bidirectional(char) for char in text)
    return next((kind for kind in strong if kind in {"L", "R", "AL"}), "L") != "L" and _orders_letters()


@lru_cache(maxsize=1)
def _orders_letters() -> bool:
    return bool(features.check("raqm"))


@lru_cache(maxsize=512)
def _font_for_all(text: str, face: Face, size: int) -> FreeTypeFont | None:
    """One font with every letter: runs of several would each be set in order, but not among themselves."""
    return next((font for font in fonts(face, size) if all(_has(font, char) for char in set(text))), None)


class Line(NamedTuple):
    """Text that stands on one line, in runs of one font each; `direction` is "rtl" where it begins at the right."""

    runs: tuple[tuple[str, FreeTypeFont], ...]
    direction: str | None = None

    @property
    def width(self) -> float:
        return sum(font.getlength(text, direction=self.direction) for text, font in self.runs)

    def draw(self, pen: ImageDraw.ImageDraw, at: tuple[float, float], colour: str) -> None:
        """Draw it with its base line at this height."""
        x, y = at
        for text, font in self.runs:
            pen.text((x, y), text, font=font, fill=colour, anchor="ls", direction=self.direction)
            x += font.getlength(text, direction=self.direction)


def line(text: str, face: Face, size: int) -> Line:
    """A line of text; letters that no font has are left out."""
    if begins_at_the_right(text) and (whole := _font_for_all(text, face, size)):
        return Line(((text, whole),), "rtl")
    runs: list[tuple[str, FreeTypeFont]] = []
    for char in text:
        font = _font_for(char, face, size)
        if font is None:
            continue
        if runs and (runs[-1][1] is font or char.isspace()):
            runs[-1] = (runs[-1][0] + char, runs[-1][1])
        else:
            runs.append((char, font))
    return Line(tuple(runs))


def lines(text: str, face: Face, size: int, width: float) -> list[Line]:
    """A text broken into lines of at most this width; a word that is wider is broken too."""
    found, words = [], _words(text)
    current = ""
    for word in words:
        longer = current + word
        if current and line(longer.rstrip(), face, size).width > width:
            found.append(line(current.rstrip(), face, size))
            current = word.lstrip()
        else:
            current = longer
    return [*found, line(current.rstrip(), face, size)]


def _words(text: str) -> list[str]:
    """Where a line may break: after a space, and on both sides of a sign of Chinese, Japanese or Korean."""
    words: list[str] = []
    for char in " ".join(text.split()):
        wide = char > "\u2e80"
        if not words or words[-1].endswith(" ") or wide or words[-1][-1] > "\u2e80" or len(words[-1]) >= 24:
            words.append(char)
        else:
            words[-1] += char
    return words
