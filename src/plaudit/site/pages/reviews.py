"""All critics' reviews of a title that count, under four tabs."""

from dataclasses import dataclass
from typing import Self

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from plaudit.catalog.models import Title
from plaudit.critics.queries import pages as critics
from plaudit.scoreboard.displayed import score_of
from plaudit.scoring.television import Covers
from plaudit.site.components.pagination import Pager, pager
from plaudit.site.components.reviews import DEMO, ShownReview, is_demo, shown_review
from plaudit.site.components.title_header import TitleHead
from plaudit.site.http.redirects import get_title_or_redirect
from plaudit.site.http.responses import public_view, render
from plaudit.site.http.urls import page_url
from plaudit.site.metadata import json_ld
from plaudit.site.metadata.feeds import naming as feeds
from plaudit.site.metadata.head import Crumb, Head
from plaudit.site.pages.title import Tab, tabs

SIZE = 30


@dataclass(frozen=True, slots=True)
class ReviewsPage:
    """One page of a title's reviews."""

    head: Head
    about: TitleHead
    tabs: list[Tab]
    tab: Tab
    reviews: list[ShownReview]
    pager: Pager
    is_demo: bool

    @classmethod
    def load(cls, title: Title, show_: str, page: str | None) -> Self:
        """Three queries beside the one that found the title."""
        score = score_of(title)
        every = tabs(title.slug, score)
        tab = next((tab for tab in every if tab.key == show_), None)
        if tab is None:
            raise Http404(
                _("Reviews can be shown as all, top, fresh or rotten; not as “%(asked)s”.") % {"asked": show_[:40]}
            )
        path = page_url("reviews", title.slug)
        state = (("show", tab.key),) if tab.key != "all" else ()
        pages = pager(page, tab.reviews, SIZE, path, state)
        rows = critics.reviews_of_title(title.pk, tab.key, pages.start, pages.stop)
        covers = Covers.FIRST_EPISODES if tab.key == "first" else Covers.WHOLE
        older = critics.older_reviews(title.pk, [row.critic_id for row in rows if row.critic_id], covers)
        about = TitleHead.of(title)
        reviews = [shown_review(row, older=older.get(row.critic_id or 0, ())) for row in rows]
        return cls(
            head=Head(
                title=_("Reviews of %(name)s") % {"name": about.name},
                path=pages.url(pages.number),
                description=_("Every critic's review of %(name)s that counts.") % {"name": about.name},
                noindex=not title.listed,
                json_ld=json_ld.block(
                    json_ld.title_with_scores(title, about.shown) | {"review": json_ld.reviews(reviews)}
                ),
                previous_url=pages.previous_url,
                next_url=pages.next_url,
                feeds=(feeds.of_title(about.name, title.slug),),
                breadcrumbs=(Crumb(about.name, about.url),),
            ),
            about=about,
            tabs=every,
            tab=tab,
            reviews=reviews,
            pager=pages,
            is_demo=title.origin == DEMO or is_demo(rows),
        )


@public_view
def reviews_page(request: HttpRequest, slug: str) -> HttpResponse:
    title = get_title_or_redirect(slug)
    asked = request.GET.get("show", "all")
    return render("reviews.html", ReviewsPage.load(title, asked, request.GET.get("page")))
