"""What a URL asks of the titles, as the sets of titles that answer each part of it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plaudit.catalog.models import OfferType
from plaudit.listing.browse_index import BrowseIndex, bitsets
from plaudit.listing.browse_index.bitsets import Bits
from plaudit.listing.browse_index.cache import offers_in
from plaudit.listing.browse_index.index import Offers
from plaudit.scoreboard.displayed import policy_now
from plaudit.site.browsing import regions
from plaudit.site.browsing.choices import State

YEARS = re.compile(r"(?P<year>1[89]\d\d|2[01]\d\d)(?P<decade>s?)", re.ASCII)
FIRST_YEAR, LAST_YEAR = 1870, 2200
MINIMUMS = (90, 80, 70, 60, 50)
# Filters whose values are facts of the shelf, under the same names.
FACTS = ("kind", "genre", "country", "language", "class", "badge")
# Filters that only one offer together can answer: this provider, in this way, in this region.
OFFERED = ("region", "provider", "way")


@dataclass(frozen=True, slots=True)
class Asked:
    """A shelf and what is asked of it; `region` is where the providers and ways are of."""

    shelf: BrowseIndex
    state: State
    region: str
    fresh_from: int

    @classmethod
    def of(cls, shelf: BrowseIndex, state: State) -> "Asked":
        region = next(iter(state.get("region", ())), "") or regions.usual(shelf)
        return cls(shelf, state, region, policy_now().fresh_percent)

    @property
    def offers(self) -> Offers:
        return offers_in(self.shelf, self.region) if self.region else {}

    def parts(self) -> dict[str, Bits]:
        """The titles that answer each filter asked; those of an offer count as one, under "region"."""
        found = {key: bitsets.union(self.options(key, self.state[key]).values()) for key in self.state if _counts(key)}
        if {"from", "to"} & self.state.keys():
            found["from"] = self._between()
        if any(key in self.state for key in OFFERED):
            found["region"] = self._offered()
        return found

    def options(self, key: str, values: Iterable[str] | None = None) -> Mapping[str, Bits]:
        """The titles that each value of a filter leaves, of these values or of all that there are."""
        if key == "year":
            known = self.shelf.values("year")
            wanted = _decades(known) if values is None else values
            return {value: self.shelf.true_of("year", years(value)) for value in wanted}
        if key == "score":
            bands = {"fresh": range(self.fresh_from, 101), "rotten": range(self.fresh_from)}
            return {value: self.shelf.true_of("critics", bands[value]) for value in (values or bands)}
        if key in {"critics", "audience"}:
            minimums = MINIMUMS if values is None else map(int, values)
            return {str(least): self.shelf.true_of(key, range(least, 101)) for least in minimums}
        if key in {"provider", "way"}:
            return self._offer_options(key)
        facts = {str(value): some for value, some in self.shelf.values(key).items()}
        return facts if values is None else {value: facts.get(value, 0) for value in values}

    def _offer_options(self, key: str) -> Mapping[str, Bits]:
        """What each provider offers in the ways chosen, or what is offered in each way by the providers chosen."""
        place, other = (0, "way") if key == "provider" else (1, "provider")
        chosen = self.state.get(other, ())
        found: dict[str, Bits] = {}
        for offer, some in self.offers.items():
            if not chosen or offer[1 - place] in chosen:
                found[offer[place]] = found.get(offer[place], 0) | some
        return {way: found[way] for way in OfferType if way in found} if key == "way" else found

    def _offered(self) -> Bits:
        providers, ways = self.state.get("provider", ()), self.state.get("way", ())
        if not providers and not ways:
            return self.shelf.true_of("region", [self.region])
        return bitsets.union(
            some
            for (provider, way), some in self.offers.items()
            if (not providers or provider in providers) and (not ways or way in ways)
        )

    def _between(self) -> Bits:
        first, last = (int(next(iter(self.state.get(key, ())), 0)) for key in ("from", "to"))
        return self.shelf.true_of("year", range(first or FIRST_YEAR, (last or LAST_YEAR) + 1))


def chosen(parts: Mapping[str, Bits], shelf: BrowseIndex, *, but: str = "") -> Bits:
    """The listed titles that answer every part, leaving out one."""
    left = shelf.listed
    for key, some in parts.items():
        if key != but:
            left &= some
    return left


def years(value: str) -> range:
    """The years of "1984" or of "1980s"; none of anything else."""
    found = YEARS.fullmatch(value)
    if not found:
        return range(0)
    year = int(found["year"])
    return range(year // 10 * 10, year // 10 * 10 + 10) if found["decade"] else range(year, year + 1)


def _decades(known: Iterable[str | int]) -> list[str]:
    return [f"{decade}s" for decade in sorted({int(year) // 10 * 10 for year in known}, reverse=True)]


def _counts(key: str) -> bool:
    return key in FACTS or key in {"year", "score", "critics", "audience"}
