"""The sections of a title's page: people, reviews, where to watch it, photos, facts, quotes, news."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plaudit.catalog.models import Job, Title
from plaudit.catalog.queries.credits import CreditRecord
from plaudit.catalog.queries.details import DetailsSummary
from plaudit.catalog.queries.offers import OfferRecord
from plaudit.catalog.queries.photos import PHOTO, STRIP_LENGTH, MediaRecord
from plaudit.catalog.queries.quotes import QuoteLineRecord
from plaudit.content.titles import TitleContent
from plaudit.critics.queries.reviews import ReviewRecord
from plaudit.scoring.tally import CriticTally
from plaudit.site.components import gallery, offers, pictures
from plaudit.site.components.articles import ArticleCard, article_cards
from plaudit.site.components.gallery import Shot
from plaudit.site.components.offers import ShownRegion
from plaudit.site.components.people import PersonView, credit_view, credits_by_job
from plaudit.site.components.reviews import ShownComment, ShownReview, shown_comment, shown_reviews
from plaudit.site.components.tabs import Tab, review_tabs
from plaudit.site.components.trailers import ShownTrailer, shown_trailer
from plaudit.site.formatting import formats, money
from plaudit.site.http.urls import page_url
from plaudit.site.metadata.title_metadata import FIRST_CAST

MAX_OTHER_REGIONS = 6
MAX_PHOTOS = 12
MAX_TRAILERS = 4
FIRST_QUOTES = 4


class PeopleSection(NamedTuple):
    """The crew by job, and the cast: the first of it, and the rest, which is folded away."""

    crew: list[tuple[str, list[PersonView]]]
    cast: list[PersonView]
    more_cast: list[PersonView]
    has_more: bool


def people_section(credits_: Sequence[CreditRecord], *, has_more: bool) -> PeopleSection:
    cast = [credit_view(credit) for credit in credits_ if credit.job == Job.ACTOR]
    crew = credits_by_job(credit for credit in credits_ if credit.job != Job.ACTOR)
    return PeopleSection(crew, cast[:FIRST_CAST], cast[FIRST_CAST:], has_more)


class OffersSection(NamedTuple):
    """The offers in one region, None where nobody offers the title; some other regions, and how many in all."""

    region: ShownRegion | None
    other_regions: list[ShownRegion]
    region_count: int
    url: str


def offers_section(title: Title, records: Sequence[OfferRecord]) -> OffersSection:
    """Show the site's own region, or the one with most services."""
    regions = offers.by_region(title, records)
    shown = offers.usual(regions)
    others = sorted((region for region in regions if region is not shown), key=lambda region: -region.providers)
    return OffersSection(shown, others[:MAX_OTHER_REGIONS], len(regions), offers.watch_url(title))


class PhotoStrip(NamedTuple):
    """The first photos and trailers, and the page with all."""

    shots: list[Shot]
    trailers: list[ShownTrailer]
    url: str
    has_more: bool


def photo_strip(title: Title, records: Sequence[MediaRecord]) -> PhotoStrip | None:
    url = page_url("photos", title.slug)
    alt = _("Photo from %(name)s") % {"name": title.name}
    shots = [
        gallery.shot(url, record.id, record.sources, record.name or record.url or alt, record.url)
        for record in records
        if record.media == PHOTO
    ]
    trailers = [
        trailer
        for record in records
        if record.media != PHOTO
        and (trailer := shown_trailer(record.name, record.url, pictures.picture(record.sources), record.kind))
    ]
    if not shots and not trailers:
        return None
    has_more = len(records) == STRIP_LENGTH or len(shots) > MAX_PHOTOS or len(trailers) > MAX_TRAILERS
    with_picture = [shot for shot in shots[:MAX_PHOTOS] if shot.picture]
    return PhotoStrip(with_picture, trailers[:MAX_TRAILERS], url, has_more)


class DetailsSection(NamedTuple):
    """Facts with their labels, and the page with all of them."""

    facts: list[tuple[str, str]]
    url: str


def details_section(title: Title, summary: DetailsSummary) -> DetailsSection | None:
    def amount(value: int | None, currency: str | None) -> str:
        return money.whole(value, currency or "USD") if value else ""

    facts = [
        (_("Produced by"), summary.producer or ""),
        (_("Distributed by"), summary.distributor or ""),
        (_("Budget"), amount(summary.budget, summary.budget_currency)),
        (_("Box office"), amount(summary.gross, summary.gross_currency)),
        (_("Awards"), _awards(summary.won, summary.nominated)),
    ]
    known = [(label, value) for label, value in facts if value]
    return DetailsSection(known, page_url("details", title.slug)) if known or summary.has_more else None


def _awards(won: int, nominated: int) -> str:
    counts = []
    if won:
        counts.append(ngettext("%(count)s win", "%(count)s wins", won) % {"count": formats.number(won)})
    if nominated > won:
        others = nominated - won
        counts.append(
            ngettext("%(count)s nomination", "%(count)s nominations", others) % {"count": formats.number(others)}
        )
    return formats.listed_loosely(counts)


class QuoteLineView(NamedTuple):
    """A line, the character who says it, and who plays them."""

    text: str
    character: str
    speaker: str
    url: str


class QuotesSection(NamedTuple):
    """The first few quotes, and those that are folded away."""

    first: list[list[QuoteLineView]]
    more: list[list[QuoteLineView]]


def quotes_section(quotes: Sequence[Sequence[QuoteLineRecord]]) -> QuotesSection | None:
    views = [
        [
            QuoteLineView(
                line.text,
                line.character,
                line.speaker or "",
                page_url("person", line.speaker_slug) if line.speaker_slug else "",
            )
            for line in quote
        ]
        for quote in quotes
    ]
    return QuotesSection(views[:FIRST_QUOTES], views[FIRST_QUOTES:]) if views else None


class FirstEpisodesSection(NamedTuple):
    """Reviews of the first episodes alone: how many are fresh, the newest, and the page with all if there are more."""

    summary: str
    tally: CriticTally
    reviews: list[ShownReview]
    all_url: str


def first_episodes_section(
    title: Title, tally: CriticTally, records: Sequence[ReviewRecord]
) -> FirstEpisodesSection | None:
    if not records:
        return None
    # Too few, and too early, for a percentage.
    summary = ngettext("%(fresh)s of %(count)s review fresh", "%(fresh)s of %(count)s reviews fresh", tally.counted)
    counts = {"fresh": formats.number(tally.fresh), "count": formats.number(tally.counted)}
    all_url = f"{page_url('reviews', title.slug)}?show=first" if tally.counted > len(records) else ""
    return FirstEpisodesSection(summary % counts, tally, shown_reviews(records), all_url)


@dataclass(frozen=True, slots=True)
class TitleSections:
    """The sections of the page; None and empty lists stand for those without content."""

    people: PeopleSection
    tabs: list[Tab]
    reviews: list[ShownReview]
    audience_reviews: list[ShownComment]
    offers: OffersSection
    photos: PhotoStrip | None
    details: DetailsSection | None
    news: list[ArticleCard]
    first_episodes: FirstEpisodesSection | None
    quotes: QuotesSection | None
    features: list[ArticleCard]

    @classmethod
    def of(cls, content: TitleContent) -> Self:
        title, score = content.title, content.score
        return cls(
            people=people_section(content.credits, has_more=content.has_more_credits),
            tabs=review_tabs(title.slug, score),
            reviews=shown_reviews(content.reviews),
            audience_reviews=[shown_comment(review) for review in content.audience_reviews],
            offers=offers_section(title, content.offers),
            photos=photo_strip(title, content.photos_and_trailers),
            details=details_section(title, content.details),
            news=article_cards(content.news),
            first_episodes=first_episodes_section(title, score.first_episodes, content.first_episode_reviews),
            quotes=quotes_section(content.quotes),
            features=article_cards(content.features),
        )
