"""What is true of titles, as sets of places, and what each order puts them by."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from plaudit.listing.browse_index import bitsets
from plaudit.listing.browse_index.bitsets import Bits
from plaudit.listing.browse_index.rows import Row, codes

Value = str | int
Facts = Mapping[str, Mapping[Value, Bits]]
Places = Mapping[int, int]
Told = dict[str, dict[Value, list[int]]]

# Above so many counted reviews nothing tells titles apart by their number.
MOST_REVIEWS = 40
# In a key the lower bits hold the id, so that no two are the same and every process sorts alike.
ID_BITS = 34
LOWEST_ID = (1 << ID_BITS) - 1
HIGHEST = (1 << 29) - 2


class Order(StrEnum):
    """In what order titles can be read."""

    CRITICS = "critics"
    AUDIENCE = "audience"
    NEWEST = "newest"
    REVIEWED = "reviewed"
    RATED = "rated"
    DIVIDED = "divided"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Keys:
    """By place, what each order puts a title by."""

    names: list[str]
    numbers: dict[Order, "array[int]"]

    @classmethod
    def none(cls) -> "Keys":
        return cls([], {order: array("q") for order in Order if order is not Order.NAME})

    def changed(self, rows: Iterable[Row], places: Places, size: int) -> "Keys":
        """The keys with those of these rows as they are now."""
        names = [*self.names, *[""] * (size - len(self.names))]
        numbers = {order: each + array("q", bytes(8 * (size - len(each)))) for order, each in self.numbers.items()}
        for row in rows:
            place = places[row.id]
            names[place] = f"{row.name_key}\0{row.id:020}"
            for order, value in _numbers(row).items():
                numbers[order][place] = _key(value, row.id)
        return Keys(names, numbers)

    def ordered(self, order: Order) -> "array[int]":
        """Every place in an order: the highest number or the first name in front."""
        if order is Order.NAME:
            return array("L", sorted(range(len(self.names)), key=self.names.__getitem__))
        numbers = self.numbers[order]
        return array("L", sorted(range(len(numbers)), key=numbers.__getitem__, reverse=True))


def field_sources(key: int) -> int:
    """The number that a key was made of; -1 where nothing was known."""
    return (key >> ID_BITS) - 1


def gathered(rows: Iterable[Row], pairs: Mapping[str, Iterable[tuple[int, str]]], places: Places) -> Told:
    """Of each kind of fact and each value the places of the titles it is true of.

    `pairs` are facts that a title may have several of, by kind: the title's id and the value.
    """
    told: Told = defaultdict(lambda: defaultdict(list))
    for row in rows:
        place = places[row.id]
        for kind, value in _facts(row):
            told[kind][value].append(place)
    for kind, each in pairs.items():
        by_value = told[kind]
        for title_id, value in each:
            if title_id in places:
                by_value[value].append(places[title_id])
    return told


def joined(facts: Facts, kept: Bits, told: Told, size: int) -> Facts:
    """The facts about the titles that are kept, and what is told of the others."""
    kinds = facts.keys() | told.keys()
    return {kind: _joined(facts.get(kind, {}), kept, told.get(kind, {}), size) for kind in kinds}


def _joined(
    before: Mapping[Value, Bits], kept: Bits, told: Mapping[Value, list[int]], size: int
) -> Mapping[Value, Bits]:
    after = {value: some & kept for value, some in before.items()}
    for value, places in told.items():
        after[value] = after.get(value, 0) | bitsets.of(places, size)
    return {value: some for value, some in after.items() if some}


def _facts(row: Row) -> Iterator[tuple[str, Value]]:
    yield "kind", row.kind
    yield "class", row.release_class
    if row.year is not None:
        yield "year", row.year
    for code in codes(row.countries):
        yield "country", code
    for code in codes(row.languages):
        yield "language", code
    if row.critics_percent is not None:
        yield "critics", row.critics_percent
    if row.audience_percent is not None:
        yield "audience", row.audience_percent
    if row.certified:
        yield "badge", "certified"
    if row.hot:
        yield "badge", "hot"
    if row.critics_rank is not None:
        yield "reviews", min(_reviews(row), MOST_REVIEWS)


def _numbers(row: Row) -> dict[Order, int | None]:
    critics, audience = row.critics_percent, row.audience_percent
    return {
        Order.CRITICS: row.critics_rank,
        Order.AUDIENCE: row.audience_rank,
        Order.NEWEST: _day(row.year, row.released_on),
        Order.REVIEWED: _reviews(row) or None,
        Order.RATED: row.ratings or None,
        Order.DIVIDED: None if critics is None or audience is None else abs(critics - audience),
    }


def _reviews(row: Row) -> int:
    return (row.fresh or 0) + (row.rotten or 0)


def _day(year: int | None, released_on: date | None) -> int | None:
    """A number that grows with the year, and within it with the day of release where that is known."""
    if year is None:
        return None
    return 512 * year + (released_on.timetuple().tm_yday if released_on else 0)


def _key(value: int | None, title_id: int) -> int:
    return (0 if value is None else min(value, HIGHEST) + 1) << ID_BITS | (LOWEST_ID - title_id)
