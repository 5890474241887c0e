"""One list of the best titles: of a kind, a genre, a decade, a year or a country."""

from dataclasses import dataclass
from datetime import date
from typing import Self
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from plaudit.catalog.queries.titles import genre_names
from plaudit.content.best import MIN_TITLES, BestList, RankingFormula, find_best_list, load_best, neighbouring_lists
from plaudit.listing.browse_index import BrowseIndex, browse_index
from plaudit.site.components.best_lists import RankedTitleView, best_list_name, best_list_url, ranked_title_views
from plaudit.site.formatting import formats
from plaudit.site.http.responses import public_view, render
from plaudit.site.http.urls import Link
from plaudit.site.metadata import json_ld
from plaudit.site.metadata.head import Crumb, Head


@dataclass(frozen=True, slots=True)
class BestListPage:
    head: Head
    name: str
    places: list[RankedTitleView]
    formula: RankingFormula
    ranked_on: date
    browse_url: str
    previous: Link | None
    next: Link | None
    is_demo: bool

    @classmethod
    def load(cls, best_list: BestList, index: BrowseIndex) -> Self:
        """Four queries."""
        genres, formula = genre_names(), RankingFormula()
        places = ranked_title_views(load_best(best_list, index))
        previous, following = (
            Link(best_list_name(near, genres), best_list_url(near)) if near else None
            for near in neighbouring_lists(best_list, index)
        )
        name = best_list_name(best_list, genres)
        heading = _("Best titles: %(list)s") % {"list": name}
        description = _("Ranked by critics' reviews; each title has %(count)s or more.")
        return cls(
            head=Head(
                title=heading,
                path=best_list_url(best_list),
                description=description % {"count": formats.number(formula.min_reviews)},
                item_list=json_ld.ranked(heading, ((place.place, place.card) for place in places)),
                noindex=len(places) < MIN_TITLES,
                breadcrumbs=(Crumb(_("Best titles"), reverse("best")),),
                previous_url=previous.url if previous else "",
                next_url=following.url if following else "",
            ),
            name=name,
            places=places,
            formula=formula,
            ranked_on=timezone.localdate(),
            browse_url=f"{reverse('browse')}?{urlencode({best_list.filter_key: best_list.filter_value})}",
            previous=previous,
            next=following,
            is_demo=any(place.card.is_demo for place in places),
        )


@public_view
def best_list_page(request: HttpRequest, slug: str) -> HttpResponse:
    index = browse_index()
    best_list = find_best_list(slug, index)
    if best_list is None:
        raise Http404(_("There is no such list. “Best titles” links to all of them."))
    return render("best_list.html", BestListPage.load(best_list, index))
