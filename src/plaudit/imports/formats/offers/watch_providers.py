"""TMDB's answer to where a title can be watched: by region, by way, the providers in order."""

from collections.abc import Iterator

from plaudit.catalog.ingest.offers import MAX_NAME_LENGTH, ProviderInput
from plaudit.catalog.models import OfferType
from plaudit.imports.formats.offers.offer_input import OfferInput
from plaudit.imports.formats.offers.parsing import is_region, web_address
from plaudit.imports.json_values import Table, number, table, tables, text

KEY = "watch/providers"
WAYS = {
    "flatrate": OfferType.STREAM,
    "free": OfferType.FREE,
    "ads": OfferType.FREE,
    "rent": OfferType.RENT,
    "buy": OfferType.BUY,
}
LAST_PLACE = 32_767


def offers_of(answer: Table) -> list[OfferInput]:
    """The offers of one title in every region that TMDB names; who offers it free in two ways does it once."""
    results = table(answer.get("results"))
    found = [offer for region, given in results.items() if is_region(region) for offer in _in_region(region, given)]
    return list({(each.region, each.type, each.provider): each for each in found}.values())


def _in_region(region: str, given: object) -> Iterator[OfferInput]:
    answer = table(given)
    url = web_address(text(answer.get("link")))
    for word, way in WAYS.items():
        for each in tables(answer.get(word)):
            name = text(each.get("provider_name"))
            if name and len(name) <= MAX_NAME_LENGTH:
                provider = ProviderInput(name, number(each.get("provider_id")))
                place = min(number(each.get("display_priority")) or 1, LAST_PLACE)
                yield OfferInput(provider=provider, type=way, region=region, url=url, position=place)
