"""What a person did in which titles, with the scores of these."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from django.db.models import CharField, F, Value

from plaudit.catalog.models import Credit
from plaudit.catalog.queries import localization
from plaudit.listing.cards import CARD_COLUMNS, TitleCard

# The longest filmography that a page reads; nobody's real one is longer.
MAX_CREDITS = 6000
CREDIT_COLUMNS = (
    "job", "character", "title__released_on", "title__score__critics_rank", "title__score__audience_rank",
    "title__parent_id", "title__parent__parent_id",
)  # fmt: skip


class FilmographyRecord(NamedTuple):
    """A credit of a person, with its title, and the season and series that this belongs to."""

    card: TitleCard
    job: str
    character: str
    released_on: date | None
    critics_rank: int | None
    audience_rank: int | None
    parent_id: int | None
    grandparent_id: int | None


def filmography(person_id: int) -> list[FilmographyRecord]:
    """Return a person's credits in listed titles, newest title first (one query)."""
    width = len(CARD_COLUMNS)
    name = localization.localized_name("title") if localization.translated_language() else Value(None, CharField())
    rows = (
        Credit.objects.filter(person_id=person_id, title__listed=True)
        .order_by(
            F("title__year").desc(nulls_last=True), F("title__released_on").desc(nulls_last=True), "title_id", "id"
        )
        .annotate(shown_name=name)
        .values_list(*(f"title__{column}" for column in CARD_COLUMNS), *CREDIT_COLUMNS, "shown_name")
    )
    return [_record(TitleCard(*row[:width]), row[width:]) for row in rows[:MAX_CREDITS]]


def _record(card: TitleCard, rest: tuple[Any, ...]) -> FilmographyRecord:
    *columns, name = rest
    return FilmographyRecord(card._replace(name=name) if name else card, *columns)


def best_known_for(person_ids: Iterable[int], limit: int) -> dict[int, list[str]]:
    """Return the names of the titles of each person that critics rank highest."""
    best = F("title__score__critics_rank").desc(nulls_last=True)
    rows = (
        Credit.objects.filter(person_id__in=set(person_ids), title__listed=True)
        .order_by(best, "title_id")
        .values_list("person_id", localization.localized_name("title"))
    )
    names: dict[int, dict[str, None]] = defaultdict(dict)
    for person_id, name in rows:
        if len(names[person_id]) < limit:
            names[person_id][name] = None
    return {person_id: list(titles) for person_id, titles in names.items()}
