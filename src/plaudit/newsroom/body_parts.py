"""The body of an article as plain values, with the ids of the photos and titles in it; costs no query."""

from collections.abc import Callable
from typing import Any, NamedTuple

from wagtail.blocks import StreamValue


class TextPart(NamedTuple):
    """Rich text as stored, not cleaned yet."""

    html: str


class PhotoPart(NamedTuple):
    """A photo, with a caption that replaces its own."""

    photo: int
    caption: str


class GalleryPart(NamedTuple):
    photos: list[PhotoPart]


class QuotePart(NamedTuple):
    text: str
    speaker: str


class TitlePart(NamedTuple):
    """A title, with a line on why it is here."""

    title: int
    text: str


class EmbedPart(NamedTuple):
    """A link to another site, with a still."""

    url: str
    caption: str
    still: int | None


BodyPart = TextPart | PhotoPart | GalleryPart | QuotePart | TitlePart | EmbedPart


def body_parts(body: StreamValue) -> list[BodyPart]:
    """Return the parts of a body in order, without those whose photo or title has been deleted."""
    blocks = [(block["type"], block["value"]) for block in body.get_prep_value()]
    parts = (READERS[kind](value) for kind, value in blocks if value and kind in READERS)
    return [part for part in parts if part is not None]


def _photo(value: dict[str, Any]) -> PhotoPart | None:
    return PhotoPart(value["photo"], value.get("caption") or "") if value.get("photo") else None


def _gallery(items: list[dict[str, Any]]) -> GalleryPart | None:
    photos = [photo for item in items if (photo := _photo(item["value"]))]
    return GalleryPart(photos) if photos else None


READERS: dict[str, Callable[[Any], BodyPart | None]] = {
    "text": TextPart,
    "picture": _photo,
    "gallery": _gallery,
    "quote": lambda value: QuotePart(value.get("text") or "", value.get("who") or ""),
    "title": lambda value: TitlePart(value["title"], value.get("text") or "") if value.get("title") else None,
    "embed": lambda value: EmbedPart(value.get("url") or "", value.get("caption") or "", value.get("still")),
}
