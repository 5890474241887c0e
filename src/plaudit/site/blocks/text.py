"""Words of the editors' own."""

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from plaudit.newsroom.body_parts import TextPart
from plaudit.site.blocks.content import Content, Options
from plaudit.site.components.articles import Shown

NOTHING = Markup("")


@dataclass(frozen=True, slots=True)
class Words(Content):
    template: ClassVar[str] = "text"

    html: Markup = NOTHING


def load(options: Options, _taken: set[int]) -> Content | None:
    """No query, and one where it links to articles."""
    stored = options.get("html") or ""
    html = Shown.of([TextPart(stored)]).text(stored)
    return Words(html=html) if html.striptags() else None
