"""Reading an image that somebody uploaded: decoded once within limits, and written anew without hidden content.

No byte of the upload is stored: what is stored is made from the decoded image. So a file that is two things at once
loses the other one, and place, time, camera and comments are dropped.
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

from plaudit.catalog.errors import InvalidImageError
from plaudit.catalog.images.colours import to_srgb

# What is accepted: Pillow's name of a format, and the extensions and media types that a file of it may have.
FORMATS = {
    "JPEG": ({"jpg", "jpeg", "jpe", "jfif"}, {"image/jpeg", "image/jpg", "image/pjpeg"}),
    "PNG": ({"png"}, {"image/png", "image/x-png"}),
    "WEBP": ({"webp"}, {"image/webp"}),
    "AVIF": ({"avif"}, {"image/avif"}),
    "GIF": ({"gif"}, {"image/gif"}),
}
# Media types of a browser or program that did not recognise the file.
UNKNOWN_TYPES = {"", "application/octet-stream", "binary/octet-stream"}
MIN_SIDE = 16
MAX_SIDE = 16_000
# No screen shows more; a larger image is scaled down to this when it is added.
STORED_SIDE = 4096
HEAD_BYTES = 512


class CleanImage(ContentFile[bytes]):
    """An image as we store it, named after its content. Only `decode_image` makes one."""

    def __init__(self, content: bytes, extension: str, size: tuple[int, int]) -> None:
        self.digest = hashlib.sha1(content, usedforsecurity=False).hexdigest()
        self.width, self.height = size
        super().__init__(content, name=f"{self.digest}.{extension}")


def decode_image(file: File[Any], name: str = "") -> CleanImage:
    """Return the image in a file, ready to be stored; `name` is the one it was uploaded with.

    Raises InvalidImageError.
    """
    _require_size(file)
    _require_no_markup(file)
    with warnings.catch_warnings():
        # Pillow only warns of what is too large; we measure it ourselves before a pixel is decoded.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        image = _open(file)
        format_ = "JPEG" if image.format == "MPO" else image.format or ""
        _require_pixels(image)
        _require_matching_type(format_, name, getattr(file, "content_type", "") or "")
        _require_single_frame(image)
        _decode(image)
    return _encode(_normalize(image), lossless=format_ in {"PNG", "GIF"})


def _require_size(file: File[Any]) -> None:
    if not file.size:
        raise InvalidImageError(_("This file is empty. Choose the image again."))
    if file.size > settings.PHOTO_BYTES:
        raise InvalidImageError(
            _("This file is %(size)s, and images can be at most %(max)s. Save it smaller or with more compression.")
            % {"size": filesizeformat(file.size), "max": filesizeformat(settings.PHOTO_BYTES)}
        )


def _require_no_markup(file: File[Any]) -> None:
    file.seek(0)
    head = file.read(HEAD_BYTES)
    file.seek(0)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"\x1f\x8b")):
        raise InvalidImageError(
            _("SVG images and web pages can contain scripts and are not accepted. Save the image as PNG or JPEG.")
        )


def _open(file: File[Any]) -> Image.Image:
    try:
        return Image.open(file, formats=list(FORMATS))
    except Image.DecompressionBombError:
        raise _too_many_pixels() from None
    except Exception as error:  # a decoder that meets nonsense raises anything
        raise InvalidImageError(_("This file is not an image. JPEG, PNG, WebP, AVIF and GIF are accepted.")) from error


def _require_pixels(image: Image.Image) -> None:
    width, height = image.size
    if width * height > settings.PHOTO_PIXELS:
        raise _too_many_pixels(width, height)
    if min(width, height) < MIN_SIDE or max(width, height) > MAX_SIDE:
        raise InvalidImageError(
            _("This image has %(width)d × %(height)d pixels. Each side must have between %(min)d and %(max)d.")
            % {"width": width, "height": height, "min": MIN_SIDE, "max": MAX_SIDE}
        )


def _too_many_pixels(width: int = 0, height: int = 0) -> InvalidImageError:
    limit = settings.PHOTO_PIXELS // 1_000_000
    if not width:
        return InvalidImageError(
            _("This image has more than %(max)d million pixels. Scale it down and try again.") % {"max": limit}
        )
    return InvalidImageError(
        _("This image has %(width)d × %(height)d pixels, and the limit is %(max)d million. Scale it down.")
        % {"width": width, "height": height, "max": limit}
    )


def _require_matching_type(format_: str, name: str, media_type: str) -> None:
    extensions, types = FORMATS[format_]
    extension = PurePath(name).suffix.lower().lstrip(".")
    sent_type = media_type.partition(";")[0].strip().lower()
    if extension and extension not in extensions:
        raise InvalidImageError(
            _("This file is named .%(extension)s, but it is a %(format)s image. Rename it and try again.")
            % {"extension": extension[:20], "format": format_}
        )
    if sent_type not in UNKNOWN_TYPES | types:
        raise InvalidImageError(
            _("This file was sent as %(type)s, but it is a %(format)s image. Save it again and try once more.")
            % {"type": sent_type[:60], "format": format_}
        )


def _require_single_frame(image: Image.Image) -> None:
    # A phone's JPEG may contain a second image for 3D or a preview; the first is the photo.
    if image.format != "MPO" and _is_animated(image):
        raise InvalidImageError(_("This image is animated. Save a single frame of it and try again."))


def _is_animated(image: Image.Image) -> bool:
    try:
        return bool(getattr(image, "is_animated", False))
    except Exception as error:  # looking for a second frame, a decoder meets the same nonsense
        raise _damaged() from error


def _decode(image: Image.Image) -> None:
    try:
        image.load()
    except Exception as error:  # a decoder that meets nonsense raises anything
        raise _damaged() from error


def _damaged() -> InvalidImageError:
    return InvalidImageError(_("This image is damaged or incomplete. Open it, save it again and try once more."))


def _normalize(image: Image.Image) -> Image.Image:
    """Return the image upright, in sRGB, and no larger than any screen."""
    try:
        image = ImageOps.exif_transpose(image)
    except Exception:  # noqa: BLE001 - the metadata may be nonsense where the image is not
        image = image.copy()
    image = to_srgb(image)
    image.thumbnail((STORED_SIDE, STORED_SIDE), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return image


def _encode(image: Image.Image, *, lossless: bool) -> CleanImage:
    written = BytesIO()
    if lossless or image.mode == "RGBA":
        image.save(written, "PNG", optimize=image.width * image.height < 2_000_000)
        return CleanImage(written.getvalue(), "png", image.size)
    image.save(written, "JPEG", quality=92, subsampling=0, progressive=True)
    return CleanImage(written.getvalue(), "jpg", image.size)
