"""Title cards: a title with its stored score and poster, as lists on the pages show it."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import QuerySet

from plaudit.catalog.models import Title
from plaudit.catalog.queries import localization


class TitleCard(NamedTuple):
    """A title as cards and lists show it, with its stored score; None and no counts where it has none."""

    id: int
    slug: str
    name: str
    original_name: str
    year: int | None
    kind: str
    origin: str
    fresh: int | None
    rotten: int | None
    critics_percent: int | None
    certified: bool | None
    audience_percent: int | None
    hot: bool | None
    ratings: int | None
    seasons: int | None
    season_reviews: int | None
    poster: dict[str, Any] | None = None


CARD_COLUMNS = (
    "id",
    "slug",
    "name",
    "original_name",
    "year",
    "kind",
    "origin",
    "score__fresh",
    "score__rotten",
    "score__critics_percent",
    "score__certified",
    "score__audience_percent",
    "score__hot",
    "score__ratings",
    "score__seasons",
    "score__season_reviews",
    "poster__sources",
)


def cards(titles: QuerySet[Title]) -> list[TitleCard]:
    """Return the titles of a query as cards, in its order, with their names in the language of the page."""
    if not localization.translated_language():
        return [TitleCard(*row) for row in titles.values_list(*CARD_COLUMNS)]
    rows = titles.values_list(*CARD_COLUMNS, localization.translated_name())
    return [_renamed(TitleCard(*row), name) for *row, name in rows]


def _renamed(card: TitleCard, name: str | None) -> TitleCard:
    if not name or name == card.name:
        return card
    return card._replace(name=name, original_name=card.original_name or card.name)


def cards_by_id(ids: Iterable[int]) -> dict[int, TitleCard]:
    return {card.id: card for card in cards(Title.objects.filter(pk__in=set(ids)))}
