"""Where one title can be watched: in every region, or in the one that the URL names.

A title with very many offers is shown in one region at a time.
"""

from dataclasses import dataclass, replace
from typing import Self

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from plaudit.catalog.ingest.field_sources import DEMO
from plaudit.catalog.models import Title
from plaudit.catalog.queries.offers import offers_of
from plaudit.content.regions import parse_region
from plaudit.site.components import offers
from plaudit.site.components.filters import unknown_value
from plaudit.site.components.offers import ShownRegion
from plaudit.site.components.title_header import TitleHeader
from plaudit.site.formatting import formats
from plaudit.site.http.redirects import get_title_or_redirect
from plaudit.site.http.responses import public_view, render
from plaudit.site.metadata.head import Head
from plaudit.site.metadata.subpage_head import subpage_head

# With more offers than these, all regions together are too much for one page and for a small device.
MAX_OFFERS_TOGETHER = 250


@dataclass(frozen=True, slots=True)
class WhereToWatchPage:
    """Every region where a title is offered, those shown, and the one chosen (its code or "").

    With `one_by_one` there are too many offers for one page, so that one region is shown at a time.
    """

    head: Head
    header: TitleHeader
    regions: list[ShownRegion]
    shown: list[ShownRegion]
    chosen: str
    chosen_name: str
    one_by_one: bool
    url: str
    problem: str
    is_demo: bool

    @classmethod
    def load(cls, title: Title, region_code: str) -> Self:
        """One query."""
        records = offers_of(title.pk)
        every = offers.by_region(title, records)
        chosen, one_by_one = parse_region(region_code), len(records) > MAX_OFFERS_TOGETHER
        default = offers.usual(every) if one_by_one and not chosen else None
        header = TitleHeader.of(title)
        heading = _("Where to watch %(name)s") % {"name": header.name}
        return cls(
            head=replace(
                subpage_head(title, header, heading, offers.watch_url(title)),
                noindex=not (title.listed and every),
            ),
            header=header,
            regions=every,
            shown=[default] if default else [region for region in every if chosen in {"", region.code}],
            chosen=chosen,
            chosen_name=formats.country_with_article(chosen) if chosen else "",
            one_by_one=one_by_one,
            url=offers.watch_url(title),
            problem=unknown_value(_("Region"), region_code) if region_code.strip() and not chosen else "",
            is_demo=title.origin == DEMO or any(record.origin == DEMO for record in records),
        )


@public_view
def where_to_watch_page(request: HttpRequest, slug: str) -> HttpResponse:
    title = get_title_or_redirect(slug)
    return render("where_to_watch.html", WhereToWatchPage.load(title, request.GET.get("region", "")))
