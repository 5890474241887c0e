"""What can be watched in a region: who offers how much, what is new, and what soon is gone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple, Self
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from plaudit.catalog.models import OfferType
from plaudit.catalog.queries import offers
from plaudit.catalog.queries.credits import directors_of
from plaudit.listing.browse_index import BrowseIndex, browse_index
from plaudit.listing.browse_index.cache import offers_in
from plaudit.listing.offers import OfferedTitle, leaving_soon, newly_offered
from plaudit.site.browsing import regions
from plaudit.site.browsing.choices import Choice, unknown
from plaudit.site.components import posters
from plaudit.site.components.cards import Card, cards_with
from plaudit.site.components.offers import last_day
from plaudit.site.components.posters import Portrait
from plaudit.site.formatting import formats
from plaudit.site.http.responses import public_view, render
from plaudit.site.metadata import json_ld
from plaudit.site.metadata.head import Head

NEW = 12
LEAVING = 8
SOON = timedelta(days=30)


class WayOf(NamedTuple):
    """A way in which a provider offers so many titles."""

    label: str
    titles: int
    url: str


class ShownProvider(NamedTuple):
    """A provider of a region, with all it offers and each way of it."""

    name: str
    logo: Portrait
    titles: int
    url: str
    ways: list[WayOf]


class Leaving(NamedTuple):
    """A title that somebody offers only until a day."""

    card: Card
    provider: str
    last_day: date | None


@dataclass(frozen=True, slots=True)
class WatchPage:
    """One region; `region` is "" where nothing is on offer anywhere."""

    head: Head
    region: str
    region_name: str
    regions: list[Choice]
    titles: int
    browse: str
    providers: list[ShownProvider]
    newest: list[tuple[Card, str]]
    leaving: list[Leaving]
    problem: str
    is_demo: bool

    @classmethod
    def load(cls, asked: str) -> Self:
        """Nine queries once the shelf is filled."""
        titles = browse_index()
        counts = regions.counts(titles)
        region = regions.asked(asked) or regions.usual(titles)
        newest = newly_offered(region, NEW)
        leaving = leaving_soon(region, timezone.now() + SOON, LEAVING)
        cards = _cards([*newest, *leaving])
        name = formats.country(region) if region else ""
        return cls(
            head=_head(
                name, region, cards.values(), usual=region == regions.usual(titles), noindex=region not in counts
            ),
            region=region,
            region_name=name,
            regions=[Choice(formats.country(code), _at(code), code == region, count) for code, count in counts.items()],
            titles=counts.get(region, 0),
            browse=_browse(region),
            providers=_providers(titles, region) if region in counts else [],
            newest=[(cards[row.title.id], row.provider) for row in newest],
            leaving=[Leaving(cards[row.title.id], row.provider, last_day(row.ends_at)) for row in leaving],
            problem=unknown(_("Region"), asked) if asked.strip() and not regions.asked(asked) else "",
            is_demo=any(card.is_demo for card in cards.values()),
        )


@public_view
def watch_page(request: HttpRequest) -> HttpResponse:
    return render("watch.html", WatchPage.load(request.GET.get("region", "")))


def _head(name: str, region: str, cards: Iterable[Card], *, usual: bool, noindex: bool) -> Head:
    title = _("What to watch in %(region)s") % {"region": name} if name else _("What to watch")
    about = _("Streaming services, shops and cinemas, what is new there, and what soon is gone.")
    return Head(
        title=title,
        path=reverse("watch") if usual or not region else _at(region),
        description=about,
        noindex=noindex,
        item_list=json_ld.cards(title, cards),
    )


def _at(region: str) -> str:
    return f"{reverse('watch')}?{urlencode({'region': region})}"


def _browse(region: str, **more: str) -> str:
    return f"{reverse('browse')}?{urlencode({'region': region, **more})}"


def _cards(rows: list[OfferedTitle]) -> dict[int, Card]:
    """The cards of offered titles (one query)."""
    titles = {row.title.id: row.title for row in rows}
    made = cards_with(titles.values(), directors_of(titles))
    return dict(zip(titles, made, strict=True))


def _providers(titles: BrowseIndex, region: str) -> list[ShownProvider]:
    """Who offers listed titles in a region, the one with most first (one query, and one where the region is new)."""
    by_way = offers_in(titles, region)
    logos = {row.slug: row for row in offers.providers()}
    made = []
    for slug in {slug for slug, _way in by_way} & logos.keys():
        ways = {way: by_way[slug, way] & titles.listed for way in OfferType if (slug, way) in by_way}
        every = 0
        for some in ways.values():
            every |= some
        row = logos[slug]
        made.append(
            ShownProvider(
                name=row.name,
                logo=posters.portrait(row.name, row.logo),
                titles=every.bit_count(),
                url=_browse(region, provider=slug),
                ways=[
                    WayOf(str(way.label), some.bit_count(), _browse(region, provider=slug, way=way.value))
                    for way, some in ways.items()
                ],
            )
        )
    return sorted(made, key=lambda provider: (-provider.titles, provider.name))
