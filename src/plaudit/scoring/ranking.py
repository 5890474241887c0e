"""The order of titles in lists: a title with few votes must not stand above all others."""

from fractions import Fraction

from plaudit.scoring.rounding import half_up
from plaudit.scoring.wilson import wilson_interval

MILLION = 1_000_000


def weighted_rank(mean: Fraction | int, votes: int, prior_mean: Fraction | int, prior_votes: int) -> Fraction:
    """v/(v+m) * R + m/(v+m) * C: the mean R of v votes, drawn towards C as by m further votes.

    This is the formula IMDb has published for its Top 250; a Bayesian mean. Means may be on any
    one scale; the rank is on the same. Raises ValueError for fewer than no votes, or none at all.
    """
    if votes < 0 or prior_votes < 0 or not votes + prior_votes:
        raise ValueError("A weighted rank needs at least one vote, or a prior that stands for one.")
    return Fraction(votes * mean + prior_votes * prior_mean) / (votes + prior_votes)


def lower_bound(positive: int, total: int) -> Fraction:
    """What share (0 to 1) the positives have at least, 39 times in 40: Wilson's lower bound.

    Rounded down to millionths; 0 of nothing.
    """
    if not total:
        return Fraction(0)
    low, _ = wilson_interval(positive, total, steps=MILLION)
    return Fraction(low, MILLION)


def in_millionths(rank: Fraction | int) -> int:
    """A rank as a whole number to store and sort by, halves up."""
    return half_up(Fraction(rank) * MILLION)
