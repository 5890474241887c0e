"""Browsing: every filter and the order stand in the address."""

import re
from dataclasses import dataclass
from typing import NamedTuple, Self

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from plaudit.catalog.models import Kind
from plaudit.catalog.queries import browsing
from plaudit.catalog.queries import pages as catalog
from plaudit.scoreboard.shown import policy_now
from plaudit.site import words
from plaudit.site.answers import public
from plaudit.site.cards import Card, shown_cards
from plaudit.site.filters import Filter, unknown
from plaudit.site.head import Head
from plaudit.site.paging import Pager, pager
from plaudit.site.rendering import show

SIZE = 24
YEARS = re.compile(r"(?P<year>1[89]\d\d|2[01]\d\d)(?P<decade>s?)", re.ASCII)


class Asked(NamedTuple):
    """What the address asks for, and a sentence for each part of it that means nothing."""

    state: dict[str, str]
    problems: list[str]


@dataclass(frozen=True, slots=True)
class BrowsePage:
    """One page of titles."""

    head: Head
    heading: str
    filters: list[Filter]
    problems: list[str]
    narrowed: bool
    cards: list[Card]
    pager: Pager
    invented: bool

    @classmethod
    def load(cls, query: QueryDict) -> Self:
        """Five queries."""
        genres = {slug: words.genre(slug, name) for slug, name in catalog.genres()}
        filters = _filters(genres, *browsing.kinds_and_decades())
        asked = _asked(query, filters)
        found = browsing.browse(_wanted(asked.state), fresh_from=policy_now().fresh_percent)
        path = reverse("browse")
        pages = pager(query.get("page"), found.count(), SIZE, path, tuple(asked.state.items()))
        cards = shown_cards(browsing.page_of(found, pages.start, pages.stop))
        heading = _heading(asked.state, genres)
        return cls(
            head=Head(
                title=heading,
                path=pages.address(pages.number),
                description=_("Titles by kind, genre, year and score."),
                kept_out=bool(asked.problems),
                previous=pages.previous,
                following=pages.following,
            ),
            heading=heading,
            filters=[each.at(asked.state, path) for each in filters],
            problems=asked.problems,
            narrowed=bool(set(asked.state) - {"sort"}),
            cards=cards,
            pager=pages,
            invented=any(card.invented for card in cards),
        )


@public
def browse_page(request: HttpRequest) -> HttpResponse:
    return show("browse.html", BrowsePage.load(request.GET))


def _filters(genres: dict[str, str], kinds: set[str], decades: list[int]) -> list[Filter]:
    return [
        Filter("sort", _("Order"), _orders(), default="critics"),
        Filter("kind", _("Kind"), {kind.value: str(words.MANY[kind.value]) for kind in Kind if kind.value in kinds}),
        Filter("score", _("Score"), _bands()),
        Filter("year", _("Year"), {f"{year}s": _decade(year) for year in decades}),
        Filter("genre", _("Genre"), genres),
    ]


def _orders() -> dict[str, str]:
    return {
        "critics": _("Critics' best"),
        "audience": _("Audience's best"),
        "newest": _("Newest"),
        "name": _("Name"),
    }


def _bands() -> dict[str, str]:
    return {
        "certified": _("Certified Fresh"),
        "fresh": _("Fresh"),
        "rotten": _("Rotten"),
        "hot": _("Verified Hot"),
    }


def _decade(year: int) -> str:
    return _("%(year)ds") % {"year": year}


def _year(value: str) -> str:
    """A year or a decade of the address in words."""
    return _decade(int(value[:-1])) if value.endswith("s") else value


def _asked(query: QueryDict, filters: list[Filter]) -> Asked:
    state: dict[str, str] = {}
    problems: list[str] = []
    for each in filters:
        value = query.get(each.key, "").strip()
        if not value or value == each.default:
            continue
        if value in each.choices or (each.key == "year" and YEARS.fullmatch(value)):
            state[each.key] = value
        else:
            problems.append(unknown(each, value))
    return Asked(state, problems)


def _wanted(state: dict[str, str]) -> browsing.Wanted:
    return browsing.Wanted(
        kind=state.get("kind"),
        genre=state.get("genre"),
        years=_years(state.get("year", "")),
        band=state.get("score"),
        order=state.get("sort", "critics"),
    )


def _years(value: str) -> tuple[int, int] | None:
    found = YEARS.fullmatch(value)
    if not found:
        return None
    year = int(found["year"])
    return (year // 10 * 10, year // 10 * 10 + 9) if found["decade"] else (year, year)


def _heading(state: dict[str, str], genres: dict[str, str]) -> str:
    """What is listed, as a heading: "War, Films, 2000s"."""
    said = [
        genres.get(state.get("genre", ""), ""),
        str(words.MANY.get(state.get("kind", ""), "")),
        _bands().get(state.get("score", ""), ""),
        _year(state.get("year", "")),
    ]
    return ", ".join(part for part in said if part) or _("All titles")
