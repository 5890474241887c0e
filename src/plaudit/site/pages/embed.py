"""The scores on other sites: a frame without scripts, and the page that gives what to copy."""

from dataclasses import dataclass
from html import escape
from typing import Self

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt

from plaudit.catalog.models import Title
from plaudit.site.components.score_summary import Scoreline
from plaudit.site.components.title_header import TitleHead
from plaudit.site.http.redirects import get_title_or_redirect
from plaudit.site.http.responses import public_view, render
from plaudit.site.http.urls import page_url, site_origin
from plaudit.site.metadata.head import Head
from plaudit.site.metadata.oembed import frame
from plaudit.site.pages.badge import SIZES
from plaudit.site.pages.title import DEMO

# In a page of anybody's, this one may load its own style and nothing else.
POLICY = "default-src 'none'; style-src 'self'; font-src 'self'; frame-ancestors *; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True, slots=True)
class Frame:
    """What the frame shows."""

    scores: Scoreline
    url: str
    site: str


@dataclass(frozen=True, slots=True)
class EmbedPage:
    """What can be copied, and how it will look."""

    head: Head
    about: TitleHead
    scores: Scoreline
    badges: list[tuple[str, int, int, str]]
    frame: str
    frame_url: str
    is_demo: bool

    @classmethod
    def load(cls, title: Title, base: str) -> Self:
        """No query beside the one that found the title. `base` is where the site is for everybody."""
        scores = Scoreline.of(title)
        badge = page_url("badge", title.slug)
        page = f"{base}{page_url('title', title.slug)}"
        badges = [
            (f"{badge}?size={size}", width, height, _badge(page, f"{base}{badge}?size={size}", scores, (width, height)))
            for size, (width, height) in SIZES.items()
        ]
        said = _("Show these scores on your site")
        return cls(
            head=Head(
                title=_("%(who)s: %(words)s") % {"who": scores.name, "words": said},
                path=page_url("embed-code", title.slug),
                noindex=True,
            ),
            about=TitleHead.of(title),
            scores=scores,
            badges=badges,
            frame=frame(title, base),
            frame_url=page_url("embed", title.slug),
            is_demo=title.origin == DEMO,
        )


@xframe_options_exempt
@public_view
def embed_frame(request: HttpRequest, slug: str) -> HttpResponse:
    """The frame itself: framed by anybody, and without scripts."""
    title = get_title_or_redirect(slug)
    url = f"{settings.SITE_URL}{page_url('title', title.slug)}"
    response = render("embed.html", Frame(Scoreline.of(title), url, settings.SITE_NAME))
    response["Content-Security-Policy"] = POLICY
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@public_view
def embed_page(request: HttpRequest, slug: str) -> HttpResponse:
    title = get_title_or_redirect(slug)
    return render("embed_code.html", EmbedPage.load(title, site_origin(request)))


def _badge(page: str, url: str, scores: Scoreline, size: tuple[int, int]) -> str:
    width, height = size
    picture = f'<img src="{escape(url)}" width="{width}" height="{height}" alt="{escape(scores.sentence)}">'
    return f'<a href="{escape(page)}">{picture}</a>'
