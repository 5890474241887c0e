"""An offer as a file tells it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from plaudit.bulk.outcomes import UpsertOutcome
from plaudit.catalog.ingest.offers import OfferListing, ProviderInput, upsert_providers
from plaudit.catalog.ingest.upsert import upsert_rows
from plaudit.catalog.models import Offer, OfferType


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferInput:
    """Where and how a title can be watched; `price` in the smallest unit of its currency."""

    provider: ProviderInput
    type: OfferType
    region: str
    language: str = ""
    quality: str = ""
    url: str = ""
    price: int | None = None
    currency: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    position: int = 1


def store(told: Sequence[tuple[int, OfferInput]], *, origin: str, listed: OfferListing) -> list[UpsertOutcome]:
    """Store the offers of titles (by id), note that they were listed, and say what became of each."""
    known = upsert_providers((offer.provider for _title, offer in told), origin=origin)
    offers = [_row(title, offer, known[offer.provider]) for title, offer in told]
    stored = upsert_rows(offers, origin=origin)
    listed.add(offers)
    became = {id(each): UpsertOutcome.ADDED for each in stored.added} | {
        id(each): UpsertOutcome.CHANGED for each in stored.changed
    }
    return [became.get(id(offer), UpsertOutcome.UNCHANGED) for offer in offers]


def _row(title_id: int, told: OfferInput, provider_id: int) -> Offer:
    return Offer(
        title_id=title_id,
        provider_id=provider_id,
        type=told.type,
        region=told.region,
        language=told.language,
        quality=told.quality,
        url=told.url,
        price=told.price,
        currency=told.currency,
        starts_at=told.starts_at,
        ends_at=told.ends_at,
        position=told.position,
    )
