"""A picture as pages show it: every file that a browser may choose from, and its true size so that nothing moves."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.core.files.storage import default_storage

TYPES = {"avif": "image/avif", "webp": "image/webp"}


class Picture(NamedTuple):
    """What `components/picture.html` draws. `choices` are pairs of a media type and a `srcset`."""

    url: str
    srcset: str
    width: int
    height: int
    alt: str
    choices: tuple[tuple[str, str], ...] = ()


def picture(sources: Mapping[str, Any] | None, alt: str = "") -> Picture | None:
    """The picture that a photo's `sources` tell of; the file itself while its sizes are not made. None without one."""
    if not sources or "file" not in sources:
        return None
    if "stem" not in sources:
        return Picture(default_storage.url(sources["file"]), "", sources["width"], sources["height"], alt)
    stem, sizes, formats = default_storage.url(sources["stem"]), sources["sizes"], sources["formats"]
    width, height = sizes[-1]
    sets = {ending: ", ".join(f"{stem}-{size[0]}.{ending} {size[0]}w" for size in sizes) for ending in formats}
    choices = tuple((TYPES[ending], sets[ending]) for ending in formats if ending in TYPES)
    # Browsers that know neither of the newer formats get one of middle size.
    middle = sizes[min(1, len(sizes) - 1)][0]
    return Picture(f"{stem}-{middle}.{formats[-1]}", sets[formats[-1]], width, height, alt, choices)
