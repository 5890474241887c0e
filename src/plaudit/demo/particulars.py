"""What the demo tells of its films beside scores and casts: real facts, invented lines, and offers of nobody's."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

from plaudit.catalog.ingest.companies import CompanyInput, upsert_companies
from plaudit.catalog.ingest.field_sources import DEMO
from plaudit.catalog.ingest.offers import ProviderInput, upsert_providers
from plaudit.catalog.ingest.title_names import upsert_names
from plaudit.catalog.ingest.upsert import upsert_rows
from plaudit.catalog.models import (
    Award,
    BoxOffice,
    CompanyCredit,
    Offer,
    Person,
    Quote,
    QuoteLine,
    Release,
    Synopsis,
    Title,
    TitleName,
    Track,
)
from plaudit.demo.story import FOLDER
from plaudit.names.folding import person_key

INVENTED = "Written for the demo"
CURRENCIES = {"US": "USD", "GB": "GBP", "FR": "EUR", "DE": "EUR", "JP": "JPY", "CA": "CAD"}
# Services that do not exist: what each offers, and in the smallest unit of each currency what it asks at least.
SERVICES: Mapping[str, tuple[str, ...]] = {
    "Lanternhouse": ("stream",),
    "Nightjar": ("stream",),
    "Kinothek Plus": ("stream", "rent"),
    "The Common Reel": ("free",),
    "Second Balcony": ("rent", "buy"),
    "Matinee Store": ("rent", "buy"),
    "Cine Paradox": ("cinema",),
}
PRICES = {"rent": (299, 399, 499), "buy": (799, 999, 1499)}


def particulars_of(slug: str, folder: Path = FOLDER) -> dict[str, Any]:
    """What the demo's file of a film says beside its main one; empty where there is none."""
    path = folder / "more" / f"{slug}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def tell_particulars(titles: Mapping[str, Title]) -> None:
    """Store the particulars of the demo's films (by their names in the demo), and where they can be watched."""
    said = [(title, particulars_of(slug)) for slug, title in titles.items()]
    tell_french_names(titles)
    upsert_names([name for title, each in said for name in _names(title, each)], origin=DEMO)
    upsert_companies([part for title, each in said for part in _companies(title, each)], origin=DEMO)
    for model in (Synopsis, Release, BoxOffice, Award, Track):
        upsert_rows([row for title, each in said for row in _rows(model, title, each)], origin=DEMO)
    _quote(said)
    _offer(titles)


def tell_french_names(titles: Mapping[str, Title]) -> None:
    """Store the names of titles (by their names in the demo) on French pages."""
    french = tomllib.loads((FOLDER / "names.toml").read_text(encoding="utf-8"))
    upsert_names([_french(titles[slug], name) for slug, name in french.items() if slug in titles], origin=DEMO)


def _names(title: Title, said: Mapping[str, Any]) -> Iterator[TitleName]:
    for each in said.get("names", ()):
        yield TitleName(title=title, displayed=each.pop("displayed", True), **each)


def _french(title: Title, name: str) -> TitleName:
    return TitleName(title=title, name=name, language="fr", country="FR", displayed=True)


def _companies(title: Title, said: Mapping[str, Any]) -> Iterator[CompanyInput]:
    for role in CompanyCredit.Role:
        for position, name in enumerate(said.get(role.value, ()), start=1):
            yield CompanyInput(title_id=title.pk, name=name, role=role.value, position=position)


def _rows(model: type[Any], title: Title, said: Mapping[str, Any]) -> Iterator[Any]:
    for position, each in enumerate(said.get(model._meta.model_name, ()), start=1):
        if model is Track:
            each["position"] = position
        if model is Synopsis:
            each["source"] = INVENTED
        if model is Award and (name := each.pop("for", "")):
            each["person"] = _person(title, name)
        yield model(title=title, **each)


def _person(title: Title, name: str) -> Person | None:
    return Person.objects.filter(credits__title=title, name_key=person_key(name)).first()


def _quote(said: Iterable[tuple[Title, Mapping[str, Any]]]) -> None:
    for title, each in said:
        for position, lines in enumerate(each.get("lines", ()), start=1):
            quote = Quote.objects.create(title=title, position=position, origin=DEMO)
            QuoteLine.objects.bulk_create(_line(title, quote, *spoken) for spoken in enumerate(lines, start=1))


def _line(title: Title, quote: Quote, position: int, said: Sequence[str]) -> QuoteLine:
    character, text = said
    played = title.credits.filter(character=character).first()
    speaker = played.person if played else None
    return QuoteLine(quote=quote, position=position, character=character, text=text, speaker=speaker)


def _offer(titles: Mapping[str, Title]) -> None:
    ids = upsert_providers([ProviderInput(name) for name in SERVICES], origin=DEMO)
    known = {provider.name: pk for provider, pk in ids.items()}
    upsert_rows([offer for slug, title in titles.items() for offer in _offers(slug, title, known)], origin=DEMO)


def _offers(slug: str, title: Title, known: Mapping[str, int]) -> Iterator[Offer]:
    """A few offers in each region, the same every time."""
    chance = Random(f"{slug} offers")  # noqa: S311 - nothing secret
    for region, currency in CURRENCIES.items():
        names = chance.sample(list(SERVICES), chance.randrange(1, 5))
        for position, name in enumerate(names, start=1):
            for way in SERVICES[name]:
                asked = chance.choice(PRICES[way]) if way in PRICES else None
                yield Offer(
                    title=title,
                    provider_id=known[name],
                    type=way,
                    region=region,
                    quality=chance.choice(("", "HD", "4K")) if way != "cinema" else "",
                    price=asked if asked is None or currency != "JPY" else asked // 100 * 100 + 1,
                    currency=currency if asked else "",
                    position=position,
                )
