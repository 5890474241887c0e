"""The colours of the pages for what is drawn elsewhere, read from the style sheets so that they stand in one place."""

import re
from functools import lru_cache
from pathlib import Path

CSS = Path(__file__).resolve().parents[1] / "static" / "site" / "css"
VALUE = re.compile(r"--([a-z-]+):\s*(#[0-9a-f]{3,8})")
BOTH = re.compile(r"--([a-z-]+):\s*light-dark\((#[0-9a-f]{3,8}), (#[0-9a-f]{3,8})\)")
PALETTE = re.compile(r"\.pal-(\d+) \{([^}]*)\}")


@lru_cache
def tokens(*, dark: bool = False) -> dict[str, str]:
    """The colours of a scheme by their names: paper, ink, fresh …"""
    sheet = (CSS / "tokens.css").read_text(encoding="utf-8")
    return {name: night if dark else day for name, day, night in BOTH.findall(sheet)}


@lru_cache
def palettes() -> list[dict[str, str]]:
    """The palettes of placeholder posters, in their order: ground, type, one, two."""
    sheet = (CSS / "posters.css").read_text(encoding="utf-8")
    first = dict(VALUE.findall(sheet[: sheet.index("}")]))
    return [first, *(dict(VALUE.findall(block)) for _number, block in PALETTE.findall(sheet))]
