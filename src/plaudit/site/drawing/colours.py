"""The colours of the pages for what is drawn elsewhere, read from the style sheets so that they stand in one place."""

import re
from functools import lru_cache
from pathlib import Path

CSS = Path(__file__).resolve().parents[1] / "static" / "site" / "css"
VALUE = re.compile(r"--([a-z-]+):\s*(#[0-9a-f]{3,8})")
DARK = '[data-theme="dark"]'
PALETTE = re.compile(r"\.pal-(\d+) \{([^}]*)\}")


@lru_cache
def tokens(*, dark: bool = False) -> dict[str, str]:
    """The colours of a scheme by their names: paper, ink, fresh …"""
    sheet = (CSS / "tokens.css").read_text(encoding="utf-8")
    block = sheet[sheet.index(f":root{DARK}") :] if dark else sheet[: sheet.index("@media")]
    return dict(VALUE.findall(block))


@lru_cache
def palettes() -> list[dict[str, str]]:
    """The palettes of placeholder posters, in their order: ground, type, one, two."""
    sheet = (CSS / "posters.css").read_text(encoding="utf-8")
    first = dict(VALUE.findall(sheet[: sheet.index("}")]))
    return [first, *(dict(VALUE.findall(block)) for _number, block in PALETTE.findall(sheet))]
