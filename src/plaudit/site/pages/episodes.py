"""All seasons of a series, or all episodes of a season, page by page."""

from dataclasses import dataclass
from typing import Self

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from plaudit.catalog.models import Kind, Title
from plaudit.listing.series import child_count, children_of
from plaudit.scoreboard.displayed import policy_now
from plaudit.site.components.pagination import Pager, pager
from plaudit.site.components.title_header import TitleHead
from plaudit.site.http.redirects import get_title_or_redirect
from plaudit.site.http.responses import public_view, render
from plaudit.site.http.urls import page_url
from plaudit.site.metadata import json_ld
from plaudit.site.metadata.head import Crumb, Head
from plaudit.site.pages.title import DEMO
from plaudit.site.parts.television import Piece, piece

SIZE = 100


@dataclass(frozen=True, slots=True)
class PiecesPage:
    """One page of a title's seasons or episodes."""

    head: Head
    about: TitleHead
    are_seasons: bool
    pieces: list[Piece]
    pager: Pager
    is_demo: bool

    @classmethod
    def load(cls, title: Title, page: str | None) -> Self:
        """Two queries beside the one that found the title."""
        pages = pager(page, child_count(title.pk), SIZE, page_url("parts", title.slug))
        rows = children_of(title.pk, pages.start, pages.stop)
        about, policy = TitleHead.of(title), policy_now()
        pieces = [piece(row, policy) for row in rows]
        are_seasons = title.kind == Kind.SERIES
        said = _("Seasons of %(name)s") if are_seasons else _("Episodes of %(name)s")
        return cls(
            head=Head(
                title=said % {"name": about.name},
                path=pages.url(pages.number),
                noindex=not title.listed,
                json_ld=json_ld.block(
                    json_ld.title_with_scores(title, about.shown)
                    | json_ld.parts(title.kind, (each.card for each in pieces))
                ),
                breadcrumbs=(Crumb(about.name, about.url),),
                previous_url=pages.previous_url,
                next_url=pages.next_url,
            ),
            about=about,
            are_seasons=are_seasons,
            pieces=pieces,
            pager=pages,
            is_demo=title.origin == DEMO,
        )


@public_view
def pieces_page(request: HttpRequest, slug: str) -> HttpResponse:
    title = get_title_or_redirect(slug)
    if title.kind not in {Kind.SERIES, Kind.SEASON}:
        raise Http404(_("Only a series has seasons, and only a season has episodes."))
    return render("episodes.html", PiecesPage.load(title, request.GET.get("page")))
