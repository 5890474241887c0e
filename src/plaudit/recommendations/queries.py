"""What titles share, for working out which are alike; and the likenesses once worked out."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any, NamedTuple

from django.db.models import Count, F, Q, QuerySet

from plaudit.bulk import lookups  # noqa: F401 - knows `any_of`
from plaudit.bulk.prepared import Prepared
from plaudit.catalog.models import Credit, Kind, SimilarTitle, Title
from plaudit.catalog.queries import localization
from plaudit.listing.cards import CARD_COLUMNS, TitleCard

# Of somebody with more credits than these, none says that two titles are alike.
MOST_CREDITS = 400


class Facts(NamedTuple):
    """What is compared of a title beside its people."""

    kind: str
    decade: int | None
    countries: frozenset[str]
    genres: frozenset[str]


class Shared(NamedTuple):
    """A credit in a title; `titles` says in how many the person has a part."""

    title_id: int
    person_id: int
    job: str
    billing: int


class LikeRow(NamedTuple):
    """A title like another, and why."""

    card: TitleCard
    reasons: dict[str, Any]


def comparable() -> QuerySet[Title]:
    """The titles that can be like another: listed films and series."""
    return Title.objects.listed().filter(kind__in=[Kind.FILM, Kind.SERIES])


def facts_by_rank() -> dict[int, Facts]:
    """The facts of every comparable title, those that critics rank highest first."""
    genres: dict[int, list[str]] = defaultdict(list)
    through = Title.genres.through.objects.filter(title__listed=True)
    for title_id, slug in through.values_list("title_id", "genre__slug").iterator(chunk_size=5000):
        genres[title_id].append(slug)
    best = F("score__critics_rank").desc(nulls_last=True)
    rows = comparable().order_by(best, "id").values_list("id", "kind", "year", "countries")
    return {
        pk: Facts(kind, year and year // 10 * 10, frozenset(countries), frozenset(genres[pk]))
        for pk, kind, year, countries in rows.iterator(chunk_size=5000)
    }


def people_of(title_ids: Collection[int]) -> tuple[list[Shared], list[Shared], dict[int, tuple[str, int]]]:
    """The credits of these titles; all other credits of the same people; and each person's name and titles.

    Three queries. Those who are credited for very many titles are left out.
    """
    own = _credits(Q(title_id__any_of=title_ids))
    counted = Credit.objects.filter(person_id__any_of={row.person_id for row in own}).values("person_id")
    known = {
        pk: (name, titles)
        for pk, name, titles in counted.annotate(titles=Count("title_id", distinct=True))
        .filter(titles__gte=2, titles__lte=MOST_CREDITS)
        .values_list("person_id", "person__name", "titles")
    }
    return [row for row in own if row.person_id in known], _credits(Q(person_id__any_of=known)), known


def _credits(wanted: Q) -> list[Shared]:
    found = Credit.objects.filter(wanted, title__listed=True, title__kind__in=[Kind.FILM, Kind.SERIES])
    return [Shared(*row) for row in found.order_by().values_list(*Shared._fields)]


def _likenesses(title_id: int, language: str = "") -> QuerySet[SimilarTitle, tuple[object, ...]]:
    found = SimilarTitle.objects.filter(title_id=title_id, other__listed=True).order_by("position")
    columns = [f"other__{name}" for name in CARD_COLUMNS]
    return found.annotate(shown_name=localization.name_of("other", language)).values_list(
        *columns, "reasons", "shown_name"
    )


_LIKENESSES = Prepared(_likenesses, int)
_LIKENESSES_ABROAD = Prepared(_likenesses, int, str)


def likenesses_of(title_id: int) -> list[LikeRow]:
    """The titles like one, most alike first (one query)."""
    language = localization.foreign()
    rows = _LIKENESSES_ABROAD.rows(title_id, language) if language else _LIKENESSES.rows(title_id)
    return [LikeRow(TitleCard(*card)._replace(name=name), reasons) for *card, reasons, name in rows]


def likenesses_among(title_ids: Collection[int]) -> dict[int, list[tuple[int, int, dict[str, Any]]]]:
    """The stored likenesses of each title, in their order: the other title, how strong, and why."""
    stored: dict[int, list[tuple[int, int, dict[str, Any]]]] = {pk: [] for pk in title_ids}
    found = SimilarTitle.objects.filter(title_id__any_of=title_ids).order_by("title_id", "position")
    for title_id, *row in found.values_list("title_id", "other_id", "strength", "reasons"):
        stored[title_id].append((row[0], row[1], row[2]))
    return stored
