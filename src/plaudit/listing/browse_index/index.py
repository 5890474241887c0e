"""The shelf itself: which title stands where, what is true of it, and the orders it can be read in."""

from array import array
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from plaudit.listing.browse_index import bitsets, facts
from plaudit.listing.browse_index.bitsets import Bits
from plaudit.listing.browse_index.facts import Facts, Keys, Order, Value
from plaudit.listing.browse_index.rows import Row

__all__ = ["BrowseIndex", "Offers", "Order", "Stock"]

# In one region: provider and way, and the titles they offer.
Offers = dict[tuple[str, str], Bits]


@dataclass(frozen=True, slots=True)
class Stock:
    """What is read of titles to put them on the shelf.

    `genres` and `regions` (that offer them) are pairs with the title's id; `offers` hold for the regions that the
    shelf knows more of the title's id, the provider and the way.
    """

    rows: Sequence[Row] = ()
    genres: Iterable[tuple[int, str]] = ()
    regions: Iterable[tuple[int, str]] = ()
    offers: Mapping[str, Iterable[tuple[int, str, str]]] = field(default_factory=dict)


@dataclass(frozen=True)
class BrowseIndex:
    """Every listed title in a place of its own, and of each kind of fact and each value the titles it is true of.

    What it holds never changes, since several threads may read it: `changed` gives another shelf. Orders are made
    when first read, and what is offered in a region is put in when first asked for.
    """

    ids: list[int]
    places: dict[int, int]
    listed: Bits
    facts: Facts
    keys: Keys
    orders: dict[Order, "array[int]"] = field(default_factory=dict)
    offers: dict[str, Offers] = field(default_factory=dict)

    @classmethod
    def empty(cls) -> "BrowseIndex":
        return cls([], {}, 0, {}, Keys.none())

    def changed(self, title_ids: Collection[int], stock: Stock) -> "BrowseIndex":
        """A shelf on which these titles, of which some may be new or gone, are as the stock says."""
        new = [row.id for row in stock.rows if row.id not in self.places]
        ids = [*self.ids, *new] if new else self.ids
        places = {**self.places, **dict(zip(new, range(len(self.ids), len(ids)), strict=True))} if new else self.places
        kept = ~bitsets.of((places[pk] for pk in title_ids if pk in places), len(ids))
        told = facts.gathered(stock.rows, {"genre": stock.genres, "region": stock.regions}, places)
        return BrowseIndex(
            ids=ids,
            places=places,
            listed=self.listed & kept | bitsets.of((places[row.id] for row in stock.rows), len(ids)),
            facts=facts.joined(self.facts, kept, told, len(ids)),
            keys=self.keys.changed(stock.rows, places, len(ids)),
            offers={
                region: _offers(some, kept, stock.offers.get(region, ()), places)
                for region, some in self.offers.items()
            },
        )

    def put_in(self, region: str, offers: Iterable[tuple[int, str, str]]) -> Offers:
        """Keep what is offered in a region."""
        self.offers[region] = _offers({}, 0, offers, self.places)
        return self.offers[region]

    def values(self, kind: str) -> Mapping[Value, Bits]:
        """Each value of a kind of fact, and the titles it is true of."""
        return self.facts.get(kind, {})

    def true_of(self, kind: str, values: Iterable[Value]) -> Bits:
        """The titles that any of these values is true of."""
        known = self.values(kind)
        return bitsets.union(known.get(value, 0) for value in values)

    def in_order(self, chosen: Bits, order: Order, start: int, stop: int) -> list[int]:
        """The ids of chosen titles in an order, from the one numbered `start` to before `stop`."""
        if order not in self.orders:
            self.orders[order] = self.keys.ordered(order)
        return [self.ids[place] for place in bitsets.in_order(chosen, self.orders[order], start, stop)]

    def number(self, title_id: int, order: Order) -> int:
        """What an order puts a title by: its rank, its count, its points; -1 where there is none."""
        return facts.field_sources(self.keys.numbers[order][self.places[title_id]])


def _offers(before: Offers, kept: Bits, rows: Iterable[tuple[int, str, str]], places: Mapping[int, int]) -> Offers:
    by_offer: dict[tuple[str, str], list[int]] = {}
    for title_id, provider, way in rows:
        if title_id in places:
            by_offer.setdefault((provider, way), []).append(places[title_id])
    after = {offer: some & kept for offer, some in before.items()}
    for offer, some in by_offer.items():
        after[offer] = after.get(offer, 0) | bitsets.of(some, len(places))
    return {offer: some for offer, some in after.items() if some}
