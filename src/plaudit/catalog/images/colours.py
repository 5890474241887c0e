"""The colours of a picture, converted to what every screen shows: sRGB with eight bits."""

from io import BytesIO
from typing import Any

from PIL import Image, ImageCms

SRGB = ImageCms.createProfile("sRGB")
SIXTEEN_BIT_MODES = ("I;16", "I;16L", "I;16B", "I;16N", "I")


def to_srgb(image: Image.Image) -> Image.Image:
    """Return the picture as RGB, or RGBA where it is partly transparent; without profile and metadata."""
    target = "RGBA" if _is_transparent(image) else "RGB"
    profile = image.info.get("icc_profile")
    if image.mode in SIXTEEN_BIT_MODES:
        image = image.point(lambda value: value / 256, "L") if image.mode != "I" else image.convert("L")
    if image.mode in {"P", "PA", "1", "LA", "La", "RGBa"}:
        image = image.convert(target)
    if profile:
        image = _apply_profile(image, profile, target)
    converted = image if image.mode == target else image.convert(target)
    converted = converted.copy()
    converted.info = {}
    return converted


def _is_transparent(image: Image.Image) -> bool:
    if not image.has_transparency_data:
        return False
    lowest: Any = image.convert("RGBA").getchannel("A").getextrema()[0]
    return bool(lowest < 255)


def _apply_profile(image: Image.Image, profile: bytes, target: str) -> Image.Image:
    """Convert by the profile where it can be used; some cameras and programs write broken ones, which are ignored."""
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    base = image.convert("RGB") if alpha else image
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        converted = ImageCms.profileToProfile(base, source, SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image
    if converted is None:
        return image
    if alpha and target == "RGBA":
        converted.putalpha(alpha)
    return converted
