"""A critic or a publication: how they rate, where they write or who writes there, and their reviews."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple, Self

from django.utils import timezone

from plaudit.critics.models import Critic, Publication
from plaudit.critics.queries import reviews as queries
from plaudit.critics.queries.reviews import BylineRecord, ReviewRecord, ReviewStatistics
from plaudit.listing.cards import TitleCard, cards_by_id
from plaudit.scoreboard.displayed_scores import current_policy
from plaudit.scoring.rounding import half_up, percent
from plaudit.scoring.tally import CriticTally

# Below this many reviews a share says more of chance than of a critic.
MIN_REVIEWS = 5
MAX_PUBLICATIONS = 12
MAX_CRITICS = 24


class RatingStats(NamedTuple):
    """How a critic or publication rates; shares are whole percent, and None while there are too few reviews.

    `average` is out of ten and of `rated` reviews; `agrees` is how often, of `compared` reviews, the verdict is that
    of the title's score.
    """

    tally: CriticTally
    fresh: int | None
    average: Fraction | None
    rated: int
    agrees: int | None
    compared: int

    @classmethod
    def of(cls, judgement: ReviewStatistics) -> Self:
        tally, values, compared = judgement.tally, judgement.values, judgement.compared
        return cls(
            tally=tally,
            fresh=tally.percent_fresh if tally.counted >= MIN_REVIEWS else None,
            average=values.average_of_ten if values.rated >= MIN_REVIEWS else None,
            rated=values.rated,
            agrees=percent(judgement.agreeing, compared) if compared >= MIN_REVIEWS else None,
            compared=compared,
        )


@dataclass(frozen=True, slots=True)
class CriticContent:
    critic: Critic
    stats: RatingStats
    publications: list[BylineRecord]


@dataclass(frozen=True, slots=True)
class PublicationContent:
    """A publication; `cutoff` is from how many percent of its scale it counts a review as fresh, if it says so."""

    publication: Publication
    stats: RatingStats
    critics: list[BylineRecord]

    @property
    def cutoff(self) -> int | None:
        cutoff = self.publication.cutoff
        return None if cutoff is None else half_up(cutoff * 100)


class TitledReview(NamedTuple):
    """A review with its title; None where that is no longer there."""

    review: ReviewRecord
    title: TitleCard | None


def load_critic(critic: Critic) -> CriticContent:
    """Load what the page of a critic shows beside the reviews (three queries)."""
    judgement = queries.critic_statistics(critic.pk, fresh_from=current_policy().fresh_percent)
    publications = queries.bylines_of_critic(critic.pk, timezone.localdate(), MAX_PUBLICATIONS)
    return CriticContent(critic, RatingStats.of(judgement), publications)


def load_publication(publication: Publication) -> PublicationContent:
    """Load what the page of a publication shows beside the reviews (three queries)."""
    judgement = queries.publication_statistics(publication.pk, fresh_from=current_policy().fresh_percent)
    critics = queries.bylines_of_publication(publication.pk, timezone.localdate(), MAX_CRITICS)
    return PublicationContent(publication, RatingStats.of(judgement), critics)


def load_reviews_by_critic(critic: Critic, start: int, stop: int) -> list[TitledReview]:
    """Load one page of a critic's reviews, newest first (two queries)."""
    return _with_titles(queries.reviews_by_critic(critic.pk, start, stop))


def load_reviews_in_publication(publication: Publication, start: int, stop: int) -> list[TitledReview]:
    """Load one page of a publication's reviews, newest first (two queries)."""
    return _with_titles(queries.reviews_in_publication(publication.pk, start, stop))


def _with_titles(reviews: Sequence[ReviewRecord]) -> list[TitledReview]:
    titles = cards_by_id(review.title_id for review in reviews)
    return [TitledReview(review, titles.get(review.title_id)) for review in reviews]
