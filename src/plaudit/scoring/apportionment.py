"""Shares that are shown together, so rounded that they add up."""

from collections.abc import Sequence

from plaudit.scoring.tally import LIKED_FROM_HALF_STARS, AudienceTally


def apportion(counts: Sequence[int], total: int = 100) -> list[int]:
    """Whole shares of `total` in proportion to `counts`; they sum to `total`, or to 0 of nothing.

    By largest remainder (Hamilton's method): each gets its share rounded down, and what is left
    goes one by one to the largest remainders; among equal ones to the larger count, then to the
    earlier. Raises ValueError for a negative count or total.
    """
    if total < 0 or any(count < 0 for count in counts):
        raise ValueError("Only counts of zero and more can be apportioned.")
    whole = sum(counts)
    if not whole:
        return [0] * len(counts)
    shares = [count * total // whole for count in counts]
    for place in _by_remainder(counts, total)[: total - sum(shares)]:
        shares[place] += 1
    return shares


def _by_remainder(counts: Sequence[int], total: int) -> list[int]:
    whole = sum(counts)
    return sorted(
        range(len(counts)),
        key=lambda place: (-(counts[place] * total % whole), -counts[place], place),
    )


def histogram_percentages(tally: AudienceTally) -> tuple[int, ...]:
    """The ten bars in whole percent, half a star first; all 0 without a rating.

    The bars from 3.5 stars up sum to `percent_liked`, the others to the rest of the hundred.
    """
    liked = tally.percent_liked
    if liked is None:
        return (0,) * len(tally.counts)
    cut = LIKED_FROM_HALF_STARS - 1
    below, above = tally.counts[:cut], tally.counts[cut:]
    return (*apportion(below, 100 - liked), *apportion(above, liked))
