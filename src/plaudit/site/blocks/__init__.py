"""The blocks of the front, each loaded and drawn by itself.

A block is a module here with `load(options, taken)`, which gives what its template `site/blocks/<template>.html` shows,
or None where there is nothing to show. `options` is what the editor chose, {} for the usual; `taken` are the ids of
titles that already stand large. It costs one query of its own, two where it says so; the cards of all blocks are made
together (`Front`).
"""

from collections.abc import Callable, Iterable

from plaudit.site.blocks import (
    at_home,
    certified,
    consensus,
    disputes,
    latest,
    lead,
    listed,
    news,
    opening,
    rated,
    talked,
    text,
)
from plaudit.site.blocks.content import Content, Options

LOADING: dict[str, Callable[[Options, set[int]], Content | None]] = {
    "lead": lead.load,
    "opening": opening.load,
    "at_home": at_home.load,
    "talked": talked.load,
    "certified": certified.load,
    "latest": latest.load,
    "rated": rated.load,
    "list": listed.load,
    "consensus": consensus.load,
    "disputes": disputes.load,
    "news": news.load,
    "text": text.load,
}


def load(chosen: Iterable[tuple[str, Options]]) -> list[Content]:
    """What the chosen blocks show, in their order; those with nothing to show are left out."""
    taken: set[int] = set()
    filled: list[Content] = []
    for name, options in chosen:
        content = LOADING[name](options, taken) if name in LOADING else None
        if content is not None:
            taken |= content.large
            filled.append(content)
    return filled
