"""The best by the critics' weighted rank: of everything, of a kind, a genre, a decade, a year, a country."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple, Self
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from plaudit.catalog.queries.titles import genre_names
from plaudit.critics.queries.pages import consensus_of
from plaudit.listing.browse_index import BrowseIndex, Order, browse_index
from plaudit.listing.browse_index.best_lists import LEAST_REVIEWS, best
from plaudit.listing.cards import cards_by_id
from plaudit.scoreboard.derived import PRIOR_PERCENT, PRIOR_REVIEWS
from plaudit.site.browsing import lists
from plaudit.site.browsing.lists import Link, Listing
from plaudit.site.components.cards import Card, shown_cards
from plaudit.site.formatting import formats
from plaudit.site.http.responses import public_view, render
from plaudit.site.metadata import json_ld
from plaudit.site.metadata.head import Crumb, Head

LENGTH = 100
# The stored rank is in millionths of the whole, and is shown as tenths of a percent.
MILLIONTHS_OF_A_PERCENT = 10_000


class Place(NamedTuple):
    """A title on its place, which it may share; the rank as it is compared, and the consensus ("" without one)."""

    place: int
    card: Card
    rank: str
    consensus: str


class Formula(NamedTuple):
    """The constants of the rank: the votes a title begins with, in percent, and the reviews it needs."""

    votes: int = PRIOR_REVIEWS
    percent: int = PRIOR_PERCENT
    least: int = LEAST_REVIEWS


@dataclass(frozen=True, slots=True)
class BestIndexPage:
    """Every list, by what it goes by, and the first of all."""

    head: Head
    groups: list[tuple[str, list[Link]]]
    places: list[Place]
    formula: Formula
    ranked_on: date
    is_demo: bool

    @classmethod
    def load(cls) -> Self:
        """Seven queries once the shelf is filled."""
        titles = browse_index()
        places = _places(titles, lists.everything(), 10)
        every = [(name, some) for name, some in lists.groups(titles, genre_names()) if some]
        about = _("The titles that critics agree on most, by kind, genre, decade, year and country.")
        return cls(
            head=Head(
                title=_("The best"),
                path=reverse("best"),
                description=about,
                item_list=_structured(_("The best"), places),
                noindex=not places,
            ),
            groups=every,
            places=places,
            formula=Formula(),
            ranked_on=timezone.localdate(),
            is_demo=any(place.card.is_demo for place in places),
        )


@dataclass(frozen=True, slots=True)
class BestPage:
    """One list."""

    head: Head
    name: str
    places: list[Place]
    formula: Formula
    ranked_on: date
    browse: str
    before: Link | None
    after: Link | None
    is_demo: bool

    @classmethod
    def load(cls, titles: BrowseIndex, listing: Listing, genres: dict[str, str]) -> Self:
        """Three queries beside those that keep the shelf and name the genres."""
        places = _places(titles, listing, LENGTH)
        before, after = lists.beside(listing.key, titles, genres)
        heading = _("The best: %(list)s") % {"list": listing.name}
        return cls(
            head=Head(
                title=heading,
                path=listing.url,
                description=_("Ranked by critics' reviews, %(least)s or more of each title.")
                % {"least": formats.number(LEAST_REVIEWS)},
                item_list=_structured(heading, places),
                noindex=len(places) < lists.LEAST_TITLES,
                breadcrumbs=(Crumb(_("The best"), reverse("best")),),
                previous_url=before.url if before else "",
                next_url=after.url if after else "",
            ),
            name=listing.name,
            places=places,
            formula=Formula(),
            ranked_on=timezone.localdate(),
            browse=f"{reverse('browse')}?{urlencode(listing.browse)}",
            before=before,
            after=after,
            is_demo=any(place.card.is_demo for place in places),
        )


@public_view
def index_page(request: HttpRequest) -> HttpResponse:
    return render("best_index.html", BestIndexPage.load())


@public_view
def best_page(request: HttpRequest, what: str) -> HttpResponse:
    titles, genres = browse_index(), genre_names()
    listing = lists.listing(what, titles, genres)
    if listing is None:
        raise Http404(_("There is no list of this name. All lists are linked from “The best”."))
    return render("best.html", BestPage.load(titles, listing, genres))


def _places(titles: BrowseIndex, listing: Listing, limit: int) -> list[Place]:
    ids = best(titles, listing.sort, limit)
    known = cards_by_id(ids)
    found = [pk for pk in ids if pk in known]
    ranks = [titles.number(pk, Order.CRITICS) for pk in found]
    cards = shown_cards(known[pk] for pk in found)
    texts = consensus_of(found)
    return [
        Place(place, card, formats.decimal(Fraction(rank, MILLIONTHS_OF_A_PERCENT)), texts.get(pk, ""))
        for place, card, rank, pk in zip(_numbered(ranks), cards, ranks, found, strict=True)
    ]


def _numbered(ranks: Sequence[int]) -> Iterable[int]:
    """The place of each of some ranks that fall: equal ones share a place, and the next counts on behind them."""
    return [ranks.index(rank) + 1 for rank in ranks]


def _structured(name: str, places: list[Place]) -> str:
    """The list with the places that the page shows: titles of one rank share theirs."""
    known = json_ld.placed(name, ((each.place, json_ld.carded(each.card)) for each in places))
    return json_ld.block(known | {"itemListOrder": f"{json_ld.ORDER}Ascending"})
