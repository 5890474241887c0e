"""Series and their seasons.

These rules are ours. A season is judged like a film: by the reviews of the whole season, with a badge of its own. A
series is the mean of its seasons, each counting once however many reviewed it, since a later season has fewer reviews
than the first and is no less a part of the series. Reviews of the first episodes alone, as critics write them before
the rest is shown, are a tally of their own beside the season's score and no part of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Self

from plaudit.scoring.rounding import half_up


class Covers(StrEnum):
    """How much of a title a review is about."""

    WHOLE = "whole"
    FIRST_EPISODES = "first"


@dataclass(frozen=True, slots=True)
class SeasonTally:
    """The seasons of a series whose critics' score is shown: how many, their percents added up, and their reviews."""

    seasons: int = 0
    percents: int = 0
    reviews: int = 0

    def __post_init__(self) -> None:
        if min(self.seasons, self.percents, self.reviews) < 0:
            raise ValueError("A count cannot fall below zero.")
        if self.percents > 100 * self.seasons:
            raise ValueError("No season has more than 100 percent.")

    @classmethod
    def of(cls, seasons: Iterable[tuple[int | None, int]]) -> Self:
        """The tally of seasons given as percent (None while none is shown) and reviews."""
        shown = [(percent, reviews) for percent, reviews in seasons if percent is not None]
        return cls(len(shown), sum(percent for percent, _ in shown), sum(reviews for _, reviews in shown))

    @property
    def mean(self) -> Fraction | None:
        """The mean of the seasons' percents, exact; None without a season."""
        return Fraction(self.percents, self.seasons) if self.seasons else None

    @property
    def percent(self) -> int | None:
        """The mean in whole percent, halves rounded up; None without a season."""
        return None if self.mean is None else half_up(self.mean)

    def __str__(self) -> str:
        return f"{self.percents}/{self.seasons} from {self.reviews} reviews"
