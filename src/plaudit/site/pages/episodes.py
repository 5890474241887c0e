"""All seasons of a series, or all episodes of a season, page by page."""

from dataclasses import dataclass
from typing import Self

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from plaudit.catalog.ingest.field_sources import DEMO
from plaudit.catalog.models import Kind, Title
from plaudit.listing.series import child_count, children_of
from plaudit.scoreboard.displayed_scores import current_policy
from plaudit.site.components.episodes import EpisodeView, episode_view
from plaudit.site.components.pagination import Pager, pager
from plaudit.site.components.title_header import TitleHeader
from plaudit.site.http.redirects import get_title_or_redirect
from plaudit.site.http.responses import public_view, render
from plaudit.site.http.urls import page_url
from plaudit.site.metadata import json_ld
from plaudit.site.metadata.head import Head
from plaudit.site.metadata.subpage_head import subpage_head

PAGE_SIZE = 100


@dataclass(frozen=True, slots=True)
class EpisodesPage:
    """One page of a title's seasons or episodes."""

    head: Head
    header: TitleHeader
    are_seasons: bool
    episodes: list[EpisodeView]
    pager: Pager
    is_demo: bool

    @classmethod
    def load(cls, title: Title, page: str | None) -> Self:
        """Two queries."""
        pages = pager(page, child_count(title.pk), PAGE_SIZE, page_url("episodes", title.slug))
        policy = current_policy()
        episodes = [episode_view(record, policy) for record in children_of(title.pk, pages.start, pages.stop)]
        header = TitleHeader.of(title)
        are_seasons = title.kind == Kind.SERIES
        heading = _("Seasons of %(name)s") if are_seasons else _("Episodes of %(name)s")
        return cls(
            head=subpage_head(
                title,
                header,
                heading % {"name": header.name},
                pages,
                json_ld.parts(title.kind, (episode.card for episode in episodes)),
            ),
            header=header,
            are_seasons=are_seasons,
            episodes=episodes,
            pager=pages,
            is_demo=title.origin == DEMO,
        )


@public_view
def episodes_page(request: HttpRequest, slug: str) -> HttpResponse:
    title = get_title_or_redirect(slug)
    if title.kind not in {Kind.SERIES, Kind.SEASON}:
        raise Http404(_("Only series have seasons, and only seasons have episodes."))
    return render("episodes.html", EpisodesPage.load(title, request.GET.get("page")))
