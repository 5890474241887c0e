"""Titles as lists show them: their cards, with the names of the directors."""

from collections.abc import Iterable
from typing import NamedTuple

from plaudit.catalog.queries.credits import directors_of
from plaudit.listing.cards import TitleCard, cards_by_id


class ListedTitle(NamedTuple):
    card: TitleCard
    directors: list[str]


def with_directors(cards: Iterable[TitleCard]) -> list[ListedTitle]:
    """Add the directors to cards, in the same order (one query)."""
    cards = list(cards)
    directors = directors_of(card.id for card in cards)
    return [ListedTitle(card, directors.get(card.id, [])) for card in cards]


def listed_titles(title_ids: Iterable[int]) -> list[ListedTitle]:
    """Return titles in the order of their ids, without those that are no longer there (two queries)."""
    title_ids = list(title_ids)
    cards = cards_by_id(title_ids)
    return with_directors(cards[pk] for pk in title_ids if pk in cards)
