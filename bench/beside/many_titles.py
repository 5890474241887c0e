"""A site with as many titles as wanted, made straight in the tables: what browsing is measured on.

The numbers are drawn with a fixed seed, roughly as a big site has them: a third of the titles has a critics' score,
half an audience's, each has one to three genres, and every second one is offered in four of twelve regions.
"""

import random
from datetime import date, timedelta
from typing import Any

GENRES = (
    "action", "adventure", "animation", "biography", "comedy", "crime", "documentary", "drama", "family", "fantasy",
    "film-noir", "history", "horror", "music", "musical", "mystery", "romance", "science-fiction", "sport", "thriller",
    "war", "western",
)  # fmt: skip
COUNTRIES = ("US", "GB", "FR", "DE", "JP", "IN", "IT", "ES", "KR", "CN", "SE", "DK", "CA", "AU", "BR", "MX", "PL", "IR")
LANGUAGES = ("en", "fr", "de", "ja", "hi", "it", "es", "ko", "zh", "sv", "da", "pt", "pl", "fa")
REGIONS = ("US", "GB", "DE", "FR", "JP", "IN", "IT", "ES", "CA", "AU", "BR", "SE")
PROVIDERS = 30
WAYS = ("stream", "stream", "free", "rent", "buy")


def make(count: int) -> None:
    """Fill an empty database."""
    from django.db import transaction  # noqa: PLC0415 - needs Django

    chance = random.Random(1945)  # noqa: S311 - for figures, not for secrets
    with transaction.atomic():
        make_titles(chance, count)
        make_scores(chance, count)
        make_genres(chance, count)
        make_offers(chance, count)


def make_titles(chance: random.Random, count: int) -> None:
    from plaudit import bulk  # noqa: PLC0415
    from plaudit.catalog.models import Title  # noqa: PLC0415 - needs Django
    from plaudit.names.folding import title_key  # noqa: PLC0415

    def title(number: int) -> Any:
        name = f"Film {chance.randrange(10**6):06} of {number}"
        year = 2026 - int(chance.expovariate(0.05)) % 120
        made = Title(id=number, name=name, name_key=title_key(name), slug=f"film-{number}", year=year, origin="bench")
        made.kind = "series" if number % 9 == 0 else "film"
        made.release_class = chance.choice(("wide", "limited", "limited", "festival", "streaming"))
        made.released_on = date(year, 1, 1) + timedelta(days=chance.randrange(365))
        made.countries = chance.sample(COUNTRIES, 1 + (number % 5 == 0))
        made.languages = [chance.choice(LANGUAGES)]
        return made

    columns = [field.attname for field in Title._meta.concrete_fields]
    for batch in bulk.batched((title(number) for number in range(1, count + 1)), 5000):
        bulk.insert(Title, columns, [[getattr(each, name) for name in columns] for each in batch])


def make_scores(chance: random.Random, count: int) -> None:
    from plaudit import bulk  # noqa: PLC0415
    from plaudit.scoreboard.actions import SAVED  # noqa: PLC0415 - needs Django
    from plaudit.scoreboard.models import Score  # noqa: PLC0415

    def score(number: int) -> Any:
        made = Score(title_id=number)
        if number % 3 == 0:
            criticise(chance, made)
        if number % 2 == 0:
            rate(chance, made)
        return made

    for batch in bulk.batched((score(number) for number in range(1, count + 1)), 5000):
        rows = [(each.title_id, *(getattr(each, name) for name in SAVED)) for each in batch]
        bulk.insert(Score, ("title_id", *SAVED), rows)


def criticise(chance: random.Random, score: Any) -> None:
    counted = 5 + int(chance.expovariate(0.03))
    score.fresh = chance.randrange(counted + 1)
    score.rotten = counted - score.fresh
    score.critics_percent = (200 * score.fresh + counted) // (2 * counted)
    score.critics_rank = 10_000 * (1200 + 100 * score.fresh) // (counted + 20)
    score.critics_first_shown = date(2020, 1, 1)
    if score.critics_percent >= 75 and counted >= 40:
        score.certified, score.certified_since = True, date(2020, 1, 1) + timedelta(days=chance.randrange(2500))


def rate(chance: random.Random, score: Any) -> None:
    ratings = 50 + int(chance.expovariate(0.001))
    liked = chance.randrange(ratings + 1)
    score.stars_3, score.stars_8 = ratings - liked, liked
    score.audience_percent = (200 * liked + ratings) // (2 * ratings)
    score.audience_rank = 10_000 * (6000 + 100 * liked) // (ratings + 100)


def make_genres(chance: random.Random, count: int) -> None:
    from plaudit import bulk  # noqa: PLC0415
    from plaudit.catalog.models import Genre, Title  # noqa: PLC0415 - needs Django

    bulk.insert(Genre, ("slug", "name"), [(slug, slug.replace("-", " ").capitalize()) for slug in GENRES])
    ids = list(Genre.objects.values_list("id", flat=True))
    links = ((pk, genre) for pk in range(1, count + 1) for genre in chance.sample(ids, 1 + pk % 3))
    for batch in bulk.batched(links, 20_000):
        bulk.insert(Title.genres.through, ("title_id", "genre_id"), batch)


def make_offers(chance: random.Random, count: int) -> None:
    from plaudit import bulk  # noqa: PLC0415
    from plaudit.catalog.models import Offer, Provider  # noqa: PLC0415 - needs Django

    names = [f"Service {number}" for number in range(PROVIDERS)]
    columns = ("name", "slug", "name_key", "url", "origin")
    rows = [(name, name.lower().replace(" ", "-"), name.lower(), "", "bench") for name in names]
    bulk.insert(Provider, columns, rows)
    ids = list(Provider.objects.values_list("id", flat=True))

    def offer(title_id: int, region: str) -> tuple[Any, ...]:
        return (title_id, chance.choice(ids), chance.choice(WAYS), region, "", "", "", None, "", None, None, 1, "bench")

    columns = (
        "title_id", "provider_id", "type", "region", "language", "quality", "url", "price", "currency", "starts_at",
        "ends_at", "position", "origin",
    )  # fmt: skip
    pairs = ((pk, region) for pk in range(2, count + 1, 2) for region in chance.sample(REGIONS, 4))
    for batch in bulk.batched((offer(*pair) for pair in pairs), 20_000):
        bulk.insert(Offer, columns, batch)
