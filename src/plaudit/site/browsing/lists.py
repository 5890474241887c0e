"""The lists of the best: what each is called in its URL and in words, and which titles it is of."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from plaudit.catalog.models import Kind
from plaudit.listing.browse_index import BrowseIndex
from plaudit.listing.browse_index.best_lists import LEAST_REVIEWS, Sort, scored
from plaudit.site.browsing.query import YEARS, years
from plaudit.site.formatting import formats, labels
from plaudit.site.http.urls import page_url

# A list of fewer titles is at its URL, but no page leads there.
LEAST_TITLES = 3
KINDS = {"films": Kind.FILM, "series": Kind.SERIES, "seasons": Kind.SEASON, "episodes": Kind.EPISODE}
COUNTRY = re.compile(r"[a-z]{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Listing:
    """One list: the last part of its URL, its name, the titles it is of, and the same titles in browsing."""

    key: str
    name: str
    sort: Sort
    browse: tuple[tuple[str, str], ...]

    @property
    def url(self) -> str:
        return page_url("best-of", self.key)


class Link(NamedTuple):
    """A list as a link, with the number of titles on it."""

    name: str
    url: str
    titles: int


def listing(key: str, shelf: BrowseIndex, genres: Mapping[str, str]) -> Listing | None:
    """The list at a URL; None where there is none."""
    if key in KINDS:
        kind = KINDS[key]
        return Listing(key, str(labels.MANY[kind]), Sort(kind=kind), (("kind", kind),))
    if key in shelf.values("genre"):
        return Listing(key, labels.genre(key, genres.get(key, key)), Sort(genre=key), (("genre", key),))
    if YEARS.fullmatch(key):
        name = _("%(year)ds") % {"year": int(key[:-1])} if key.endswith("s") else key
        decade = f"{int(key[:-1]) // 10 * 10}s" if key.endswith("s") else key
        return Listing(key, name, Sort(years=years(key)), (("year", key),)) if decade == key else None
    if COUNTRY.fullmatch(key) and (code := key.upper()) in shelf.values("country"):
        return Listing(key, formats.country(code), Sort(country=code), (("country", code),))
    return None


def everything() -> Listing:
    """The list of the best of all."""
    return Listing("", _("All titles"), Sort(), ())


def groups(shelf: BrowseIndex, genres: Mapping[str, str]) -> Iterator[tuple[str, list[Link]]]:
    """Every list that is long enough, by what it goes by."""
    found_years = sorted((int(year) for year in shelf.values("year")), reverse=True)
    countries = sorted((str(code).lower() for code in shelf.values("country")), key=formats.country)
    by_name = sorted((str(slug) for slug in shelf.values("genre")), key=lambda slug: labels.genre(slug, slug))
    yield _("By kind"), _long_enough(list(KINDS), shelf, genres)
    yield _("By genre"), _long_enough(by_name, shelf, genres)
    yield _("By decade"), _long_enough([f"{n}s" for n in _decades(found_years)], shelf, genres)
    yield _("By year"), _long_enough([str(year) for year in found_years], shelf, genres)
    yield _("By country"), _long_enough(countries, shelf, genres)


def beside(key: str, shelf: BrowseIndex, genres: Mapping[str, str]) -> tuple[Link | None, Link | None]:
    """The lists of the year or decade before and after one."""
    if not YEARS.fullmatch(key):
        return None, None
    step, ending = (10, "s") if key.endswith("s") else (1, "")
    year = int(key.removesuffix("s"))
    before, after = (_long_enough([f"{near}{ending}"], shelf, genres) for near in (year - step, year + step))
    return next(iter(before), None), next(iter(after), None)


def _long_enough(keys: list[str], shelf: BrowseIndex, genres: Mapping[str, str]) -> list[Link]:
    enough = scored(shelf, LEAST_REVIEWS)
    found = (listing(key, shelf, genres) for key in keys)
    counted = ((each, (each.sort.of(shelf) & enough).bit_count()) for each in found if each)
    return [Link(each.name, each.url, count) for each, count in counted if count >= LEAST_TITLES]


def _decades(found: list[int]) -> list[int]:
    return sorted({year // 10 * 10 for year in found}, reverse=True)
