"""A title: both scores and how they are calculated, its facts and people, and what is said of it."""

from dataclasses import dataclass
from typing import Self

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from plaudit.catalog.ingest.field_sources import DEMO
from plaudit.catalog.models import Job, Title
from plaudit.content.titles import TitleContent, load_title
from plaudit.critics.models import Consensus
from plaudit.scoreboard.displayed_scores import DisplayedScore
from plaudit.site.components import icons, posters
from plaudit.site.components.articles import ArticleCard, article_cards
from plaudit.site.components.icons import Mark
from plaudit.site.components.people import PersonView, credit_view, credits_by_job
from plaudit.site.components.posters import Poster
from plaudit.site.components.reviews import ShownComment, ShownReview, has_demo_reviews, shown_comment, shown_reviews
from plaudit.site.components.tabs import Tab, review_tabs
from plaudit.site.formatting import formats, labels
from plaudit.site.http.redirects import get_title_or_redirect
from plaudit.site.http.responses import public_view, render
from plaudit.site.metadata.head import Head
from plaudit.site.metadata.title_metadata import FIRST_CAST, TitleData
from plaudit.site.pages.title import sections
from plaudit.site.pages.title.series import SeriesSection, series_section
from plaudit.site.pages.title.similar_titles import SimilarTitleView, similar_title_views


@dataclass(frozen=True, slots=True)
class TitlePage:
    """What the page of a title shows; None and empty lists stand for sections without content."""

    head: Head
    title: Title
    poster: Poster
    kind: str
    facts: list[str]
    genres: list[tuple[str, str]]
    score: DisplayedScore
    critics_mark: Mark
    audience_mark: Mark
    consensus: Consensus | None
    crew: list[tuple[str, list[PersonView]]]
    cast: list[PersonView]
    more_cast: list[PersonView]
    has_more_credits: bool
    tabs: list[Tab]
    reviews: list[ShownReview]
    audience_reviews: list[ShownComment]
    series: SeriesSection | None
    offers: sections.OffersSection
    photos: sections.PhotoStrip | None
    details: sections.DetailsSection | None
    news: list[ArticleCard]
    first_episodes: sections.FirstEpisodesSection | None
    quotes: sections.QuotesSection | None
    features: list[ArticleCard]
    similar_titles: list[SimilarTitleView]
    is_demo: bool

    @property
    def has_facts(self) -> bool:
        title = self.title
        own = (title.languages, title.countries, title.released_on, title.runtime, title.age_rating)
        return bool(self.crew or self.genres or self.details or any(own))

    @classmethod
    def of(cls, content: TitleContent) -> Self:
        title, score = content.title, content.score
        genres = [(slug, labels.genre(slug, name)) for slug, name in content.genres]
        directors = [credit.name for credit in content.credits if credit.job == Job.DIRECTOR]
        cast = [credit_view(credit) for credit in content.credits if credit.job == Job.ACTOR]
        reviews = shown_reviews(content.reviews)
        series = series_section(title, content.series)
        metadata = TitleData(
            title=title,
            score=score,
            directors=directors,
            cast=[person.name for person in cast],
            genres=[name for _slug, name in genres],
            reviews=reviews,
            ancestors=series.ancestors if series else [],
            children=[episode.card for episode in series.episodes] if series else [],
        )
        return cls(
            head=metadata.head(),
            title=title,
            poster=posters.of(title, directors[0] if directors else ""),
            kind=str(labels.KINDS[title.kind]),
            facts=_facts(title, genres),
            genres=genres,
            score=score,
            critics_mark=icons.of_critics(score.critics.band, certified=score.certified),
            audience_mark=icons.of_audience(score.audience.band, hot=score.hot),
            consensus=content.consensus,
            crew=credits_by_job(credit for credit in content.credits if credit.job != Job.ACTOR),
            cast=cast[:FIRST_CAST],
            more_cast=cast[FIRST_CAST:],
            has_more_credits=content.has_more_credits,
            tabs=review_tabs(title.slug, score),
            reviews=reviews,
            audience_reviews=[shown_comment(review) for review in content.audience_reviews],
            series=series,
            offers=sections.offers_section(title, content.offers),
            photos=sections.photo_strip(title, content.photos_and_trailers),
            details=sections.details_section(title, content.details),
            news=article_cards(content.news),
            first_episodes=sections.first_episodes_section(title, score.first_episodes, content.first_episode_reviews),
            quotes=sections.quotes_section(content.quotes),
            features=article_cards(content.features),
            similar_titles=similar_title_views(content.similar_titles),
            is_demo=title.origin == DEMO or has_demo_reviews(content.reviews),
        )


@public_view
def title_page(request: HttpRequest, slug: str) -> HttpResponse:
    return render("title.html", TitlePage.of(load_title(get_title_or_redirect(slug))))


def _facts(title: Title, genres: list[tuple[str, str]]) -> list[str]:
    """Return the facts for the line below the name."""
    facts = [str(title.year) if title.year else _("Year unknown")]
    if genres:
        facts.append(formats.listed_loosely([name for _slug, name in genres[:3]]))
    if title.runtime:
        facts.append(formats.runtime(title.runtime))
    if title.age_rating:
        facts.append(_("Rated %(rating)s") % {"rating": title.age_rating})
    return facts
