"""Which titles are liked by the same people. Pure: likes in, similarities out.

Two titles are similar as far as more people like both than chance would have it, so that a title that everybody likes
is not similar to all others: with n of N members liking a title, `both - a * b / N` over the geometric mean of a and b
(a cosine less what chance gives). It is shrunk towards nothing where few like both.
"""

from collections.abc import Iterable
from heapq import nlargest
from math import sqrt
from typing import NamedTuple

# Whoever likes only one title says nothing of another, and whoever likes thousands has no preference that tells.
MIN_LIKES, MAX_LIKES = 2, 500
# A title that fewer like is compared by its people and facts alone; of very many titles, the most liked are compared.
MIN_MEMBERS = 4
MAX_TITLES = 10_000
SHRINKAGE = 10
# Of thousands of pairs some are liked together by luck: so many deviations above chance are no luck.
MIN_DEVIATIONS = 4


class LikedTogether(NamedTuple):
    """Another title, how similar it is (0 to 1), and how many members like both."""

    title_id: int
    similarity: float
    members: int


class SharedLikes:
    """The likes of some members. Each title is one long integer with a bit for each member who likes it."""

    def __init__(self, likes: Iterable[Iterable[int]]) -> None:
        by_member = [liked for titles in likes if MIN_LIKES <= len(liked := set(titles)) <= MAX_LIKES]
        self.members = len(by_member)
        self.count: dict[int, int] = {}
        for liked in by_member:
            for title in liked:
                self.count[title] = self.count.get(title, 0) + 1
        compared = (title for title, count in self.count.items() if count >= MIN_MEMBERS)
        most_liked = nlargest(MAX_TITLES, compared, key=lambda title: (self.count[title], -title))
        self._bits = _bits(by_member, set(most_liked))

    def most_similar(self, title: int, limit: int) -> list[LikedTogether]:
        """Return the titles most liked by those who like this one, the most similar first."""
        bits = self._bits.get(title)
        if bits is None:
            return []
        pairs = (self._compare(title, other, (bits & theirs).bit_count()) for other, theirs in self._bits.items())
        similar = (pair for pair in pairs if pair.similarity > 0 and pair.title_id != title)
        return nlargest(limit, similar, key=lambda pair: (pair.similarity, -pair.title_id))

    def _compare(self, title: int, other: int, both: int) -> LikedTogether:
        if both < MIN_MEMBERS:
            return LikedTogether(other, 0, both)
        product = self.count[title] * self.count[other]
        by_chance = product / self.members
        excess = both - by_chance
        if excess < MIN_DEVIATIONS * sqrt(by_chance):
            return LikedTogether(other, 0, both)
        return LikedTogether(other, excess / sqrt(product) * both / (both + SHRINKAGE), both)


def _bits(likes: list[set[int]], titles: set[int]) -> dict[int, int]:
    width = len(likes) // 8 + 1
    rows = {title: bytearray(width) for title in titles}
    for member, liked in enumerate(likes):
        for title in liked & titles:
            rows[title][member >> 3] |= 1 << (member & 7)
    return {title: int.from_bytes(row, "little") for title, row in rows.items()}
