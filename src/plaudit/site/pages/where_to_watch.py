"""Where one title can be watched: everywhere, or in the region that the URL names.

A title that the whole world offers is shown in one region at a time.
"""

from dataclasses import dataclass
from typing import Self

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from plaudit.catalog.models import Title
from plaudit.catalog.queries.offers import offers_of
from plaudit.site.browsing import regions
from plaudit.site.browsing.choices import unknown
from plaudit.site.components import offers
from plaudit.site.components.offers import ShownRegion
from plaudit.site.components.title_header import TitleHead
from plaudit.site.formatting import formats
from plaudit.site.http.redirects import get_title_or_redirect
from plaudit.site.http.responses import public_view, render
from plaudit.site.metadata import json_ld
from plaudit.site.metadata.head import Crumb, Head
from plaudit.site.pages.title import DEMO

# With more offers than these all regions together are a page that nobody reads, and too large for a small device.
MOST_TOGETHER = 250


@dataclass(frozen=True, slots=True)
class WatchTitlePage:
    """The regions where a title is offered, and what is offered in those shown; `chosen` is a region's code or "".

    `one_by_one` says that there are too many offers for one page, so that a region has to be chosen.
    """

    head: Head
    about: TitleHead
    regions: list[ShownRegion]
    shown: list[ShownRegion]
    chosen: str
    chosen_name: str
    one_by_one: bool
    url: str
    problem: str
    is_demo: bool

    @classmethod
    def load(cls, title: Title, asked: str) -> Self:
        """One query beside the one that found the title."""
        rows = offers_of(title.pk)
        every = offers.by_region(title, rows)
        chosen, one_by_one = regions.asked(asked), len(rows) > MOST_TOGETHER
        here = offers.usual(every) if one_by_one and not chosen else None
        shown = [here] if here else [region for region in every if chosen in {"", region.code}]
        about = TitleHead.of(title)
        said = _("Where to watch %(name)s") % {"name": about.name}
        return cls(
            head=Head(
                title=said,
                path=offers.watch_url(title),
                noindex=not (title.listed and every),
                json_ld=json_ld.block(json_ld.title_with_scores(title, about.shown)),
                breadcrumbs=(Crumb(about.name, about.url),),
            ),
            about=about,
            regions=every,
            shown=shown,
            chosen=chosen,
            chosen_name=formats.country(chosen) if chosen else "",
            one_by_one=one_by_one,
            url=offers.watch_url(title),
            problem=unknown(_("Region"), asked) if asked.strip() and not chosen else "",
            is_demo=title.origin == DEMO or any(row.origin == DEMO for row in rows),
        )


@public_view
def watch_title_page(request: HttpRequest, slug: str) -> HttpResponse:
    title = get_title_or_redirect(slug)
    return render("where_to_watch.html", WatchTitlePage.load(title, request.GET.get("region", "")))
