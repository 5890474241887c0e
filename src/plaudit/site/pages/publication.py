"""A publication: who writes for it, how it rates, and its reviews."""

from dataclasses import dataclass
from typing import Self

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from plaudit.catalog.ingest.field_sources import DEMO
from plaudit.content.critics import RatingStats, load_publication, load_reviews_in_publication
from plaudit.critics.models import Publication
from plaudit.critics.queries.reviews import BylineRecord, publication_at
from plaudit.site.components.pagination import Pager, pager
from plaudit.site.components.reviews import ShownReview, shown_review
from plaudit.site.http.responses import public_view, render
from plaudit.site.http.urls import absolute_url, external_url, page_url
from plaudit.site.metadata import json_ld
from plaudit.site.metadata.feeds import naming as feeds
from plaudit.site.metadata.head import Head

PAGE_SIZE = 30


@dataclass(frozen=True, slots=True)
class PublicationPage:
    head: Head
    publication: Publication
    website: str
    cutoff: int | None
    critics: list[BylineRecord]
    stats: RatingStats
    reviews: list[ShownReview]
    pager: Pager
    is_demo: bool

    @classmethod
    def load(cls, publication: Publication, page: str | None) -> Self:
        """Five queries."""
        content = load_publication(publication)
        pages = pager(page, content.stats.tally.counted, PAGE_SIZE, page_url("publication", publication.slug))
        records = load_reviews_in_publication(publication, pages.start, pages.stop)
        reviews = [shown_review(record.review, title=record.title) for record in records]
        return cls(
            head=_head(publication, pages, reviews),
            publication=publication,
            website=external_url(publication.url),
            cutoff=content.cutoff,
            critics=content.critics,
            stats=content.stats,
            reviews=reviews,
            pager=pages,
            is_demo=publication.origin == DEMO,
        )


@public_view
def publication_page(request: HttpRequest, slug: str) -> HttpResponse:
    publication = get_publication_or_404(slug)
    return render("publication.html", PublicationPage.load(publication, request.GET.get("page")))


def get_publication_or_404(slug: str) -> Publication:
    publication = publication_at(slug)
    if publication is None:
        raise Http404(_("There is no publication at this address."))
    return publication


def _head(publication: Publication, pages: Pager, reviews: list[ShownReview]) -> Head:
    organization = {
        "@type": "Organization",
        "name": publication.name,
        "url": absolute_url(page_url("publication", publication.slug)),
        **json_ld.wrote(pages.count),
    }
    return Head(
        title=publication.name,
        path=pages.url(pages.number),
        description=_("Reviews in %(name)s, and how it rates.") % {"name": publication.name},
        json_ld=json_ld.block(
            {"@type": "CollectionPage", "about": organization, "hasPart": json_ld.reviews(reviews)},
        ),
        feeds=(feeds.of_publication(publication.name, publication.slug),),
        previous_url=pages.previous_url,
        next_url=pages.next_url,
    )
