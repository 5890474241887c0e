"""The marks of the scores, taken from the sprite of the pages, for pictures that stand alone."""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

SPRITE = Path(__file__).resolve().parents[1] / "templates" / "site" / "components" / "sprite.html"
MARKS = SPRITE.parents[3] / "static" / "site" / "css" / "marks.css"
RULE = re.compile(r"^([^{}/@]+)\{([^}]*)\}", re.MULTILINE)
TOKEN = re.compile(r"var\(--([a-z-]+)\)")


class Symbol(NamedTuple):
    """A mark: its box, and its shapes as an element tree."""

    width: float
    height: float
    root: ElementTree.Element


@lru_cache
def symbols() -> dict[str, Symbol]:
    """Every mark by the name that `plaudit.site.components.icons` gives it. The sprite is our own file."""
    text = SPRITE.read_text(encoding="utf-8")
    drawing = text[text.index("<svg") : text.index("</svg>") + len("</svg>")]
    found = {}
    for symbol in ElementTree.fromstring(drawing).iter("symbol"):  # noqa: S314 - our own file
        _x, _y, width, height = (float(part) for part in symbol.get("viewBox", "").split())
        found[symbol.get("id", "").removeprefix("m-")] = Symbol(width, height, symbol)
    return found


@lru_cache
def looks() -> dict[str, dict[str, str]]:
    """How the shapes of each class are painted: their CSS by property, with colours by token (`--fresh`)."""
    found: dict[str, dict[str, str]] = {}
    for selectors, block in RULE.findall(MARKS.read_text(encoding="utf-8")):
        style = dict(part.strip().split(": ", 1) for part in block.split(";") if ": " in part)
        for selector in selectors.split(","):
            found.setdefault(selector.strip().lstrip("."), {}).update(style)
    return found


def painted(element: ElementTree.Element, colours: Mapping[str, str]) -> dict[str, str]:
    """How a shape is painted: its style with colours for tokens, and its own attributes."""
    style = looks().get(element.get("class", ""), {})
    return {key: TOKEN.sub(lambda found: colours[found[1]], value) for key, value in style.items()}
