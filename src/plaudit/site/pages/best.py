"""The best titles of all, and every list of the best."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Self

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from plaudit.catalog.queries.titles import genre_names
from plaudit.content.best import ALL_TITLES, RankingFormula, best_lists, load_best
from plaudit.listing.browse_index import browse_index
from plaudit.site.components.best_lists import RankedTitleView, best_list_name, best_list_url, ranked_title_views
from plaudit.site.http.responses import public_view, render
from plaudit.site.metadata import json_ld
from plaudit.site.metadata.head import Head

FIRST_PLACES = 10


class ListLink(NamedTuple):
    name: str
    url: str
    titles: int


@dataclass(frozen=True, slots=True)
class BestPage:
    head: Head
    groups: list[tuple[str, list[ListLink]]]
    places: list[RankedTitleView]
    formula: RankingFormula
    ranked_on: date
    is_demo: bool

    @classmethod
    def load(cls) -> Self:
        """Seven queries once the browse index is filled."""
        index, genres = browse_index(), genre_names()
        places = ranked_title_views(load_best(ALL_TITLES, index, FIRST_PLACES))
        headings = {
            "kind": _("By kind"),
            "genre": _("By genre"),
            "decade": _("By decade"),
            "year": _("By year"),
            "country": _("By country"),
        }
        groups = []
        for group, lists in best_lists(index).items():
            links = [ListLink(best_list_name(some, genres), best_list_url(some), some.count(index)) for some in lists]
            if group in {"genre", "country"}:
                links.sort()
            if links:
                groups.append((headings[group], links))
        heading = _("Best titles")
        return cls(
            head=Head(
                title=heading,
                path=reverse("best"),
                description=_("The best films and series by critics' reviews, by kind, genre, decade and country."),
                item_list=json_ld.ranked(heading, ((place.place, place.card) for place in places)),
                noindex=not places,
            ),
            groups=groups,
            places=places,
            formula=RankingFormula(),
            ranked_on=timezone.localdate(),
            is_demo=any(place.card.is_demo for place in places),
        )


@public_view
def best_page(request: HttpRequest) -> HttpResponse:
    return render("best.html", BestPage.load())
