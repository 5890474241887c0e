"""A critic: where they write, how they judge, and what they wrote."""

from dataclasses import dataclass
from typing import Self

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from plaudit.critics.models import Critic
from plaudit.critics.queries import pages as critics
from plaudit.critics.queries.pages import BylineRow
from plaudit.listing.cards import cards_by_id
from plaudit.scoreboard.displayed import policy_now
from plaudit.site.components import posters
from plaudit.site.components.pagination import Pager, pager
from plaudit.site.components.posters import Portrait
from plaudit.site.components.rating_stats import Judging
from plaudit.site.components.reviews import DEMO, ShownReview, shown_reviews
from plaudit.site.http.responses import public_view, render
from plaudit.site.http.urls import absolute_url, page_url
from plaudit.site.metadata import json_ld
from plaudit.site.metadata.feeds import naming as feeds
from plaudit.site.metadata.head import Head

SIZE = 30
BYLINES = 12


@dataclass(frozen=True, slots=True)
class CriticPage:
    """What the page of a critic shows."""

    head: Head
    critic: Critic
    portrait: Portrait
    bylines: list[BylineRow]
    judging: Judging
    reviews: list[ShownReview]
    pager: Pager
    is_demo: bool

    @classmethod
    def load(cls, critic: Critic, page: str | None) -> Self:
        """Five queries beside the one that found the critic."""
        judgement = critics.judgement_of_critic(critic.pk, fresh_from=policy_now().fresh_percent)
        path = page_url("critic", critic.slug)
        pages = pager(page, judgement.tally.counted, SIZE, path)
        rows = critics.reviews_by_critic(critic.pk, pages.start, pages.stop)
        reviews = shown_reviews(rows, cards_by_id(row.title_id for row in rows))
        return cls(
            head=_head(critic, pages, reviews),
            critic=critic,
            portrait=posters.portrait(critic.name),
            bylines=critics.bylines_of_critic(critic.pk, timezone.localdate(), BYLINES),
            judging=Judging.of(judgement),
            reviews=reviews,
            pager=pages,
            is_demo=critic.origin == DEMO,
        )


@public_view
def critic_page(request: HttpRequest, slug: str) -> HttpResponse:
    critic = critics.critic_at(slug)
    if critic is None:
        raise Http404(_("There is no critic at this address."))
    return render("critic.html", CriticPage.load(critic, request.GET.get("page")))


def _head(critic: Critic, pages: Pager, reviews: list[ShownReview]) -> Head:
    path = page_url("critic", critic.slug)
    known = {**json_ld.person(critic.name), "url": absolute_url(path)}
    return Head(
        title=critic.name,
        path=pages.url(pages.number),
        description=_("What %(name)s reviews, and how they judge.") % {"name": critic.name},
        og_type="profile",
        json_ld=json_ld.block(
            {
                "@type": "ProfilePage",
                "mainEntity": {**known, "jobTitle": "Film critic", **json_ld.wrote(pages.count)},
                "hasPart": json_ld.reviews(reviews),
            }
        ),
        feeds=(feeds.of_critic(critic.name, critic.slug),),
        previous_url=pages.previous_url,
        next_url=pages.next_url,
    )
