"""The picture that stands beside a link to a title: its name and both scores, 1200 by 630."""

from io import BytesIO
from typing import NamedTuple
from zlib import crc32

from django.core.files.storage import default_storage
from PIL import Image, ImageDraw, ImageOps

from plaudit.site.images import colours
from plaudit.site.images.icons import mark
from plaudit.site.images.text import LETTER, SANS, SERIF, SERIF_STRONG, Line, can_set, line, lines

SIZE = WIDTH, HEIGHT = 1200, 630
SIDE = 400
LEFT, RIGHT = SIDE + 64, WIDTH - 56
ROOM = RIGHT - LEFT
SIZES = (86, 74, 62, 52, 44, 38)
TALLEST = 236


class CardScore(NamedTuple):
    """One score: the mark's symbol, the percentage as it is written ("91%", or "–"), and what it is."""

    symbol: str
    percent: str
    words: str


class Card(NamedTuple):
    """All that a card shows. `poster` is the name of a file in the media folder, or empty."""

    name: str
    other_name: str
    about: str
    critics: CardScore | None
    audience: CardScore | None
    site: str
    poster: str = ""


def draw(card: Card) -> bytes:
    """The card as PNG."""
    paint = colours.tokens()
    picture = Image.new("RGB", SIZE, paint["paper"])
    pen = ImageDraw.Draw(picture)
    picture.paste(_side(card), (0, 0))
    line(card.about, SANS, 28).draw(pen, (LEFT, 92), paint["soft"])
    _name(pen, card, paint["ink"])
    if card.critics and card.audience:
        pen.line([(LEFT, 374), (RIGHT, 374)], fill=paint["ink"], width=2)
        _score(picture, pen, card.critics, LEFT)
        _score(picture, pen, card.audience, LEFT + 350)
    line(card.site, SERIF_STRONG, 34).draw(pen, (LEFT, HEIGHT - 42), paint["ink"])
    written = BytesIO()
    picture.save(written, "PNG", compress_level=7)
    return written.getvalue()


def _drawable(card: Card) -> str:
    """The name; the title's other name where only that one can be drawn here."""
    return next((each for each in (card.name, card.other_name) if each and can_set(each, SERIF)), card.name)


def _name(pen: ImageDraw.ImageDraw, card: Card, colour: str) -> None:
    """As large as it fits, in lines of about the same length."""
    name = _drawable(card)
    size = next((size for size in SIZES if _fits(lines(name, SERIF, size, ROOM), size)), SIZES[-1])
    found = _balanced(name, size)
    y = 92 + 26 + size * 0.86
    for each in found if _fits(found, size) else _cut(name, size):
        each.draw(pen, (LEFT, y), colour)
        y += size * 1.06


def _fits(found: list[Line], size: int) -> bool:
    return len(found) * size * 1.06 <= TALLEST


def _balanced(name: str, size: int) -> list[Line]:
    widest = lines(name, SERIF, size, ROOM)
    narrower = (lines(name, SERIF, size, ROOM * share / 10) for share in (6, 7, 8, 9))
    return next((found for found in narrower if len(found) == len(widest)), widest)


def _cut(name: str, size: int) -> list[Line]:
    shorter = name
    while not _fits(found := lines(f"{shorter.rstrip()}…", SERIF, size, ROOM), size):
        shorter = shorter[: max(len(shorter) * 9 // 10 - 1, 1)]
    return found


def _score(picture: Image.Image, pen: ImageDraw.ImageDraw, score: CardScore, x: int) -> None:
    paint = colours.tokens()
    sign = mark(score.symbol, 84)
    picture.paste(sign, (x, 402), sign)
    figure = line(score.percent, SERIF, 104)
    figure.draw(pen, (x + sign.width + 18, 483), paint["ink"] if score.percent != "–" else paint["soft"])
    for place, words in enumerate(lines(score.words, SANS, 23, 330)[:2]):
        words.draw(pen, (x, 527 + 30 * place), paint["soft"])


def _side(card: Card) -> Image.Image:
    """The poster, or the first letter of the name on the ground of its placeholder."""
    if card.poster:
        try:
            with default_storage.open(card.poster) as file, Image.open(file) as poster:
                return ImageOps.fit(poster.convert("RGB"), (SIDE, HEIGHT), Image.Resampling.LANCZOS)
        except OSError:
            pass
    palettes = colours.palettes()
    palette = palettes[crc32(card.name.encode()) % len(palettes)]
    side = Image.new("RGB", (SIDE, HEIGHT), palette["ground"])
    letter = next((char.upper() for char in _drawable(card) if char.isalnum()), "*")
    found = line(letter, LETTER, 620)
    found.draw(ImageDraw.Draw(side), (SIDE - found.width * 0.9, HEIGHT - 40), palette["one"])
    return side
