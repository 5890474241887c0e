"""An article's body as plain pieces, with the ids of what they show; costs no query."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from wagtail.blocks import StreamValue


class Text(NamedTuple):
    """Rich text as it was stored: not clean yet."""

    html: str


class Picture(NamedTuple):
    """A photo, with a caption in place of its own."""

    photo: int
    caption: str


class Gallery(NamedTuple):
    pictures: list[Picture]


class Quote(NamedTuple):
    text: str
    who: str


class TitleCard(NamedTuple):
    """A title, and what it is shown for."""

    title: int
    text: str


class Outside(NamedTuple):
    """A link to something elsewhere, with a still."""

    url: str
    caption: str
    still: int | None


Piece = Text | Picture | Gallery | Quote | TitleCard | Outside


def pieces(body: StreamValue) -> list[Piece]:
    """The pieces of a body in their order; one whose photo or title is gone is left out."""
    return [piece for block in body.get_prep_value() for piece in _piece(block["type"], block["value"])]


def _piece(kind: str, value: Any) -> Iterator[Piece]:
    reading = READINGS.get(kind)
    piece = reading(value) if reading and value else None
    if piece is not None:
        yield piece


def _picture(value: dict[str, Any]) -> Picture | None:
    return Picture(value["photo"], value.get("caption") or "") if value.get("photo") else None


def _gallery(value: list[dict[str, Any]]) -> Gallery | None:
    found = [_picture(item["value"]) for item in value]
    pictures = [picture for picture in found if picture]
    return Gallery(pictures) if pictures else None


def _quote(value: dict[str, Any]) -> Quote:
    return Quote(value.get("text") or "", value.get("who") or "")


def _title(value: dict[str, Any]) -> TitleCard | None:
    return TitleCard(value["title"], value.get("text") or "") if value.get("title") else None


def _outside(value: dict[str, Any]) -> Outside:
    return Outside(value.get("url") or "", value.get("caption") or "", value.get("still"))


READINGS: dict[str, Callable[[Any], Piece | None]] = {
    "text": Text,
    "picture": _picture,
    "gallery": _gallery,
    "quote": _quote,
    "title": _title,
    "embed": _outside,
}
