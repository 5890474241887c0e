"""Lists of the best titles by critics' rank: of all, of a kind, a genre, a decade, a year, a country."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from plaudit.catalog.models import Kind
from plaudit.content.browse import YEAR_OR_DECADE, years_of
from plaudit.content.listed_titles import ListedTitle, listed_titles
from plaudit.critics.queries.reviews import consensus_of
from plaudit.listing.browse_index import BrowseIndex, Order
from plaudit.listing.browse_index.best_lists import LEAST_REVIEWS, Sort, best, scored
from plaudit.scoreboard.derived_fields import PRIOR_PERCENT, PRIOR_REVIEWS

MAX_TITLES = 100
# A list with fewer titles has a page, but no other page links to it.
MIN_TITLES = 3
KINDS = {"films": Kind.FILM, "series": Kind.SERIES, "seasons": Kind.SEASON, "episodes": Kind.EPISODE}
COUNTRY = re.compile(r"[a-z]{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class BestList:
    """A list: its slug, which titles it is about, and the filter with the same titles in browsing."""

    slug: str
    sort: Sort
    filter_key: str = ""
    filter_value: str = ""

    def count(self, index: BrowseIndex) -> int:
        """Return how many titles have enough reviews for the list."""
        return (self.sort.of(index) & scored(index, LEAST_REVIEWS)).bit_count()


ALL_TITLES = BestList("", Sort())


class RankedTitle(NamedTuple):
    """A title at its place, which it may share; its weighted score in millionths, and the consensus ("" for none)."""

    place: int
    title: ListedTitle
    rank: int
    consensus: str


class RankingFormula(NamedTuple):
    """The constants of the ranking: the reviews that every title begins with, their percent, and how many it needs."""

    prior_reviews: int = PRIOR_REVIEWS
    prior_percent: int = PRIOR_PERCENT
    min_reviews: int = LEAST_REVIEWS


def find_best_list(slug: str, index: BrowseIndex) -> BestList | None:
    """Return the list with this slug, such as `films`, `horror`, `1980s`, `1984` or `fr`; None where there is none."""
    if slug in KINDS:
        return BestList(slug, Sort(kind=KINDS[slug]), "kind", KINDS[slug])
    if slug in index.values("genre"):
        return BestList(slug, Sort(genre=slug), "genre", slug)
    if YEAR_OR_DECADE.fullmatch(slug):
        # "1984s" is a decade to nobody.
        is_decade_of_its_own = not slug.endswith("s") or slug[3] == "0"
        return BestList(slug, Sort(years=years_of(slug)), "year", slug) if is_decade_of_its_own else None
    if COUNTRY.fullmatch(slug) and slug.upper() in index.values("country"):
        return BestList(slug, Sort(country=slug.upper()), "country", slug.upper())
    return None


def best_lists(index: BrowseIndex) -> dict[str, list[BestList]]:
    """Return every list with enough titles, under `kind`, `genre`, `decade`, `year` and `country`."""
    years = sorted((int(year) for year in index.values("year")), reverse=True)
    slugs: dict[str, Iterable[str]] = {
        "kind": KINDS,
        "genre": sorted(str(genre) for genre in index.values("genre")),
        "decade": dict.fromkeys(f"{year // 10 * 10}s" for year in years),
        "year": map(str, years),
        "country": sorted(str(country).lower() for country in index.values("country")),
    }
    return {group: _long_enough(some, index) for group, some in slugs.items()}


def neighbouring_lists(best_list: BestList, index: BrowseIndex) -> tuple[BestList | None, BestList | None]:
    """Return the lists of the year or decade before and after one; None where there is none with enough titles."""
    if best_list.filter_key != "year":
        return None, None
    step, suffix = (10, "s") if best_list.slug.endswith("s") else (1, "")
    year = int(best_list.slug.removesuffix("s"))
    before, after = (_long_enough([f"{near}{suffix}"], index) for near in (year - step, year + step))
    return next(iter(before), None), next(iter(after), None)


def load_best(best_list: BestList, index: BrowseIndex, limit: int = MAX_TITLES) -> list[RankedTitle]:
    """Load the titles of a list, the best first; those of equal rank share a place (three queries)."""
    titles = listed_titles(best(index, best_list.sort, limit))
    ranks = [index.number(title.card.id, Order.CRITICS) for title in titles]
    consensus = consensus_of(title.card.id for title in titles)
    return [
        RankedTitle(ranks.index(rank) + 1, title, rank, consensus.get(title.card.id, ""))
        for title, rank in zip(titles, ranks, strict=True)
    ]


def _long_enough(slugs: Iterable[str], index: BrowseIndex) -> list[BestList]:
    lists = (find_best_list(slug, index) for slug in slugs)
    return [found for found in lists if found and found.count(index) >= MIN_TITLES]
