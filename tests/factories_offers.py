"""Providers and offers that tests stand on."""

from typing import Any

import factory
from factory.django import DjangoModelFactory

from factories import TitleFactory
from plaudit.catalog.models import Offer, OfferType, Provider
from plaudit.names.folding import fold, slugify


class ProviderFactory(DjangoModelFactory[Provider]):
    class Meta:
        model = Provider
        django_get_or_create = ("slug",)

    name = factory.Sequence(lambda number: f"Service {number}")
    slug = factory.LazyAttribute(lambda provider: slugify(provider.name, fallback="provider"))
    name_key = factory.LazyAttribute(lambda provider: fold(provider.name))


class OfferFactory(DjangoModelFactory[Offer]):
    class Meta:
        model = Offer

    title = factory.SubFactory(TitleFactory)
    provider = factory.SubFactory(ProviderFactory)
    type = OfferType.STREAM
    region = "US"


def offer(title: Any, provider: str, region: str = "US", way: str = "stream", **given: Any) -> Offer:
    """An offer by a provider of this name."""
    made: Offer = OfferFactory(title=title, provider=ProviderFactory(name=provider), region=region, type=way, **given)
    return made
