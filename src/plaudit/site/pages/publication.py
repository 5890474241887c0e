"""A publication: who writes in it, how it judges, and what it printed."""

from dataclasses import dataclass
from typing import Self

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from plaudit.critics.models import Publication
from plaudit.critics.queries import pages as critics
from plaudit.critics.queries.pages import BylineRow
from plaudit.listing.cards import cards_by_id
from plaudit.scoreboard.displayed import policy_now
from plaudit.scoring.rounding import half_up
from plaudit.site.components.pagination import Pager, pager
from plaudit.site.components.rating_stats import Judging
from plaudit.site.components.reviews import DEMO, ShownReview, shown_reviews
from plaudit.site.http.responses import public_view, render
from plaudit.site.http.urls import absolute_url, external_url, page_url
from plaudit.site.metadata import json_ld
from plaudit.site.metadata.feeds import naming as feeds
from plaudit.site.metadata.head import Head

SIZE = 30
BYLINES = 24


@dataclass(frozen=True, slots=True)
class PublicationPage:
    """What the page of a publication shows; `cutoff` is in whole percent of its scale."""

    head: Head
    publication: Publication
    link: str
    cutoff: int | None
    bylines: list[BylineRow]
    judging: Judging
    reviews: list[ShownReview]
    pager: Pager
    is_demo: bool

    @classmethod
    def load(cls, publication: Publication, page: str | None) -> Self:
        """Five queries beside the one that found the publication."""
        judgement = critics.judgement_of_publication(publication.pk, fresh_from=policy_now().fresh_percent)
        path = page_url("publication", publication.slug)
        pages = pager(page, judgement.tally.counted, SIZE, path)
        rows = critics.reviews_in_publication(publication.pk, pages.start, pages.stop)
        reviews = shown_reviews(rows, cards_by_id(row.title_id for row in rows))
        cutoff = publication.cutoff
        return cls(
            head=_head(publication, pages, reviews),
            publication=publication,
            link=external_url(publication.url),
            cutoff=None if cutoff is None else half_up(cutoff * 100),
            bylines=critics.bylines_of_publication(publication.pk, timezone.localdate(), BYLINES),
            judging=Judging.of(judgement),
            reviews=reviews,
            pager=pages,
            is_demo=publication.origin == DEMO,
        )


@public_view
def publication_page(request: HttpRequest, slug: str) -> HttpResponse:
    publication = critics.publication_at(slug)
    if publication is None:
        raise Http404(_("There is no publication at this address."))
    return render("publication.html", PublicationPage.load(publication, request.GET.get("page")))


def _head(publication: Publication, pages: Pager, reviews: list[ShownReview]) -> Head:
    said = _("Who reviews for %(name)s, and how it judges.")
    return Head(
        title=publication.name,
        path=pages.url(pages.number),
        description=said % {"name": publication.name},
        json_ld=json_ld.block(
            {
                "@type": "CollectionPage",
                "about": {
                    "@type": "Organization",
                    "name": publication.name,
                    "url": absolute_url(page_url("publication", publication.slug)),
                    **json_ld.wrote(pages.count),
                },
                "hasPart": json_ld.reviews(reviews),
            }
        ),
        feeds=(feeds.of_publication(publication.name, publication.slug),),
        previous_url=pages.previous_url,
        next_url=pages.next_url,
    )
