"""All critic reviews of a title that count, in tabs."""

from dataclasses import dataclass, replace
from typing import Self

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from plaudit.catalog.ingest.field_sources import DEMO
from plaudit.catalog.models import Title
from plaudit.content.reviews import load_reviews
from plaudit.site.components.pagination import Pager, pager
from plaudit.site.components.reviews import ShownReview, has_demo_reviews, shown_review
from plaudit.site.components.tabs import Tab, review_tabs
from plaudit.site.components.title_header import TitleHeader
from plaudit.site.http.redirects import get_title_or_redirect
from plaudit.site.http.responses import public_view, render
from plaudit.site.http.urls import page_url
from plaudit.site.metadata import json_ld
from plaudit.site.metadata.feeds import naming as feeds
from plaudit.site.metadata.head import Head
from plaudit.site.metadata.subpage_head import subpage_head

PAGE_SIZE = 30


@dataclass(frozen=True, slots=True)
class ReviewsPage:
    """One page of the reviews under one tab."""

    head: Head
    header: TitleHeader
    tabs: list[Tab]
    tab: Tab
    reviews: list[ShownReview]
    pager: Pager
    is_demo: bool

    @classmethod
    def load(cls, title: Title, tab_key: str, page: str | None) -> Self:
        """Two queries. Raises Http404 for a tab that there is not."""
        header = TitleHeader.of(title)
        tabs = review_tabs(title.slug, header.score)
        tab = next((tab for tab in tabs if tab.key == tab_key), None)
        if tab is None:
            sentence = _("Reviews can be filtered by all, top, fresh or rotten, but not by “%(value)s”.")
            raise Http404(sentence % {"value": tab_key[:40]})
        state = (("show", tab.key),) if tab.key != "all" else ()
        pages = pager(page, tab.count, PAGE_SIZE, page_url("reviews", title.slug), state)
        content = load_reviews(title.pk, tab.key, pages.start, pages.stop)
        reviews = [shown_review(row, older=content.older.get(row.critic_id or 0, ())) for row in content.reviews]
        heading = _("Reviews of %(name)s") % {"name": header.name}
        return cls(
            head=replace(
                subpage_head(title, header, heading, pages, {"review": json_ld.reviews(reviews)}),
                description=_("All critic reviews of %(name)s, fresh and rotten.") % {"name": header.name},
                feeds=(feeds.of_title(header.name, title.slug),),
            ),
            header=header,
            tabs=tabs,
            tab=tab,
            reviews=reviews,
            pager=pages,
            is_demo=title.origin == DEMO or has_demo_reviews(content.reviews),
        )


@public_view
def reviews_page(request: HttpRequest, slug: str) -> HttpResponse:
    title = get_title_or_redirect(slug)
    page = ReviewsPage.load(title, request.GET.get("show", "all"), request.GET.get("page"))
    return render("reviews.html", page)
