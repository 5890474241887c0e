"""Browsing: the titles that a query asks for, and how many each further choice would leave."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.datastructures import MultiValueDict

from plaudit.catalog.models import OfferType
from plaudit.content.regions import default_region, parse_region
from plaudit.listing.browse_index import BrowseIndex, Order, bitsets
from plaudit.listing.browse_index.bitsets import Bits
from plaudit.listing.browse_index.cache import offers_in
from plaudit.listing.browse_index.index import Offers
from plaudit.scoreboard.displayed_scores import current_policy

# The values chosen of each filter, by its query parameter.
FilterState = Mapping[str, tuple[str, ...]]

YEAR_OR_DECADE = re.compile(r"(?P<year>1[89]\d\d|2[01]\d\d)(?P<decade>s?)", re.ASCII)
FIRST_YEAR, LAST_YEAR = 1870, 2200
# The choices of a minimum score, in percent.
MINIMUMS = (90, 80, 70, 60, 50)
MINIMUM_FILTERS = ("critics", "audience")
# Filters whose values are facts of the index, under the same names.
FACT_FILTERS = ("kind", "genre", "country", "language", "class", "badge")
# Filters that a single offer has to answer together: this service, in this way, in this region.
OFFER_FILTERS = ("region", "provider", "way")
FILTERS = (
    "kind", "genre", "score", "badge", "critics", "audience", "year", "country", "language", "class", *OFFER_FILTERS,
)  # fmt: skip
# Filters of which one value replaces another.
SINGLE_FILTERS = ("score", "critics", "audience", "region")
YEAR_SPAN = ("from", "to")
# More values of one filter than anybody chooses by hand.
MAX_VALUES = 12


@dataclass(frozen=True, slots=True)
class BrowseQuery:
    """What a URL asks for: the filters, and the order.

    `unknown` are the filters with the values that mean nothing and are ignored; `years_reversed` says that the span of
    years was ignored because it ends before it begins.
    """

    filters: FilterState
    order: Order
    unknown: list[tuple[str, str]] = field(default_factory=list)
    years_reversed: bool = False


def parse_query(parameters: MultiValueDict[str, str], index: BrowseIndex, providers: Collection[str]) -> BrowseQuery:
    """Read query parameters; `providers` are the slugs of all services."""
    filters: dict[str, tuple[str, ...]] = {}
    unknown: list[tuple[str, str]] = []
    for key in FILTERS:
        values = [value.strip() for value in parameters.getlist(key)]
        if key == "region":
            values = [parse_region(value) or value for value in values]
        values = list(dict.fromkeys(value for value in values if value))[:MAX_VALUES]
        known = [value for value in values if _is_known(key, value, index, providers)]
        unknown += [(key, value) for value in values if value not in known]
        if known:
            filters[key] = tuple(known[:1] if key in SINGLE_FILTERS else known)
    span: dict[str, int] = {}
    for key in YEAR_SPAN:
        text = parameters.get(key, "").strip()
        if text.isascii() and text.isdecimal() and len(text) == 4 and FIRST_YEAR <= int(text) <= LAST_YEAR:
            span[key] = int(text)
        elif text:
            unknown.append((key, text))
    years_reversed = len(span) == 2 and span["from"] > span["to"]
    if not years_reversed:
        filters |= {key: (str(year),) for key, year in span.items()}
    sort = parameters.get("sort", "").strip()
    order = Order(sort) if sort in set(Order) else Order.CRITICS
    if sort and sort != order:
        unknown.append(("sort", sort))
    return BrowseQuery(filters, order, unknown, years_reversed)


def _is_known(key: str, value: str, index: BrowseIndex, providers: Collection[str]) -> bool:
    match key:
        case "score":
            return value in {"fresh", "rotten"}
        case "way":
            return value in OfferType.values
        case "provider":
            return value in providers
        case "year":
            return YEAR_OR_DECADE.fullmatch(value) is not None
        case "critics" | "audience":
            return value in map(str, MINIMUMS)
    return value in index.values(key)


class BrowseResults:
    """The titles of an index that a query asks for.

    `region` is the one that services and ways to watch are about: the one asked for, else the default.
    """

    def __init__(self, index: BrowseIndex, filters: FilterState) -> None:
        self.index = index
        self.filters = filters
        self.region = next(iter(filters.get("region", ())), "") or default_region(index)
        self._fresh_percent = current_policy().fresh_percent
        self._matching = self._matching_by_filter()
        self._all = self._matching_all()

    @property
    def count(self) -> int:
        return self._all.bit_count()

    def title_ids(self, order: Order, start: int, stop: int) -> list[int]:
        return self.index.in_order(self._all, order, start, stop)

    def value_counts(self, key: str) -> dict[str, int]:
        """Return how many titles each value of a filter would leave beside the other filters; 0 for those chosen."""
        others = self._matching_all(without="region" if key in OFFER_FILTERS else key)
        counts = {value: (titles & others).bit_count() for value, titles in self._by_value(key).items()}
        return counts | {value: 0 for value in self.filters.get(key, ()) if value not in counts}

    def _matching_all(self, *, without: str = "") -> Bits:
        matching = self.index.listed
        for key, titles in self._matching.items():
            if key != without:
                matching &= titles
        return matching

    def _matching_by_filter(self) -> dict[str, Bits]:
        """Return the titles that each chosen filter leaves; those of an offer count as one, under "region"."""
        matching = {
            key: bitsets.union(self._by_value(key, values).values())
            for key, values in self.filters.items()
            if key not in (*OFFER_FILTERS, *YEAR_SPAN)
        }
        if any(key in self.filters for key in YEAR_SPAN):
            first, last = (int(next(iter(self.filters.get(key, ())), 0)) for key in YEAR_SPAN)
            span = range(first or FIRST_YEAR, (last or LAST_YEAR) + 1)
            matching["from"] = self.index.true_of("year", span)
        if any(key in self.filters for key in OFFER_FILTERS):
            matching["region"] = self._offered()
        return matching

    def _by_value(self, key: str, values: Iterable[str] | None = None) -> Mapping[str, Bits]:
        """Return the titles with each of these values of a filter, or with each value there is."""
        match key:
            case "year":
                wanted = _decades(self.index.values("year")) if values is None else values
                return {value: self.index.true_of("year", years_of(value)) for value in wanted}
            case "score":
                scores = {"fresh": range(self._fresh_percent, 101), "rotten": range(self._fresh_percent)}
                return {value: self.index.true_of("critics", scores[value]) for value in (values or scores)}
            case "critics" | "audience":
                minimums = MINIMUMS if values is None else map(int, values)
                return {str(minimum): self.index.true_of(key, range(minimum, 101)) for minimum in minimums}
            case "provider" | "way":
                return self._offers_by(key)
        facts = {str(value): titles for value, titles in self.index.values(key).items()}
        return facts if values is None else {value: facts.get(value, 0) for value in values}

    @property
    def _offers(self) -> Offers:
        return offers_in(self.index, self.region) if self.region else {}

    def _offers_by(self, key: str) -> Mapping[str, Bits]:
        """Return what each service offers in the ways chosen, or what the chosen services offer in each way."""
        place, other_key = (0, "way") if key == "provider" else (1, "provider")
        chosen = self.filters.get(other_key, ())
        by_value: dict[str, Bits] = {}
        for offer, titles in self._offers.items():
            if not chosen or offer[1 - place] in chosen:
                by_value[offer[place]] = by_value.get(offer[place], 0) | titles
        return {way: by_value[way] for way in OfferType if way in by_value} if key == "way" else by_value

    def _offered(self) -> Bits:
        providers, ways = self.filters.get("provider", ()), self.filters.get("way", ())
        if not providers and not ways:
            return self.index.true_of("region", [self.region])
        return bitsets.union(
            titles
            for (provider, way), titles in self._offers.items()
            if (not providers or provider in providers) and (not ways or way in ways)
        )


def years_of(value: str) -> range:
    """Return the years of "1984" or of "1980s"; none for any other text."""
    match = YEAR_OR_DECADE.fullmatch(value)
    if not match:
        return range(0)
    year = int(match["year"])
    return range(year // 10 * 10, year // 10 * 10 + 10) if match["decade"] else range(year, year + 1)


def _decades(years: Iterable[str | int]) -> list[str]:
    return [f"{decade}s" for decade in sorted({int(year) // 10 * 10 for year in years}, reverse=True)]
