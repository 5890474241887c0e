"""Where a title can be watched, as pages show it: by region, and in each by the way of watching."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from plaudit.catalog.models import OfferType, Title
from plaudit.catalog.queries.offers import OfferRecord
from plaudit.site.components import posters
from plaudit.site.components.posters import Portrait
from plaudit.site.formatting import formats, money
from plaudit.site.http.urls import external_url, page_url


class ShownOffer(NamedTuple):
    """One offer: who, where it leads (elsewhere; "" for nowhere), the price, what else is told, and its last day."""

    provider: str
    logo: Portrait
    url: str
    price: str
    told: list[str]
    last_day: date | None


class ShownWay(NamedTuple):
    """All that offer a title in one way."""

    label: str
    offers: list[ShownOffer]


class ShownRegion(NamedTuple):
    """All that is offered in one region, and how many providers offer it."""

    code: str
    name: str
    url: str
    providers: int
    ways: list[ShownWay]


def by_region(title: Title, rows: Iterable[OfferRecord]) -> list[ShownRegion]:
    """The regions in which a title is offered, by their names."""
    found: dict[str, list[OfferRecord]] = defaultdict(list)
    for row in rows:
        found[row.region].append(row)
    made = [_region(title, code, some) for code, some in found.items()]
    return sorted(made, key=lambda region: region.name)


def usual(regions: Iterable[ShownRegion]) -> ShownRegion | None:
    """The site's region, or where the most providers offer the title; None where nobody does."""
    ranked = sorted(regions, key=lambda region: (region.code != settings.REGION, -region.providers))
    return next(iter(ranked), None)


def watch_url(title: Title, region: str = "") -> str:
    """The page of all offers of a title, or of those in a region."""
    base = page_url("where-to-watch", title.slug)
    return f"{base}?region={region}" if region else base


def last_day(ends_at: datetime | None) -> date | None:
    """The last day on which an offer stands. Its end is exclusive: midnight is the end of the day before."""
    return timezone.localdate(ends_at - timedelta(microseconds=1)) if ends_at else None


def _region(title: Title, code: str, rows: list[OfferRecord]) -> ShownRegion:
    ways = [ShownWay(str(way.label), [_offer(row) for row in rows if row.type == way]) for way in OfferType]
    providers = len({row.provider_slug for row in rows})
    url = watch_url(title, code)
    return ShownRegion(code, formats.country(code), url, providers, [way for way in ways if way.offers])


def _offer(row: OfferRecord) -> ShownOffer:
    return ShownOffer(
        provider=row.provider,
        logo=posters.portrait(row.provider, row.logo),
        url=external_url(row.url) or external_url(row.provider_url),
        price=_price(row),
        told=[part for part in (_language(row.language), row.quality.upper()) if part],
        last_day=last_day(row.ends_at),
    )


def _price(row: OfferRecord) -> str:
    if row.price is None:
        return ""
    return money.price(row.price, row.currency) if row.price else _("Free of charge")


def _language(code: str) -> str:
    return _("in %(language)s") % {"language": formats.language_name(code)} if code else ""
