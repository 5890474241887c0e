"""What is shown of a tally: a score, or how many reviews it still needs."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple, Self

from plaudit.scoring.policy import CLASSIC, Policy
from plaudit.scoring.tally import AudienceTally, CriticTally, ValueSum
from plaudit.scoring.television import SeasonTally
from plaudit.scoring.wilson import wilson_interval


class CriticBand(StrEnum):
    """Which side of the line a critics' score stands on."""

    FRESH = "fresh"
    ROTTEN = "rotten"


class AudienceBand(StrEnum):
    """Which side of the line an audience score stands on."""

    LIKED = "liked"
    DISLIKED = "disliked"


class Interval(NamedTuple):
    """Between which whole percentages a score would lie, 19 times in 20, with ever more reviews."""

    low: int
    high: int

    @property
    def points(self) -> int:
        """How wide it is, in percentage points."""
        return self.high - self.low

    @classmethod
    def of(cls, positive: int, total: int) -> Self:
        """Wilson's 95 % interval, rounded outward, so that it holds the rounded percentage too."""
        return cls(*wilson_interval(positive, total))


@dataclass(frozen=True, slots=True, kw_only=True)
class CriticScore:
    """The critics' score of a title as shown.

    Below the minimum of reviews nothing of it is `shown`: `missing` says how many it lacks, and
    percent, average, interval and band are None. `average` is out of ten, over those of the
    `rated` reviews that carry a value. Of a series that is the mean of its `seasons`, those are given, `tally` counts
    the reviews of the series itself, and there is neither average nor interval. A `preliminary` score has so wide
    an interval that the reviews to come may well move it; the policy says how wide.
    """

    tally: CriticTally
    shown: bool
    missing: int
    percent: int | None
    average: Fraction | None
    rated: int
    interval: Interval | None
    band: CriticBand | None
    preliminary: bool
    seasons: SeasonTally | None = None

    @property
    def reviews(self) -> int:
        """How many reviews the score stands on: of the title, or of the seasons that it is the mean of."""
        return self.seasons.reviews if self.seasons else self.tally.counted

    @classmethod
    def of_seasons(cls, seasons: SeasonTally, own: CriticTally, *, policy: Policy = CLASSIC) -> Self:
        """What is shown of a series with seasons that have a score."""
        percent = seasons.percent
        return cls(
            tally=own,
            shown=percent is not None,
            missing=0,
            percent=percent,
            average=None,
            rated=0,
            interval=None,
            band=None if percent is None else _critic_band(percent, policy),
            preliminary=False,
            seasons=seasons,
        )

    @classmethod
    def of(
        cls,
        tally: CriticTally,
        *,
        minimum: int,
        values: ValueSum | None = None,
        policy: Policy = CLASSIC,
    ) -> Self:
        """What is shown of a tally, where `minimum` reviews are needed.

        The minimum is given by itself because an older title keeps that of an earlier policy; see
        `Timeline.minimum_reviews`. Without a single review nothing is ever shown.
        """
        values = values or ValueSum()
        percent = tally.percent_fresh if tally.counted >= minimum else None
        interval = None if percent is None else Interval.of(tally.fresh, tally.counted)
        return cls(
            tally=tally,
            shown=percent is not None,
            missing=max(max(minimum, 1) - tally.counted, 0),
            percent=percent,
            average=None if percent is None else values.average_of_ten,
            rated=values.rated,
            interval=interval,
            band=None if percent is None else _critic_band(percent, policy),
            preliminary=_preliminary(interval, policy),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AudienceScore:
    """The audience's score of a title as shown; like `CriticScore`, with `average` in stars."""

    tally: AudienceTally
    shown: bool
    missing: int
    percent: int | None
    average: Fraction | None
    interval: Interval | None
    band: AudienceBand | None
    preliminary: bool

    @classmethod
    def of(cls, tally: AudienceTally, *, minimum: int | None = None, policy: Policy = CLASSIC) -> Self:
        """What is shown of a tally; `minimum` ratings are needed, or as many as the policy says."""
        needed = max(policy.ratings_to_show if minimum is None else minimum, 1)
        percent = tally.percent_liked if tally.ratings >= needed else None
        interval = None if percent is None else Interval.of(tally.liked, tally.ratings)
        return cls(
            tally=tally,
            shown=percent is not None,
            missing=max(needed - tally.ratings, 0),
            percent=percent,
            average=None if percent is None else tally.average,
            interval=interval,
            band=None if percent is None else _audience_band(percent, policy),
            preliminary=_preliminary(interval, policy),
        )


def _critic_band(percent: int, policy: Policy) -> CriticBand:
    return CriticBand.FRESH if percent >= policy.fresh_percent else CriticBand.ROTTEN


def _audience_band(percent: int, policy: Policy) -> AudienceBand:
    return AudienceBand.LIKED if percent >= policy.liked_percent else AudienceBand.DISLIKED


def _preliminary(interval: Interval | None, policy: Policy) -> bool:
    return interval is not None and interval.points >= policy.preliminary_points
