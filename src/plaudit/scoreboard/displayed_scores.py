"""What is shown of a stored score: the rules of `plaudit.scoring` applied to its row."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.conf import settings
from django.utils import timezone

from plaudit.catalog.models import Title
from plaudit.scoreboard.models import Score
from plaudit.scoring.badge import apply_pending
from plaudit.scoring.policy import GrossBand, Policy, PolicyTimeline
from plaudit.scoring.score import AudienceScore, CriticScore
from plaudit.scoring.tally import CriticTally, ValueSum


@lru_cache(maxsize=4)
def _parsed(text: str) -> PolicyTimeline:
    return PolicyTimeline.parse(text)


def policy_timeline() -> PolicyTimeline:
    """The policies of this site and since when each is in force (the setting PLAUDIT_POLICY)."""
    return _parsed(settings.POLICY)


def current_policy() -> Policy:
    return policy_timeline().at(timezone.localdate())


def score_of(title: Title) -> Score:
    """Return the stored score of a title, an empty one where it has none (no query for a title read with its score)."""
    return getattr(title, "score", None) or Score(title_id=title.pk)


@dataclass(frozen=True, slots=True)
class DisplayedScore:
    """Everything that a page may say of a title's score, so that none computes a number by itself."""

    critics: CriticScore
    top_critics: CriticScore
    audience: AudienceScore
    verified: AudienceScore
    certified: bool
    certified_since: date | None
    hot: bool
    hot_since: date | None
    critics_since: datetime | None
    audience_since: datetime | None
    first_episodes: CriticTally


def displayed_score(score: Score, expected_gross_band: str = "", *, on: date | None = None) -> DisplayedScore:
    """What is shown of a score on a day (today): by the policy in force, with the title's own minimum."""
    day = on or timezone.localdate()
    policy = policy_timeline().at(day)
    minimum = minimum_reviews(score, expected_gross_band, day)
    counts, audience = score.critic_counts, score.audience_counts
    top_values = ValueSum(score.top_rated, score.top_value_total)
    # A badge that has settled since the last review is shown at once; the log gets it with the next change.
    certified, _ = apply_pending(score.certified_state, day, settled_days=policy.certified.settled_days)
    hot, _ = apply_pending(score.hot_state, day, settled_days=policy.hot.settled_days)
    return DisplayedScore(
        critics=_critics(score, minimum, policy),
        top_critics=CriticScore.of(counts.top, minimum=1, values=top_values, policy=policy),
        audience=AudienceScore.of(audience.all, policy=policy),
        verified=AudienceScore.of(audience.verified, policy=policy),
        certified=certified.held,
        certified_since=certified.since,
        hot=hot.held,
        hot_since=hot.since,
        critics_since=score.critics_since,
        audience_since=score.audience_since,
        first_episodes=score.first_episodes,
    )


def _critics(score: Score, minimum: int, policy: Policy) -> CriticScore:
    own = score.critic_counts.all
    if is_mean_of_seasons(score, policy):
        return CriticScore.of_seasons(score.season_tally, own, policy=policy)
    return CriticScore.of(own, minimum=minimum, values=score.values, policy=policy)


def is_mean_of_seasons(score: Score, policy: Policy) -> bool:
    """Whether a score is the mean of a series' seasons. What is no series has no tally of any."""
    return policy.is_mean_of_seasons(score.seasons)


def minimum_reviews(score: Score, expected_gross_band: str, on: date) -> int:
    """Critics' reviews that this title needs: of the policy under which it was first shown."""
    band = GrossBand(expected_gross_band) if expected_gross_band else None
    return policy_timeline().minimum_reviews(on, score.critics_first_shown, band)
