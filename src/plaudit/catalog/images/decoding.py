"""Reading a picture that somebody handed in: decoded once within limits, and written anew without what it hid.

Nothing of the bytes that came in is kept: what is stored is made from the decoded picture. So a file that is two
things at once loses the other one, and place, time, camera and comments do not travel on.
"""

import hashlib
import warnings
from io import BytesIO
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from plaudit.catalog.images import colours

# What we read: Pillow's name of a format, and the endings and the media types that a file of it may carry.
KNOWN = {
    "JPEG": ({"jpg", "jpeg", "jpe", "jfif"}, {"image/jpeg", "image/jpg", "image/pjpeg"}),
    "PNG": ({"png"}, {"image/png", "image/x-png"}),
    "WEBP": ({"webp"}, {"image/webp"}),
    "AVIF": ({"avif"}, {"image/avif"}),
    "GIF": ({"gif"}, {"image/gif"}),
}
# What says nothing of a file: a browser or a program that did not know it.
ANY = {"", "application/octet-stream", "binary/octet-stream"}
SHORTEST = 16
LONGEST = 16_000
# No screen shows more; a larger picture is made as small as this when it is taken in.
KEPT = 4096
BEGINNING = 512


class ImageRefusedError(ValueError):
    """A file that is not taken in; the message says why and what to do."""


class CleanPicture(ContentFile[bytes]):
    """A picture as we keep it, named after its content. Only `read` makes one."""

    def __init__(self, content: bytes, ending: str, size: tuple[int, int]) -> None:
        self.digest = hashlib.sha1(content, usedforsecurity=False).hexdigest()
        self.width, self.height = size
        super().__init__(content, name=f"{self.digest}.{ending}")


def decode_image(file: File[Any], name: str = "") -> CleanPicture:
    """The picture in a file, ready to be kept; `name` is the name it came with. Raises Refused."""
    _require_size(file)
    _require_no_drawing(file)
    with warnings.catch_warnings():
        # Pillow only warns of what is too large; we measure it ourselves before a pixel is decoded.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        image = _opened(file)
        format_ = "JPEG" if image.format == "MPO" else image.format or ""
        _require_pixels(image)
        _require_truth(format_, name, getattr(file, "content_type", "") or "")
        _require_stillness(image)
        _decode(image)
    return _written(_upright(image), lossless=format_ in {"PNG", "GIF"})


def _require_size(file: File[Any]) -> None:
    if not file.size:
        raise ImageRefusedError(_("This file is empty. Choose the picture again."))
    if file.size > settings.PHOTO_BYTES:
        raise ImageRefusedError(
            _("This file has %(size)s, and a picture may have %(most)s. Save it smaller or with more compression.")
            % {"size": filesizeformat(file.size), "most": filesizeformat(settings.PHOTO_BYTES)}
        )


def _require_no_drawing(file: File[Any]) -> None:
    file.seek(0)
    beginning = file.read(BEGINNING)
    file.seek(0)
    if beginning.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"\x1f\x8b")):
        raise ImageRefusedError(
            _("SVG drawings and web pages can carry scripts and are not taken in. Save it as PNG or JPEG.")
        )


def _opened(file: File[Any]) -> Image.Image:
    try:
        return Image.open(file, formats=list(KNOWN))
    except Image.DecompressionBombError:
        raise _too_many_pixels() from None
    except Exception as error:  # a decoder that meets nonsense raises anything
        raise ImageRefusedError(
            _("This is not a picture that can be read. JPEG, PNG, WebP, AVIF and GIF can.")
        ) from error


def _require_pixels(image: Image.Image) -> None:
    width, height = image.size
    if width * height > settings.PHOTO_PIXELS:
        raise _too_many_pixels(width, height)
    if min(width, height) < SHORTEST or max(width, height) > LONGEST:
        raise ImageRefusedError(
            _("This picture has %(width)d × %(height)d pixels. Each side must have between %(least)d and %(most)d.")
            % {"width": width, "height": height, "least": SHORTEST, "most": LONGEST}
        )


def _too_many_pixels(width: int = 0, height: int = 0) -> ImageRefusedError:
    most = settings.PHOTO_PIXELS // 1_000_000
    if not width:
        return ImageRefusedError(
            _("This picture has more than %(most)d million pixels. Make it smaller.") % {"most": most}
        )
    return ImageRefusedError(
        _("This picture has %(width)d × %(height)d pixels, and may have %(most)d million. Make it smaller.")
        % {"width": width, "height": height, "most": most}
    )


def _require_truth(format_: str, name: str, media_type: str) -> None:
    endings, types = KNOWN[format_]
    ending = PurePath(name).suffix.lower().lstrip(".")
    said = media_type.partition(";")[0].strip().lower()
    if ending and ending not in endings:
        raise ImageRefusedError(
            _("The name of this file ends in .%(ending)s, but it is a %(format)s picture. Give it its right name.")
            % {"ending": ending[:20], "format": format_}
        )
    if said not in ANY | types:
        raise ImageRefusedError(
            _("This file was sent as %(type)s, but it is a %(format)s picture.")
            % {"type": said[:60], "format": format_}
        )


def _require_stillness(image: Image.Image) -> None:
    # A phone's JPEG may carry a second picture for 3D or a preview; the first is the photo.
    if image.format != "MPO" and _moves(image):
        raise ImageRefusedError(_("This picture moves. Save the one frame that should be seen."))


def _moves(image: Image.Image) -> bool:
    try:
        return bool(getattr(image, "is_animated", False))
    except Exception as error:  # looking for a second picture, a decoder meets the same nonsense
        raise _broken() from error


def _decode(image: Image.Image) -> None:
    try:
        image.load()
    except Exception as error:  # a decoder that meets nonsense raises anything
        raise _broken() from error


def _broken() -> ImageRefusedError:
    return ImageRefusedError(_("This picture is broken or not complete. Open it, save it again and send that."))


def _upright(image: Image.Image) -> Image.Image:
    """The picture as its camera meant it to be seen: turned, and in the colours of every screen."""
    try:
        image = ImageOps.exif_transpose(image)
    except Exception:  # noqa: BLE001 - what is said about a picture may be nonsense where the picture is not
        image = image.copy()
    image = colours.plain(image)
    image.thumbnail((KEPT, KEPT), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return image


def _written(image: Image.Image, *, lossless: bool) -> CleanPicture:
    written = BytesIO()
    if lossless or image.mode == "RGBA":
        image.save(written, "PNG", optimize=image.width * image.height < 2_000_000)
        return CleanPicture(written.getvalue(), "png", image.size)
    image.save(written, "JPEG", quality=92, subsampling=0, progressive=True)
    return CleanPicture(written.getvalue(), "jpg", image.size)
