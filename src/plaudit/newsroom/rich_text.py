"""Rich text as editors stored it, made safe to show."""

import re
from collections.abc import Iterable, Mapping

import nh3

TAGS = {"p", "h2", "h3", "b", "strong", "i", "em", "ul", "ol", "li", "a", "br", "hr"}
ANCHOR = re.compile(r"<a\b[^>]*>", re.IGNORECASE)
PAGE_LINK = re.compile(r"linktype=[\"']page[\"']", re.IGNORECASE)
PAGE_ID = re.compile(r"\bid=[\"']([0-9]{1,18})[\"']", re.IGNORECASE)


def linked_page_ids(texts: Iterable[str]) -> set[int]:
    """Return the ids of the Wagtail pages that these texts link to."""
    ids = {_page_id(anchor) for text in texts for anchor in ANCHOR.findall(text)}
    return {page_id for page_id in ids if page_id is not None}


def clean_rich_text(text: str, page_urls: Mapping[int, str]) -> str:
    """Keep only the tags listed here, and point links to pages at their URLs (by page id).

    A link to a page that is not published becomes plain text.
    """

    def link(anchor: re.Match[str]) -> str:
        page_id = _page_id(anchor.group())
        if page_id is None:
            return anchor.group()
        return f'<a href="{page_urls[page_id]}">' if page_id in page_urls else "<a>"

    return nh3.clean(
        ANCHOR.sub(link, text),
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https"},
        link_rel="noopener",
    )


def _page_id(anchor: str) -> int | None:
    found = PAGE_ID.search(anchor) if PAGE_LINK.search(anchor) else None
    return int(found.group(1)) if found else None
