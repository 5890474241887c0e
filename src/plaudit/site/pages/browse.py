"""Browsing: every filter and the order stand in the URL, and every choice says how many titles it would leave."""

from dataclasses import dataclass
from typing import Self

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from plaudit.catalog.queries import offers
from plaudit.catalog.queries.titles import genre_names
from plaudit.listing.browse_index import Order, browse_index
from plaudit.listing.cards import cards_by_id
from plaudit.site.browsing import choices, facets
from plaudit.site.browsing import query as asking
from plaudit.site.browsing.choices import Chip, Filter
from plaudit.site.browsing.facets import Narrowing
from plaudit.site.browsing.parsing import Read, read
from plaudit.site.browsing.query import FIRST_YEAR, LAST_YEAR, Asked
from plaudit.site.components.cards import Card, shown_cards
from plaudit.site.components.pagination import Pager, pager
from plaudit.site.http.responses import public_view, render
from plaudit.site.metadata import json_ld
from plaudit.site.metadata.head import Head

SIZE = 24
# Beyond so many choices a list is one of millions, and no search engine needs it.
LISTED_CHOICES = 2


@dataclass(frozen=True, slots=True)
class YearForm:
    """The form for a span of years: what it holds, and what it hands on of everything else."""

    first: str
    last: str
    kept: list[tuple[str, str]]
    lowest: int = FIRST_YEAR
    highest: int = LAST_YEAR


@dataclass(frozen=True, slots=True)
class BrowsePage:
    """One page of titles."""

    head: Head
    heading: str
    filters: list[Filter]
    sorts: Filter
    years: YearForm
    chips: list[Chip]
    clear: str
    problems: list[str]
    cards: list[Card]
    pager: Pager
    is_demo: bool

    @classmethod
    def load(cls, query: QueryDict) -> Self:
        """Eight queries once the shelf is filled, nine on PostgreSQL."""
        titles = browse_index()
        providers = offers.provider_names()
        names = {**genre_names(), **providers}
        asked_for = read(query, titles, providers)
        asked = Asked.of(titles, asked_for.state)
        shown = Narrowing(asked, asked_for, reverse("browse"), names)
        parts = asked.parts()
        found = asking.chosen(parts, titles)
        pages = pager(
            query.get("page"),
            found.bit_count(),
            SIZE,
            shown.path,
            tuple(choices.pairs(asked_for.state) + shown.kept),
        )
        known = cards_by_id(ids := titles.in_order(found, asked_for.order, pages.start, pages.stop))
        cards = shown_cards(known[pk] for pk in ids if pk in known)
        heading = facets.heading(asked_for.state, names)
        return cls(
            head=_head(heading, asked_for, pages, cards),
            heading=heading,
            filters=shown.filters(parts),
            sorts=shown.sorts(),
            years=_year_form(asked_for, shown),
            chips=shown.chips(),
            clear=shown.url({}),
            problems=asked_for.problems,
            cards=cards,
            pager=pages,
            is_demo=any(card.is_demo for card in cards),
        )


@public_view
def browse_page(request: HttpRequest) -> HttpResponse:
    return render("browse.html", BrowsePage.load(request.GET))


def _head(heading: str, asked: Read, pages: Pager, cards: list[Card]) -> Head:
    chosen = choices.pairs(asked.state)
    several = any(len(values) > 1 for values in asked.state.values()) or {"from", "to"} & asked.state.keys()
    narrow = len(chosen) > LISTED_CHOICES or bool(several) or bool(asked.expanded)
    return Head(
        title=heading,
        path=pages.url(pages.number),
        description=_("Titles by kind, genre, year, country, score, and where to watch them."),
        noindex=bool(asked.problems) or narrow or asked.order is not Order.CRITICS or not pages.count,
        item_list=json_ld.cards(heading, cards, pages.start + 1),
        previous_url=pages.previous_url,
        next_url=pages.next_url,
    )


def _year_form(asked: Read, shown: Narrowing) -> YearForm:
    first, last = (next(iter(asked.state.get(key, ())), "") for key in ("from", "to"))
    return YearForm(first, last, choices.pairs(choices.without(asked.state, "from", "to")) + shown.kept)
