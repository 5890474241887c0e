"""The counts that scores are made of. They are integers, and they add up."""

from dataclasses import dataclass, field
from fractions import Fraction
from operator import gt
from typing import Self

from plaudit.scoring.rating import BASIS_POINTS, Verdict
from plaudit.scoring.rounding import half_up, percent

HALF_STARS = range(1, 11)
LIKED_FROM_HALF_STARS = 7


def _refuse_negative(*counts: int) -> None:
    if min(counts) < 0:
        raise ValueError("A count cannot fall below zero.")


@dataclass(frozen=True, slots=True)
class CriticTally:
    """The critics' reviews of one title that count, by verdict."""

    fresh: int = 0
    rotten: int = 0

    def __post_init__(self) -> None:
        _refuse_negative(self.fresh, self.rotten)

    @classmethod
    def of(cls, verdict: Verdict | None) -> Self:
        """The tally of one review; of none, if it is undecided."""
        return cls(fresh=int(verdict is Verdict.FRESH), rotten=int(verdict is Verdict.ROTTEN))

    @property
    def counted(self) -> int:
        return self.fresh + self.rotten

    @property
    def percent_fresh(self) -> int | None:
        """Fresh reviews in whole percent, halves rounded up; None without a review."""
        return percent(self.fresh, self.counted)

    @property
    def percent_rotten(self) -> int | None:
        """What is left of a hundred beside `percent_fresh`; None without a review."""
        return None if self.percent_fresh is None else 100 - self.percent_fresh

    def __add__(self, other: Self) -> Self:
        return type(self)(self.fresh + other.fresh, self.rotten + other.rotten)

    def __sub__(self, other: Self) -> Self:
        """Raises ValueError if more would be taken away than there is."""
        return type(self)(self.fresh - other.fresh, self.rotten - other.rotten)


@dataclass(frozen=True, slots=True)
class CriticCounts:
    """All critics' reviews of one title, and those of top critics among them."""

    all: CriticTally = field(default_factory=CriticTally)
    top: CriticTally = field(default_factory=CriticTally)

    def __post_init__(self) -> None:
        if self.top.fresh > self.all.fresh or self.top.rotten > self.all.rotten:
            raise ValueError("Top critics' reviews are among all reviews, so they cannot be more.")

    @classmethod
    def of(cls, verdict: Verdict | None, *, top: bool) -> Self:
        """The counts of one review."""
        tally = CriticTally.of(verdict)
        return cls(tally, tally if top else CriticTally())

    def __add__(self, other: Self) -> Self:
        return type(self)(self.all + other.all, self.top + other.top)

    def __sub__(self, other: Self) -> Self:
        return type(self)(self.all - other.all, self.top - other.top)


@dataclass(frozen=True, slots=True)
class AudienceTally:
    """The audience's ratings of one title: how many gave each of the ten half-stars.

    `counts[0]` is for half a star, `counts[9]` for five stars.
    """

    counts: tuple[int, ...] = (0,) * len(HALF_STARS)

    def __post_init__(self) -> None:
        if len(self.counts) != len(HALF_STARS):
            raise ValueError("An audience tally has ten counts, one for each half-star.")
        _refuse_negative(*self.counts)

    @property
    def ratings(self) -> int:
        return sum(self.counts)

    @property
    def liked(self) -> int:
        """Ratings of three and a half stars and more."""
        return sum(self.counts[LIKED_FROM_HALF_STARS - 1 :])

    @property
    def percent_liked(self) -> int | None:
        """`liked` in whole percent of all, halves rounded up; None without a rating."""
        return percent(self.liked, self.ratings)

    @property
    def average(self) -> Fraction | None:
        """The mean in stars (0.5 to 5), exact; None without a rating."""
        if not self.ratings:
            return None
        half_stars = sum(half * count for half, count in zip(HALF_STARS, self.counts, strict=True))
        return Fraction(half_stars, 2 * self.ratings)

    def with_rating(self, half_stars: int) -> Self:
        """One more rating of 1 to 10 half-stars. Raises ValueError outside of that."""
        return self._moved(half_stars, 1)

    def without_rating(self, half_stars: int) -> Self:
        """One rating fewer. Raises ValueError if nobody gave it."""
        return self._moved(half_stars, -1)

    def _moved(self, half_stars: int, by: int) -> Self:
        if half_stars not in HALF_STARS:
            raise ValueError(f"A rating has 1 to 10 half-stars, not {half_stars}.")
        counts = list(self.counts)
        counts[half_stars - 1] += by
        return type(self)(tuple(counts))

    def __add__(self, other: Self) -> Self:
        return type(self)(tuple(a + b for a, b in zip(self.counts, other.counts, strict=True)))

    def __sub__(self, other: Self) -> Self:
        return type(self)(tuple(a - b for a, b in zip(self.counts, other.counts, strict=True)))


@dataclass(frozen=True, slots=True)
class AudienceCounts:
    """All ratings of one title, and those among them whose giver is known to have seen it."""

    all: AudienceTally = field(default_factory=AudienceTally)
    verified: AudienceTally = field(default_factory=AudienceTally)

    def __post_init__(self) -> None:
        if any(map(gt, self.verified.counts, self.all.counts)):
            raise ValueError("Verified ratings are among all ratings, so they cannot be more.")

    def __add__(self, other: Self) -> Self:
        return type(self)(self.all + other.all, self.verified + other.verified)

    def __sub__(self, other: Self) -> Self:
        return type(self)(self.all - other.all, self.verified - other.verified)


@dataclass(frozen=True, slots=True)
class ValueSum:
    """The values of the critics' ratings of one title, in a form that can be kept up exactly.

    Each value (0 to 1) enters `total` rounded to ten-thousandths, so that adding one and
    taking it away again leaves no trace. `rated` counts them.
    """

    rated: int = 0
    total: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.total <= BASIS_POINTS * self.rated:
            raise ValueError("The sum of values does not fit their number.")

    @classmethod
    def of(cls, value: Fraction | None) -> Self:
        """The sum of one value (0 to 1), or of none."""
        return cls() if value is None else cls(1, half_up(value * BASIS_POINTS))

    @property
    def average_of_ten(self) -> Fraction | None:
        """The mean value out of ten (0 to 10); None where no review carries a value."""
        return Fraction(10 * self.total, BASIS_POINTS * self.rated) if self.rated else None

    def __add__(self, other: Self) -> Self:
        return type(self)(self.rated + other.rated, self.total + other.total)

    def __sub__(self, other: Self) -> Self:
        return type(self)(self.rated - other.rated, self.total - other.total)
