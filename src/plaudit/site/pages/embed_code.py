"""What to copy to show a title's scores on another site: badges and a frame, each with its preview."""

from dataclasses import dataclass
from html import escape
from typing import NamedTuple, Self

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from plaudit.catalog.ingest.field_sources import DEMO
from plaudit.catalog.models import Title
from plaudit.site.components.score_summary import Scoreline
from plaudit.site.components.title_header import TitleHeader
from plaudit.site.http.redirects import get_title_or_redirect
from plaudit.site.http.responses import public_view, render
from plaudit.site.http.urls import page_url, site_origin
from plaudit.site.metadata.head import Head
from plaudit.site.metadata.oembed import frame
from plaudit.site.pages.badge import SIZES


class BadgeCode(NamedTuple):
    """A badge, and the HTML that shows it on another site."""

    url: str
    width: int
    height: int
    html: str


@dataclass(frozen=True, slots=True)
class EmbedCodePage:
    head: Head
    header: TitleHeader
    scores: Scoreline
    badges: list[BadgeCode]
    frame_html: str
    frame_url: str
    is_demo: bool

    @classmethod
    def load(cls, title: Title, origin: str) -> Self:
        """No query. `origin` is the site's own URL, with which the code begins."""
        scores = Scoreline.of(title)
        return cls(
            head=Head(
                title=_("%(name)s: embed the scores") % {"name": scores.name},
                path=page_url("embed-code", title.slug),
                noindex=True,
            ),
            header=TitleHeader.of(title),
            scores=scores,
            badges=[_badge(title, scores, origin, size) for size in SIZES],
            frame_html=frame(title, origin),
            frame_url=page_url("embed", title.slug),
            is_demo=title.origin == DEMO,
        )


@public_view
def embed_code_page(request: HttpRequest, slug: str) -> HttpResponse:
    title = get_title_or_redirect(slug)
    return render("embed_code.html", EmbedCodePage.load(title, site_origin(request)))


def _badge(title: Title, scores: Scoreline, origin: str, size: str) -> BadgeCode:
    width, height = SIZES[size]
    url = f"{page_url('badge', title.slug)}?size={size}"
    source, alt = escape(f"{origin}{url}"), escape(scores.sentence)
    image = f'<img src="{source}" width="{width}" height="{height}" alt="{alt}">'
    html = f'<a href="{escape(origin + page_url("title", title.slug))}">{image}</a>'
    return BadgeCode(url, width, height, html)
