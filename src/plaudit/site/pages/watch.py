"""What to watch in a region: the services with their numbers of titles, what is new, and what leaves soon."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Self
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from plaudit.content.regions import parse_region
from plaudit.content.watch import Service, WatchContent, load_watch
from plaudit.site.components import posters
from plaudit.site.components.cards import Card, listed_cards
from plaudit.site.components.filters import Choice, unknown_value
from plaudit.site.components.offers import last_day
from plaudit.site.components.posters import Portrait
from plaudit.site.formatting import formats
from plaudit.site.http.responses import public_view, render
from plaudit.site.metadata import json_ld
from plaudit.site.metadata.head import Head


class WayLink(NamedTuple):
    """A way in which a service offers so many titles."""

    label: str
    titles: int
    url: str


class ServiceView(NamedTuple):
    """A service with all its titles in the region, and those of each way of watching."""

    name: str
    logo: Portrait
    titles: int
    url: str
    ways: list[WayLink]


class LeavingTitle(NamedTuple):
    card: Card
    provider: str
    last_day: date | None


@dataclass(frozen=True, slots=True)
class WatchPage:
    """A region; its name is "" where nothing is offered anywhere."""

    head: Head
    heading: str
    region_name: str
    regions: list[Choice]
    titles: int
    browse_url: str
    services: list[ServiceView]
    new: list[Card]
    leaving: list[LeavingTitle]
    problem: str
    is_demo: bool

    @classmethod
    def of(cls, content: WatchContent, problem: str) -> Self:
        region, cards = content.region, dict(zip(content.titles, listed_cards(content.titles.values()), strict=True))
        name = formats.country_with_article(region) if region else ""
        heading = _("What to watch in %(region)s") % {"region": name} if name else _("What to watch")
        is_default = region in {"", content.default_region}
        return cls(
            head=Head(
                title=heading,
                path=reverse("watch") if is_default else _region_url(region),
                description=_("Streaming services, stores and cinemas: what is new and what leaves soon."),
                noindex=region not in content.region_counts,
                item_list=json_ld.cards(heading, cards.values()),
            ),
            heading=heading,
            region_name=name,
            regions=[
                Choice(formats.country(code), _region_url(code), code == region, count)
                for code, count in content.region_counts.items()
            ],
            titles=content.title_count,
            browse_url=_browse_url(region),
            services=[_service(service, region) for service in content.services],
            new=[cards[offered.title.id] for offered in content.new],
            leaving=[
                LeavingTitle(cards[offered.title.id], offered.provider, last_day(offered.ends_at))
                for offered in content.leaving
            ],
            problem=problem,
            is_demo=any(card.is_demo for card in cards.values()),
        )


@public_view
def watch_page(request: HttpRequest) -> HttpResponse:
    text = request.GET.get("region", "")
    region = parse_region(text)
    problem = unknown_value(_("Region"), text) if text.strip() and not region else ""
    return render("watch.html", WatchPage.of(load_watch(region), problem))


def _region_url(region: str) -> str:
    return f"{reverse('watch')}?{urlencode({'region': region})}"


def _browse_url(region: str, **more: str) -> str:
    return f"{reverse('browse')}?{urlencode({'region': region, **more})}"


def _service(service: Service, region: str) -> ServiceView:
    return ServiceView(
        name=service.name,
        logo=posters.portrait(service.name, service.logo),
        titles=service.titles,
        url=_browse_url(region, provider=service.slug),
        ways=[
            WayLink(str(way.label), count, _browse_url(region, provider=service.slug, way=way.value))
            for way, count in service.titles_by_way.items()
        ],
    )
