"""The head of a title's further pages, such as its reviews."""

from plaudit.catalog.models import Title
from plaudit.site.components.pagination import Pager
from plaudit.site.components.title_header import TitleHeader
from plaudit.site.metadata import json_ld
from plaudit.site.metadata.head import Crumb, Head
from plaudit.site.metadata.json_ld import Thing


def subpage_head(
    title: Title, header: TitleHeader, heading: str, where: str | Pager, data: Thing | None = None
) -> Head:
    """Return the head of a further page of a title, which says the title's scores again, with more `data` if any.

    `where` is the path of the page, or the pager of a list.
    """
    pager = where if isinstance(where, Pager) else None
    return Head(
        title=heading,
        path=pager.url(pager.number) if pager else str(where),
        noindex=not title.listed,
        json_ld=json_ld.block(json_ld.title_with_scores(title, header.score) | (data or {})),
        previous_url=pager.previous_url if pager else "",
        next_url=pager.next_url if pager else "",
        breadcrumbs=(Crumb(header.name, header.url),),
    )
