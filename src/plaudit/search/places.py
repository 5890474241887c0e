"""The order of what is found: the best known first, then the newest.

A place is one whole number, so that an index can keep its entries in this order and an answer ends as soon as it has
enough: how well known (8 bits), the year (9), the kind (3), the id (37); the smallest comes first.
"""

from math import log2

from plaudit.search.models import Kind

STEPS_PER_DOUBLING = 4
BEST_KNOWN = 255
LATEST_YEAR = 2300
KIND_NUMBERS = {kind.value: number for number, kind in enumerate(Kind)}
# How many entries PostgreSQL's first block holds, and how many times as many each that follows.
FIRST_BLOCK, GROWTH, MOST_BLOCKS = 2_000, 10, 6


def weight(count: int) -> int:
    """How well known something is that was counted so often: four steps for every doubling, so that it seldom moves."""
    return min(round(STEPS_PER_DOUBLING * log2(1 + max(count, 0))), BEST_KNOWN)


def place(kind: str, object_id: int, weight_: int, year: int | None) -> int:
    """The place of an entry among all."""
    age = min(max(LATEST_YEAR - (year or 0), 0), 511)
    return (BEST_KNOWN - weight_) << 49 | age << 40 | KIND_NUMBERS[kind] << 37 | object_id


def weight_at(place_: int) -> int:
    """How well known the entry at a place is."""
    return BEST_KNOWN - (place_ >> 49)


def bounds(places: list[int]) -> list[int]:
    """The first place of the second block and of those after it, for a site with these entries."""
    ordered, size = sorted(places), FIRST_BLOCK
    found: list[int] = []
    while size < len(ordered) and len(found) < MOST_BLOCKS - 1:
        found.append(ordered[size])
        size *= GROWTH
    return found


def block(place_: int, bounds_: list[int]) -> int:
    """The block that a place belongs to."""
    return sum(place_ >= bound for bound in bounds_)
