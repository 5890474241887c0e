"""A picture in the widths and formats that pages offer, so that a small screen loads a small file."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, NamedTuple

from PIL import Image

WIDTHS = (320, 640, 960, 1600)


class Format(NamedTuple):
    """How a picture is written: the extension of its files, Pillow's name, and Pillow's options."""

    extension: str
    pillow_name: str
    options: dict[str, Any]


AVIF = Format("avif", "AVIF", {"quality": 58, "speed": 8})
WEBP = Format("webp", "WEBP", {"quality": 78, "method": 3})
JPEG = Format("jpg", "JPEG", {"quality": 80, "progressive": True, "optimize": True})
PNG = Format("png", "PNG", {"optimize": True})


class Rendition(NamedTuple):
    """One file of a picture."""

    width: int
    height: int
    format: Format
    content: bytes


def formats_of(image: Image.Image) -> tuple[Format, ...]:
    """Return the formats of a picture, from the smallest files to what every browser reads."""
    return (AVIF, WEBP, PNG if image.mode == "RGBA" else JPEG)


def widths_of(width: int) -> list[int]:
    """Return the widths that a picture is offered in: none wider than itself."""
    return [each for each in WIDTHS if each < width] + ([width] if width <= WIDTHS[-1] else [])


def render(image: Image.Image) -> Iterator[Rendition]:
    """Yield an RGB or RGBA picture in every width and format, the narrowest first."""
    for width in widths_of(image.width):
        height = max(round(image.height * width / image.width), 1)
        resized = image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
        for format_ in formats_of(image):
            written = BytesIO()
            resized.save(written, format_.pillow_name, **format_.options)
            yield Rendition(width, height, format_, written.getvalue())
