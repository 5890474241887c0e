"""Lists of the best: titles of a sort, in the order of the critics' weighted rank."""

from dataclasses import dataclass

from plaudit.listing.browse_index.bitsets import Bits
from plaudit.listing.browse_index.facts import MOST_REVIEWS
from plaudit.listing.browse_index.index import BrowseIndex, Order

# A title with fewer counted reviews than this stands on no list of the best.
LEAST_REVIEWS = 10


@dataclass(frozen=True, slots=True)
class Sort:
    """Which titles a list is of; "" and None mean any."""

    kind: str = ""
    genre: str = ""
    country: str = ""
    years: range | None = None

    def of(self, shelf: BrowseIndex) -> Bits:
        """The listed titles of this sort."""
        found = shelf.listed
        for fact, value in (("kind", self.kind), ("genre", self.genre), ("country", self.country)):
            if value:
                found &= shelf.true_of(fact, [value])
        return found & shelf.true_of("year", self.years) if self.years is not None else found


def scored(shelf: BrowseIndex, least: int = 1) -> Bits:
    """The titles with a critics' score from at least so many counted reviews."""
    return shelf.true_of("reviews", range(least, MOST_REVIEWS + 1))


def best(shelf: BrowseIndex, sort: Sort, limit: int, *, least: int = LEAST_REVIEWS) -> list[int]:
    """The ids of the best titles of a sort with at least so many counted reviews, the best first."""
    return shelf.in_order(sort.of(shelf) & scored(shelf, least), Order.CRITICS, 0, limit)
