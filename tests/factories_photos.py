"""Pictures that tests stand on: files in memory, and photos that came in through the actions."""

import struct
import zlib
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from plaudit.catalog.actions.photos import add_photo, add_photos_to_title, set_people_in_photo
from plaudit.catalog.models import Person, Photo, Title

COLOURS = iter(range(1, 1_000_000))
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def pixels(width: int = 800, height: int = 450, mode: str = "RGB") -> Image.Image:
    """A picture like no other: a ramp that ends in a colour of its own."""
    number = next(COLOURS)
    ramp = Image.linear_gradient("L").resize((width, height))
    own = Image.new("RGB", (width, height), (number % 251, number // 251 % 251, 90))
    return Image.composite(own, Image.new("RGB", (width, height), (20, 20, 30)), ramp).convert(mode)


def file_of(image: Image.Image, format_: str = "PNG", name: str = "", **options: Any) -> SimpleUploadedFile:
    """A picture as a browser sends it."""
    written = BytesIO()
    image.save(written, format_, **options)
    ending = {"JPEG": "jpg"}.get(format_, format_.lower())
    return SimpleUploadedFile(name or f"picture.{ending}", written.getvalue(), f"image/{format_.lower()}")


def photo(width: int = 800, height: int = 450, **told: Any) -> Photo:
    """A photo that came in through the action."""
    return add_photo(ContentFile(file_of(pixels(width, height)).read(), name="picture.png"), **told)


def hung_photo(title: Title, *, people: list[Person] | None = None, **told: Any) -> Photo:
    """A photo that hangs on a title, with people who are seen on it."""
    taken = photo(**told)
    add_photos_to_title([taken], title)
    set_people_in_photo(taken, people or [])
    return taken


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few hundred bytes that says it has this many pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body
