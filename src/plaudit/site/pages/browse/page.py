"""Browsing all titles: filters and order are in the URL, and every choice says how many titles it would leave."""

from dataclasses import dataclass
from typing import Self

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from plaudit.catalog.queries.offers import provider_names
from plaudit.catalog.queries.titles import genre_names
from plaudit.content.browse import FIRST_YEAR, LAST_YEAR, YEAR_SPAN, BrowseQuery, BrowseResults, parse_query
from plaudit.content.listed_titles import listed_titles
from plaudit.listing.browse_index import Order, browse_index
from plaudit.site.components import filters
from plaudit.site.components.cards import Card, listed_cards
from plaudit.site.components.filters import Chip, Filter
from plaudit.site.components.pagination import Pager, pager
from plaudit.site.http.responses import public_view, render
from plaudit.site.metadata import json_ld
from plaudit.site.metadata.head import Head
from plaudit.site.pages.browse.facets import Facets

PAGE_SIZE = 24
# With more choices a list is one of millions, and no search engine needs it.
MAX_INDEXED_CHOICES = 2


@dataclass(frozen=True, slots=True)
class YearForm:
    """The form for a span of years: what it holds, and what it passes on of the other filters."""

    first: str
    last: str
    hidden_fields: tuple[tuple[str, str], ...]
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
    clear_url: str
    problems: list[str]
    cards: list[Card]
    pager: Pager
    is_demo: bool

    @classmethod
    def load(cls, parameters: QueryDict) -> Self:
        """Eight queries once the browse index is filled, nine on PostgreSQL."""
        index, providers, genres = browse_index(), provider_names(), genre_names()
        query = parse_query(parameters, index, providers)
        results = BrowseResults(index, query.filters)
        facets = Facets(query, results, reverse("browse"), {**genres, **providers}, parameters.get("all", ""))
        state = {**query.filters, **facets.sort_state}
        pages = pager(parameters.get("page"), results.count, PAGE_SIZE, facets.path, filters.pairs(state))
        cards = listed_cards(listed_titles(results.title_ids(query.order, pages.start, pages.stop)))
        heading, problems = facets.heading(), facets.problems()
        first, last = (next(iter(query.filters.get(key, ())), "") for key in YEAR_SPAN)
        return cls(
            head=Head(
                title=heading,
                path=pages.url(pages.number),
                description=_("Titles by kind, genre, year, country, score, and where to watch them."),
                noindex=bool(problems or facets.expanded) or not pages.count or not _is_indexed(query),
                item_list=json_ld.cards(heading, cards, pages.start + 1),
                previous_url=pages.previous_url,
                next_url=pages.next_url,
            ),
            heading=heading,
            filters=facets.filters(),
            sorts=facets.sorts(),
            years=YearForm(first, last, filters.pairs(filters.without(state, *YEAR_SPAN))),
            chips=facets.chips(),
            clear_url=facets.url({}),
            problems=problems,
            cards=cards,
            pager=pages,
            is_demo=any(card.is_demo for card in cards),
        )


@public_view
def browse_page(request: HttpRequest) -> HttpResponse:
    return render("browse.html", BrowsePage.load(request.GET))


def _is_indexed(query: BrowseQuery) -> bool:
    """Whether search engines should list the results: those of few choices, one of each filter, in the usual order."""
    has_several_of_one = any(len(values) > 1 for values in query.filters.values())
    has_span = any(key in query.filters for key in YEAR_SPAN)
    is_short = len(filters.pairs(query.filters)) <= MAX_INDEXED_CHOICES
    return query.order is Order.CRITICS and is_short and not has_several_of_one and not has_span
