"""Rich text as editors stored it, made fit to be shown."""

import re
from collections.abc import Iterable, Mapping

import nh3

TAGS = {"p", "h2", "h3", "b", "strong", "i", "em", "ul", "ol", "li", "a", "br", "hr"}
ANCHOR = re.compile(r"<a\b[^>]*>", re.IGNORECASE)
PAGE_LINK = re.compile(r"linktype=[\"']page[\"']", re.IGNORECASE)
PAGE_ID = re.compile(r"\bid=[\"']([0-9]{1,18})[\"']", re.IGNORECASE)


def linked_pages(texts: Iterable[str]) -> set[int]:
    """The ids of the pages of the newsroom that texts link to."""
    return {found for text in texts for anchor in ANCHOR.findall(text) if (found := _page(anchor)) is not None}


def cleaned(text: str, addresses: Mapping[int, str]) -> str:
    """A text with nothing in it but what is listed here; its links to pages lead to their addresses (by id).

    A link to a page that nobody may read becomes plain words.
    """
    linked = ANCHOR.sub(lambda anchor: _linked(anchor.group(), addresses), text)
    return nh3.clean(
        linked,
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https"},
        link_rel="noopener",
    )


def _page(anchor: str) -> int | None:
    found = PAGE_ID.search(anchor) if PAGE_LINK.search(anchor) else None
    return int(found.group(1)) if found else None


def _linked(anchor: str, addresses: Mapping[int, str]) -> str:
    page = _page(anchor)
    if page is None:
        return anchor
    return f'<a href="{addresses[page]}">' if page in addresses else "<a>"
