"""A picture in the widths and formats that pages offer, so that a small screen loads a small file."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, NamedTuple

from PIL import Image

WIDTHS = (320, 640, 960, 1600)


class Format(NamedTuple):
    """How a picture is written: the ending of its files, Pillow's name, the media type, and with which care."""

    ending: str
    name: str
    options: dict[str, Any]


AVIF = Format("avif", "AVIF", {"quality": 58, "speed": 8})
WEBP = Format("webp", "WEBP", {"quality": 78, "method": 3})
JPEG = Format("jpg", "JPEG", {"quality": 80, "progressive": True, "optimize": True})
PNG = Format("png", "PNG", {"optimize": True})


class Size(NamedTuple):
    """One file that was made."""

    width: int
    height: int
    format: Format
    content: bytes


def formats_of(image: Image.Image) -> tuple[Format, ...]:
    """From the smallest files to what every browser reads."""
    return (AVIF, WEBP, PNG if image.mode == "RGBA" else JPEG)


def widths_of(width: int) -> list[int]:
    """The widths that a picture is offered in: none wider than itself."""
    return [each for each in WIDTHS if each < width] + ([width] if width <= WIDTHS[-1] else [])


def in_sizes(image: Image.Image) -> Iterator[Size]:
    """The picture in every width and format, narrowest first. The image is RGB or RGBA."""
    for width in widths_of(image.width):
        height = max(round(image.height * width / image.width), 1)
        sized = image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
        for format_ in formats_of(image):
            yield Size(width, height, format_, _written(sized, format_))


def _written(image: Image.Image, format_: Format) -> bytes:
    written = BytesIO()
    image.save(written, format_.name, **format_.options)
    return written.getvalue()
