"""What titles have in common, for computing which are similar; and the similar titles once they are stored."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any, NamedTuple

from django.db.models import Count, F, Q, QuerySet

from plaudit.bulk import lookups  # noqa: F401 - registers `any_of`
from plaudit.bulk.prepared_queries import PreparedQuery
from plaudit.catalog.models import Credit, Kind, Title
from plaudit.catalog.queries import localization
from plaudit.listing.cards import CARD_COLUMNS, TitleCard
from plaudit.recommendations.models import SimilarTitle

# Somebody with more credits than these makes no two titles similar.
MAX_CREDITS = 400


class Profile(NamedTuple):
    """What is compared of a title beside its people."""

    kind: str
    decade: int | None
    countries: frozenset[str]
    genres: frozenset[str]


class SharedCredit(NamedTuple):
    """A credit of somebody with credits in several titles."""

    title_id: int
    person_id: int
    job: str
    billing: int


class CreditsInCommon(NamedTuple):
    """The credits of some titles, all credits of the same people, and each person's name and number of titles."""

    own: list[SharedCredit]
    all: list[SharedCredit]
    people: dict[int, tuple[str, int]]


class SimilarTitleRecord(NamedTuple):
    """A similar title, and why it is."""

    card: TitleCard
    reasons: dict[str, Any]


def comparable_titles() -> QuerySet[Title]:
    """Listed films and series; seasons and episodes are similar to nothing."""
    return Title.objects.listed().filter(kind__in=[Kind.FILM, Kind.SERIES])


def profiles() -> dict[int, Profile]:
    """Return the profile of every comparable title by its id, those that critics rank highest first."""
    genres: dict[int, list[str]] = defaultdict(list)
    through = Title.genres.through.objects.filter(title__listed=True)
    for title_id, slug in through.values_list("title_id", "genre__slug").iterator(chunk_size=5000):
        genres[title_id].append(slug)
    best = F("score__critics_rank").desc(nulls_last=True)
    rows = comparable_titles().order_by(best, "id").values_list("id", "kind", "year", "countries")
    return {
        pk: Profile(kind, year and year // 10 * 10, frozenset(countries), frozenset(genres[pk]))
        for pk, kind, year, countries in rows.iterator(chunk_size=5000)
    }


def shared_credits(title_ids: Collection[int]) -> CreditsInCommon:
    """Return the credits that titles share with others (three queries), without people with very many titles."""
    own = _credits(Q(title_id__any_of=title_ids))
    counted = Credit.objects.filter(person_id__any_of={credit.person_id for credit in own}).values("person_id")
    people = {
        pk: (name, titles)
        for pk, name, titles in counted.annotate(titles=Count("title_id", distinct=True))
        .filter(titles__gte=2, titles__lte=MAX_CREDITS)
        .values_list("person_id", "person__name", "titles")
    }
    own = [credit for credit in own if credit.person_id in people]
    return CreditsInCommon(own, _credits(Q(person_id__any_of=people)), people)


def _credits(wanted: Q) -> list[SharedCredit]:
    credits_ = Credit.objects.filter(wanted, title__listed=True, title__kind__in=[Kind.FILM, Kind.SERIES])
    return [SharedCredit(*row) for row in credits_.order_by().values_list(*SharedCredit._fields)]


def _similar_titles(title_id: int, language: str = "") -> QuerySet[SimilarTitle, tuple[object, ...]]:
    rows = SimilarTitle.objects.filter(title_id=title_id, similar__listed=True).order_by("position")
    columns = [f"similar__{name}" for name in CARD_COLUMNS]
    return rows.annotate(shown_name=localization.localized_name("similar", language)).values_list(
        *columns, "reasons", "shown_name"
    )


_SIMILAR = PreparedQuery(_similar_titles, int)
_SIMILAR_TRANSLATED = PreparedQuery(_similar_titles, int, str)


def similar_titles(title_id: int) -> list[SimilarTitleRecord]:
    """Return the titles similar to one, the most similar first (one query)."""
    language = localization.translated_language()
    rows = _SIMILAR_TRANSLATED.rows(title_id, language) if language else _SIMILAR.rows(title_id)
    return [SimilarTitleRecord(TitleCard(*card)._replace(name=name), reasons) for *card, reasons, name in rows]
