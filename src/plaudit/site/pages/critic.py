"""A critic: where they write, how they rate, and their reviews."""

from dataclasses import dataclass
from typing import Self

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from plaudit.catalog.ingest.field_sources import DEMO
from plaudit.content.critics import RatingStats, load_critic, load_reviews_by_critic
from plaudit.critics.models import Critic
from plaudit.critics.queries.reviews import BylineRecord, critic_at
from plaudit.site.components import posters
from plaudit.site.components.pagination import Pager, pager
from plaudit.site.components.posters import Portrait
from plaudit.site.components.reviews import ShownReview, shown_review
from plaudit.site.http.responses import public_view, render
from plaudit.site.http.urls import absolute_url, page_url
from plaudit.site.metadata import json_ld
from plaudit.site.metadata.feeds import naming as feeds
from plaudit.site.metadata.head import Head

PAGE_SIZE = 30


@dataclass(frozen=True, slots=True)
class CriticPage:
    head: Head
    critic: Critic
    portrait: Portrait
    publications: list[BylineRecord]
    stats: RatingStats
    reviews: list[ShownReview]
    pager: Pager
    is_demo: bool

    @classmethod
    def load(cls, critic: Critic, page: str | None) -> Self:
        """Five queries."""
        content = load_critic(critic)
        pages = pager(page, content.stats.tally.counted, PAGE_SIZE, page_url("critic", critic.slug))
        records = load_reviews_by_critic(critic, pages.start, pages.stop)
        reviews = [shown_review(record.review, title=record.title) for record in records]
        return cls(
            head=_head(critic, pages, reviews),
            critic=critic,
            portrait=posters.portrait(critic.name),
            publications=content.publications,
            stats=content.stats,
            reviews=reviews,
            pager=pages,
            is_demo=critic.origin == DEMO,
        )


@public_view
def critic_page(request: HttpRequest, slug: str) -> HttpResponse:
    return render("critic.html", CriticPage.load(get_critic_or_404(slug), request.GET.get("page")))


def get_critic_or_404(slug: str) -> Critic:
    critic = critic_at(slug)
    if critic is None:
        raise Http404(_("There is no critic at this address."))
    return critic


def _head(critic: Critic, pages: Pager, reviews: list[ShownReview]) -> Head:
    url = absolute_url(page_url("critic", critic.slug))
    person = {**json_ld.person(critic.name), "url": url, "jobTitle": "Film critic", **json_ld.wrote(pages.count)}
    return Head(
        title=critic.name,
        path=pages.url(pages.number),
        description=_("Reviews by %(name)s, and how they rate.") % {"name": critic.name},
        og_type="profile",
        json_ld=json_ld.block(
            {"@type": "ProfilePage", "mainEntity": person, "hasPart": json_ld.reviews(reviews)},
        ),
        feeds=(feeds.of_critic(critic.name, critic.slug),),
        previous_url=pages.previous_url,
        next_url=pages.next_url,
    )
