"""Titles that have just become available in a region, or soon leave it."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import QuerySet

from plaudit.catalog.models import Offer, OfferType
from plaudit.catalog.queries.offers import current_offers
from plaudit.listing.cards import TitleCard, cards_by_id

# So many offers are looked at for a few different titles among them.
MAX_OFFERS_READ = 300


class OfferedTitle(NamedTuple):
    """A title that is newly offered, or only for a while: by whom, how, and until when."""

    title: TitleCard
    provider: str
    type: str
    ends_at: datetime | None


def newly_offered(region: str, limit: int, *, at_home: bool = False) -> list[OfferedTitle]:
    """Return the listed titles whose offers in a region are the latest, each once (two queries).

    With `at_home`, offers of cinemas are left out.
    """
    newest = current_offers().filter(region=region).order_by("-id")
    return _first_of_each_title(newest.exclude(type=OfferType.CINEMA) if at_home else newest, limit)


def leaving_soon(region: str, until: datetime, limit: int) -> list[OfferedTitle]:
    """Return the listed titles with an offer in a region that ends by a moment, the soonest first, each once.

    Two queries.
    """
    ending = current_offers().filter(region=region, ends_at__lte=until)
    return _first_of_each_title(ending.order_by("ends_at", "id"), limit)


def _first_of_each_title(offers: QuerySet[Offer], limit: int) -> list[OfferedTitle]:
    rows = offers.filter(title__listed=True).values_list("title_id", "provider__name", "type", "ends_at")
    first: dict[int, tuple[str, str, datetime | None]] = {}
    for title_id, provider, type_, ends_at in rows[:MAX_OFFERS_READ]:
        first.setdefault(title_id, (provider, type_, ends_at))
    title_ids = list(first)[:limit]
    cards = cards_by_id(title_ids)
    return [OfferedTitle(cards[pk], *first[pk]) for pk in title_ids if pk in cards]
