"""The measures of the charts that pages draw as SVG: numbers in, places out."""

from typing import NamedTuple

from plaudit.scoring.apportionment import histogram_percentages
from plaudit.scoring.tally import HALF_STARS, LIKED_FROM_HALF_STARS, AudienceTally

HEIGHT = 56
WIDTH = 20
GAP = 2


class Bar(NamedTuple):
    """One bar of a histogram: where it stands, how many gave it, and its share in whole percent."""

    half_stars: int
    ratings: int
    share: int
    x: int
    y: int
    height: int
    liked: bool


def histogram(tally: AudienceTally) -> list[Bar]:
    """Ten bars, the tallest as high as the chart; a bar with any rating is seen."""
    shares = histogram_percentages(tally)
    tallest = max(tally.counts) or 1
    return [_bar(half, tally.counts[half - 1], shares[half - 1], tallest) for half in HALF_STARS]


def _bar(half_stars: int, count: int, share: int, tallest: int) -> Bar:
    height = max(HEIGHT * count // tallest, 1)
    liked = half_stars >= LIKED_FROM_HALF_STARS
    x = (half_stars - 1) * (WIDTH + GAP)
    return Bar(half_stars, count, share, x, HEIGHT - height, height, liked)


def stars(half_stars: int) -> str:
    """Half-stars as signs: 7 gives ★★★½."""
    return "★" * (half_stars // 2) + "½" * (half_stars % 2)
