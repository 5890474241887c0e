"""Which titles are liked by the same people. Pure: likes in, likenesses out.

Two titles are alike as far as more people like both than chance would have it, so that a title that everybody likes is
not like all others: with n of N members liking a title, `both - a * b / N` over the geometric mean of a and b (a cosine
from which what chance gives is taken). It is shrunk towards nothing where few like both.
"""

from collections.abc import Iterable
from heapq import nlargest
from math import sqrt
from typing import NamedTuple

# Whoever likes only one title says nothing of another, and whoever likes thousands has no taste that tells.
FEWEST_LIKES, MOST_LIKES = 2, 500
# A title that fewer like is compared by its people and facts alone; of very many titles, the most liked are compared.
FEWEST_TOGETHER = 4
MOST_TITLES = 10_000
SHRINKING = 10
# Of thousands of pairs some are liked together by luck: so many deviations above chance are no luck.
LUCK = 4


class Liking(NamedTuple):
    """How alike two titles are (0 to 1) by how many who like both."""

    other: int
    alike: float
    both: int


class Tastes:
    """The likes of some members. Each title is one long integer with a bit for each member who likes it."""

    def __init__(self, likes: Iterable[Iterable[int]]) -> None:
        kept = [liked for each in likes if FEWEST_LIKES <= len(liked := set(each)) <= MOST_LIKES]
        self.members = len(kept)
        self.count: dict[int, int] = {}
        for liked in kept:
            for title in liked:
                self.count[title] = self.count.get(title, 0) + 1
        enough = (title for title, count in self.count.items() if count >= FEWEST_TOGETHER)
        most_liked = nlargest(MOST_TITLES, enough, key=lambda title: (self.count[title], -title))
        self._bits = _bits(kept, set(most_liked))

    def near(self, title: int, most: int) -> list[Liking]:
        """The titles most liked by those who like this one, most alike first."""
        bits = self._bits.get(title)
        if bits is None:
            return []
        likings = (self._liking(title, other, (bits & theirs).bit_count()) for other, theirs in self._bits.items())
        found = (each for each in likings if each.alike > 0 and each.other != title)
        return nlargest(most, found, key=lambda each: (each.alike, -each.other))

    def _liking(self, title: int, other: int, both: int) -> Liking:
        if both < FEWEST_TOGETHER:
            return Liking(other, 0, both)
        product = self.count[title] * self.count[other]
        by_chance = product / self.members
        excess = both - by_chance
        if excess < LUCK * sqrt(by_chance):
            return Liking(other, 0, both)
        return Liking(other, excess / sqrt(product) * both / (both + SHRINKING), both)


def _bits(likes: list[set[int]], titles: set[int]) -> dict[int, int]:
    width = len(likes) // 8 + 1
    rows = {title: bytearray(width) for title in titles}
    for place, liked in enumerate(likes):
        for title in liked & titles:
            rows[title][place >> 3] |= 1 << (place & 7)
    return {title: int.from_bytes(row, "little") for title, row in rows.items()}
