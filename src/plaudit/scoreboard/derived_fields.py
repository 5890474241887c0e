"""What follows from a title's tallies: percent, since when, rank, badges. Sets fields; saves nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction
from functools import lru_cache

from django.utils import timezone

from plaudit.catalog.models import Kind
from plaudit.scoreboard.audience_columns import AudienceColumns
from plaudit.scoreboard.displayed_scores import is_mean_of_seasons, minimum_reviews, policy_timeline
from plaudit.scoreboard.models import Score
from plaudit.scoring.badge import BadgeChange, BadgeState, certified_eligibility, hot_eligibility, update_badge
from plaudit.scoring.policy import ReleaseClass
from plaudit.scoring.ranking import in_millionths, weighted_rank
from plaudit.scoring.tally import AudienceCounts, CriticCounts, CriticTally, ValueSum

CERTIFIED = "certified"
HOT = "hot"

# The published constants of the weighted rank: a title begins as one of 60 % with this many votes.
PRIOR_PERCENT = 60
PRIOR_REVIEWS = 20
PRIOR_RATINGS = 100


@dataclass(frozen=True, slots=True)
class AwardedBadge:
    """A badge won or lost on a day, and why."""

    badge: str
    held: bool
    on: date
    because: str


@dataclass(frozen=True, slots=True)
class CriticTotals:
    """What the critics' reviews of a title add up to; those of the `first` episodes stand apart."""

    counts: CriticCounts
    values: ValueSum
    top_values: ValueSum
    first: CriticTally = field(default_factory=CriticTally)


def set_critics(score: Score, standing: CriticTotals, at: datetime) -> None:
    """Set the critics' tallies and what is shown of them; `at` is since when, where that changed."""
    counts, values, top_values = standing.counts, standing.values, standing.top_values
    score.fresh, score.rotten = counts.all.fresh, counts.all.rotten
    score.top_fresh, score.top_rotten = counts.top.fresh, counts.top.rotten
    score.rated, score.value_total = values.rated, values.total
    score.top_rated, score.top_value_total = top_values.rated, top_values.total
    score.first_fresh, score.first_rotten = standing.first.fresh, standing.first.rotten
    show_critics(score, at)


def show_critics(score: Score, at: datetime) -> None:
    """Set the percent and rank that follow from the critics' tallies and the policy in force at a moment."""
    percent, rank = _of_seasons(score, at) or _of_reviews(score, at)
    if percent is not None and score.critics_first_shown is None:
        score.critics_first_shown = _day(at)
    if percent != score.critics_percent:
        score.critics_percent, score.critics_since = percent, at
    score.critics_rank = rank


def _of_seasons(score: Score, at: datetime) -> tuple[int | None, int] | None:
    """The percent and rank of a series that is the mean of its seasons; None of any other title."""
    seasons = score.season_tally
    if seasons.mean is None or not is_mean_of_seasons(score, policy_timeline().at(_day(at))):
        return None
    rank = weighted_rank(seasons.mean, seasons.reviews, Fraction(PRIOR_PERCENT), PRIOR_REVIEWS)
    return seasons.percent, in_millionths(rank / 100)


def _of_reviews(score: Score, at: datetime) -> tuple[int | None, int | None]:
    tally = score.critic_counts.all
    if tally.counted < _minimum(score, at):
        return None, None
    return tally.percent_fresh, _rank(tally.fresh, tally.counted, PRIOR_REVIEWS)


def set_audience(score: Score | AudienceColumns, counts: AudienceCounts, at: datetime) -> None:
    """Set the audience's tallies and what is shown of them; `at` is since when, where that changed."""
    score.audience_counts = counts
    show_audience(score, counts, at)


def show_audience(score: Score | AudienceColumns, counts: AudienceCounts, at: datetime) -> None:
    """Set the percent and rank that follow from the audience's tallies and the policy in force at a moment."""
    tally = counts.all
    ratings = tally.ratings
    enough = ratings >= max(policy_timeline().at(_day(at)).ratings_to_show, 1)
    percent = tally.percent_liked if enough else None
    if percent != score.audience_percent:
        score.audience_percent, score.audience_since = percent, at
    score.audience_rank = None if percent is None else _rank(tally.liked, ratings, PRIOR_RATINGS)


def _minimum(score: Score, at: datetime) -> int:
    return max(minimum_reviews(score, score.title.expected_gross_band, _day(at)), 1)


def _rank(positive: int, total: int, prior: int) -> int:
    share = Fraction(100 * positive, total)
    return in_millionths(weighted_rank(share, total, Fraction(PRIOR_PERCENT), prior) / 100)


@lru_cache(maxsize=64)
def _day(at: datetime) -> date:
    return timezone.localdate(at)


def step_certified(score: Score, at: datetime) -> Iterator[AwardedBadge]:
    """Let time and the tallies move Certified Fresh; gives what was won or lost."""
    day = _day(at)
    policy = policy_timeline().at(day)
    if score.title.kind == Kind.SERIES:
        return
    standing = certified_eligibility(
        score.critic_counts,
        policy,
        ReleaseClass(score.title.release_class),
        is_season=score.title.kind == Kind.SEASON,
    )
    state, changes = update_badge(
        score.certified_state,
        day,
        qualifies=standing.qualifies,
        fails=standing.fails,
        settled_days=policy.certified.settled_days,
    )
    set_certified(score, state)
    yield from (_change(CERTIFIED, change) for change in changes)


def step_hot(score: Score | AudienceColumns, at: datetime) -> Iterator[AwardedBadge]:
    """Let time and the tallies move Verified Hot; gives what was won or lost."""
    verified = score.audience_counts.verified
    if not verified.ratings and not score.hot and not score.hot_pending_since:
        return
    day = _day(at)
    policy = policy_timeline().at(day)
    standing = hot_eligibility(verified, policy, ReleaseClass(score.release_class))
    state, changes = update_badge(
        score.hot_state,
        day,
        qualifies=standing.qualifies,
        fails=standing.fails,
        settled_days=policy.hot.settled_days,
    )
    score.hot, score.hot_since, score.hot_pending_since = (
        state.held,
        state.since,
        state.pending_since,
    )
    yield from (_change(HOT, change) for change in changes)


def set_certified(score: Score, state: BadgeState) -> None:
    """Set the badge's columns from its state."""
    score.certified = state.held
    score.certified_since = state.since
    score.certified_pending_since = state.pending_since


def _change(badge: str, change: BadgeChange) -> AwardedBadge:
    return AwardedBadge(badge, change.held, change.on, change.because.value)
