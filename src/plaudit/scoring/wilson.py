"""Wilson's score interval, by whole numbers alone.

E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of
the American Statistical Association 22 (1927): the shares p which a sample with `positive` of
`total` does not contradict are those with (positive / total - p)^2 <= z^2 * p * (1 - p) / total.
"""

from math import isqrt

# z^2 for 95 %: the 95th percentile of chi-square with one degree of freedom, to six places.
_Z2, _UNIT = 3_841_459, 1_000_000


def wilson_interval(positive: int, total: int, *, steps: int = 100) -> tuple[int, int]:
    """The 95 % interval of a share, as numbers of `steps` (100: whole percent), rounded outward.

    Raises ValueError without a sample, or where `positive` is not within 0 and `total`.
    """
    if not 0 <= positive <= total or not total:
        raise ValueError("An interval needs a sample, and no more positives than there are in it.")
    middle = steps * total * (2 * positive * _UNIT + _Z2)
    spread = 4 * positive * (total - positive) * _UNIT + _Z2 * total
    reach = _root_up(steps * steps * _Z2 * total * spread)
    scale = 2 * total * (total * _UNIT + _Z2)
    return (middle - reach) // scale, -((-middle - reach) // scale)


def _root_up(square: int) -> int:
    """The smallest whole number whose square is at least `square`."""
    root = isqrt(square)
    return root if root * root == square else root + 1
