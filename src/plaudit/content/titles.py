"""A title with all that its page shows."""

from dataclasses import dataclass

from plaudit.audience.queries.reviews import AudienceReviewRecord, first_audience_reviews
from plaudit.catalog.ingest.field_sources import DEMO
from plaudit.catalog.models import Kind, Title
from plaudit.catalog.queries import details, offers, photos, quotes
from plaudit.catalog.queries.credits import FIRST_CREDITS, CreditRecord, first_credits_of
from plaudit.catalog.queries.titles import genres_of
from plaudit.critics.models import Consensus
from plaudit.critics.queries.reviews import ReviewRecord, first_episode_reviews_of, first_reviews_of
from plaudit.listing.series import SeriesTree, series_tree
from plaudit.newsroom.queries import ArticleRecord, features_about, news_about
from plaudit.recommendations.queries import SimilarTitleRecord, similar_titles
from plaudit.scoreboard.displayed_scores import DisplayedScore, displayed_score, score_of
from plaudit.scoring.tally import CriticCounts

FIRST_EPISODE_REVIEWS = 5


@dataclass(frozen=True, slots=True)
class TitleContent:
    """A title, its scores, and everything around it.

    `counts` are the critics' reviews that count for the title itself, whose score may be an average of its seasons.
    """

    title: Title
    score: DisplayedScore
    counts: CriticCounts
    consensus: Consensus | None
    genres: list[tuple[str, str]]
    credits: list[CreditRecord]
    reviews: list[ReviewRecord]
    audience_reviews: list[AudienceReviewRecord]
    offers: list[offers.OfferRecord]
    details: details.DetailsSummary
    photos_and_trailers: list[photos.MediaRecord]
    news: list[ArticleRecord]
    features: list[ArticleRecord]
    quotes: list[list[quotes.QuoteLineRecord]]
    series: SeriesTree
    first_episode_reviews: list[ReviewRecord]
    similar_titles: list[SimilarTitleRecord]

    @property
    def is_demo(self) -> bool:
        """Whether the title or one of its reviews is from the demo."""
        return self.title.origin == DEMO or any(review.critic_origin == DEMO for review in self.reviews)

    @property
    def has_more_credits(self) -> bool:
        return len(self.credits) == FIRST_CREDITS


def load_title(title: Title) -> TitleContent:
    """Load what the page of a title shows, twelve queries at most; the title comes with its score and consensus."""
    score = score_of(title)
    has_first_episodes = title.kind in {Kind.SERIES, Kind.SEASON} and score.first_episodes.counted
    return TitleContent(
        title=title,
        score=displayed_score(score, title.expected_gross_band),
        counts=score.critic_counts,
        consensus=getattr(title, "consensus", None),
        genres=genres_of(title.pk),
        credits=first_credits_of(title.pk),
        reviews=first_reviews_of(title.pk),
        audience_reviews=first_audience_reviews(title.pk),
        offers=offers.offers_of(title.pk),
        details=details.details_summary(title.pk),
        photos_and_trailers=photos.media_strip(title.pk),
        news=news_about(title.pk),
        features=features_about(title.pk),
        quotes=quotes.quotes_of(title.pk),
        series=series_tree(title),
        first_episode_reviews=(first_episode_reviews_of(title.pk, FIRST_EPISODE_REVIEWS) if has_first_episodes else []),
        similar_titles=similar_titles(title.pk),
    )
