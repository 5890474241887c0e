"""The order of the index of names: the most popular first, then the newest.

A sort key is one whole number, so that an index can keep its entries in this order and a query ends as soon as it has
enough: popularity (8 bits), year (9), kind (3), id (37); the smallest comes first.
"""

from collections.abc import Iterable
from math import log2

STEPS_PER_DOUBLING = 4
MAX_POPULARITY = 255
LATEST_YEAR = 2300
# How many entries PostgreSQL's first block holds, and how many times as many each that follows.
FIRST_BLOCK, BLOCK_GROWTH, MAX_BLOCKS = 2_000, 10, 6


def popularity(count: int) -> int:
    """The logarithm of a count, in four steps for every doubling, so that it seldom moves."""
    return min(round(STEPS_PER_DOUBLING * log2(1 + max(count, 0))), MAX_POPULARITY)


def sort_key(kind_number: int, object_id: int, popularity: int, year: int | None) -> int:
    """The place of an entry among all. `kind_number` (0 to 7) tells objects of one id apart."""
    age = min(max(LATEST_YEAR - (year or 0), 0), 511)
    return (MAX_POPULARITY - popularity) << 49 | age << 40 | kind_number << 37 | object_id


def popularity_at(sort_key: int) -> int:
    """The popularity of the entry with this sort key."""
    return MAX_POPULARITY - (sort_key >> 49)


def first_sort_keys(sort_keys: Iterable[int]) -> list[int]:
    """The first sort key of the second block and of those after it, for an index of these entries."""
    ordered, size = sorted(sort_keys), FIRST_BLOCK
    starts: list[int] = []
    while size < len(ordered) and len(starts) < MAX_BLOCKS - 1:
        starts.append(ordered[size])
        size *= BLOCK_GROWTH
    return starts


def block_number(sort_key: int, block_starts: Iterable[int]) -> int:
    """The block of a sort key, where those after the first begin at `block_starts`."""
    return sum(sort_key >= start for start in block_starts)
