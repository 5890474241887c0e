"""The colours of a picture, brought to what every screen shows: sRGB of eight bits."""

from io import BytesIO
from typing import Any

from PIL import Image, ImageCms

SRGB = ImageCms.createProfile("sRGB")
DEEP = ("I;16", "I;16L", "I;16B", "I;16N", "I")


def plain(image: Image.Image) -> Image.Image:
    """The picture in RGB, or RGBA where some of it is seen through; without profile, marks or words."""
    target = "RGBA" if _is_seen_through(image) else "RGB"
    profile = image.info.get("icc_profile")
    if image.mode in DEEP:
        image = image.point(lambda value: value / 256, "L") if image.mode != "I" else image.convert("L")
    if image.mode in {"P", "PA", "1", "LA", "La", "RGBa"}:
        image = image.convert(target)
    if profile:
        image = _in_srgb(image, profile, target)
    bare = image if image.mode == target else image.convert(target)
    bare = bare.copy()
    bare.info = {}
    return bare


def _is_seen_through(image: Image.Image) -> bool:
    if not image.has_transparency_data:
        return False
    lowest: Any = image.convert("RGBA").getchannel("A").getextrema()[0]
    return bool(lowest < 255)


def _in_srgb(image: Image.Image, profile: bytes, target: str) -> Image.Image:
    """By the profile where it can be used; some cameras and programs write broken ones, which then say nothing."""
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    base = image.convert("RGB") if alpha else image
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        turned = ImageCms.profileToProfile(base, source, SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image
    if turned is None:
        return image
    if alpha and target == "RGBA":
        turned.putalpha(alpha)
    return turned
