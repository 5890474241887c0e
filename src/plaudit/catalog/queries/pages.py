"""What the public pages read of titles and people, each in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When

from plaudit.bulk.prepared import Prepared
from plaudit.catalog.models import Credit, Genre, Job, Person, PersonRedirect, Title, TitleRedirect
from plaudit.catalog.queries import localization

MATCHED_WORDS = 8
FIRST_CREDITS = 120
# What a title's page needs beside the title, some of it from the packages above this one.
BESIDE = ("score", "consensus", "poster")


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


CARD = (
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


class CreditRow(NamedTuple):
    """A person's part in a title."""

    job: str
    character: str
    name: str
    slug: str
    portrait: dict[str, Any] | None = None


class PersonRow(NamedTuple):
    """A person as search finds them."""

    id: int
    slug: str
    name: str


class PartRow(NamedTuple):
    """A title that a person has a part in."""

    title_id: int
    job: str
    character: str


def cards(titles: QuerySet[Title]) -> list[TitleCard]:
    """The titles of a query as cards, in its order, by their names in the language of the page."""
    if not localization.foreign():
        return [TitleCard(*row) for row in titles.values_list(*CARD)]
    return [_called(TitleCard(*row), name) for *row, name in titles.values_list(*CARD, localization.shown_name())]


def _called(card: TitleCard, name: str | None) -> TitleCard:
    if not name or name == card.name:
        return card
    return card._replace(name=name, original_name=card.original_name or card.name)


def cards_by_id(ids: Iterable[int]) -> dict[int, TitleCard]:
    return {card.id: card for card in cards(Title.objects.filter(pk__in=set(ids)))}


def _columns(model: Any, prefix: str = "") -> list[str]:
    return [f"{prefix}{field.attname}" for field in model._meta.concrete_fields]


def _title_row(slug: str) -> QuerySet[Title, Any]:
    joined = [column for name in BESIDE for column in _columns(Title._meta.get_field(name).related_model, f"{name}__")]
    return Title.objects.filter(slug=slug).values_list(*_columns(Title), *joined)


_TITLE_ROW = Prepared(_title_row, str)


def title_at(slug: str) -> Title | None:
    """A title by its address, with its score, consensus and poster (one query, two in another language)."""
    found = _TITLE_ROW.rows(slug)
    if not found:
        return None
    row = list(found[0])
    title: Title = _taken(Title, row)
    for name in BESIDE:
        field: Any = Title._meta.get_field(name)
        related = _taken(field.related_model, row)
        # That there is none is remembered too, or Django would ask again.
        field.set_cached_value(title, related if related.pk is not None else None)
    return localization.in_language(title)


def _taken(model: Any, row: list[Any]) -> Any:
    """An instance from the first columns of a row, which are taken off it."""
    names = _columns(model)
    values, row[:] = row[: len(names)], row[len(names) :]
    return model.from_db(connection.alias, names, values)


def title_moved_from(slug: str) -> str | None:
    """Where a title is now that was once at this address."""
    found = TitleRedirect.objects.filter(slug=slug).values_list("title__slug", flat=True)
    return found.first()


def person_at(slug: str) -> Person | None:
    return Person.objects.select_related("portrait").filter(slug=slug).first()


def person_moved_from(slug: str) -> str | None:
    """Where a person is now who was once at this address."""
    found = PersonRedirect.objects.filter(slug=slug).values_list("person__slug", flat=True)
    return found.first()


_GENRES_OF = Prepared(
    lambda title_id: Genre.objects.filter(titles=title_id).order_by("name").values_list("slug", "name"),
    int,
)


def genres_of(title_id: int) -> list[tuple[str, str]]:
    """The slug and name of each genre of a title."""
    return [(slug, name) for slug, name in _GENRES_OF.rows(title_id)]


def genre_names() -> dict[str, str]:
    """The stored name of every genre by its slug."""
    return dict(Genre.objects.order_by().values_list("slug", "name"))


def _credit_rows(title_id: int) -> QuerySet[Credit, Any]:
    found = Credit.objects.filter(title_id=title_id).order_by("billing", "id")
    return found.values_list("job", "character", "person__name", "person__slug", "person__portrait__sources")


_CREDITS = Prepared(_credit_rows, int)
_FIRST_CREDITS = Prepared(lambda title_id: _credit_rows(title_id)[:FIRST_CREDITS], int)


def credits_of(title_id: int) -> list[CreditRow]:
    """All credits of a title: who made it, in the order of the jobs, then the cast; each in billing order."""
    return _by_job(CreditRow(*row) for row in _CREDITS.rows(title_id))


def first_credits_of(title_id: int) -> list[CreditRow]:
    """The same, of those that stand first in the billing: at most `FIRST_CREDITS`."""
    return _by_job(CreditRow(*row) for row in _FIRST_CREDITS.rows(title_id))


def _by_job(rows: Iterable[CreditRow]) -> list[CreditRow]:
    places: dict[str, int] = {job: place for place, job in enumerate(Job)}
    return sorted(rows, key=lambda row: places[row.job])


def parts_of(person_id: int) -> list[PartRow]:
    """All that a person did in listed titles: newest title first, in each the jobs in their order."""
    found = (
        Credit.objects.filter(person_id=person_id, title__listed=True)
        .order_by(F("title__year").desc(nulls_last=True), "title_id", _job_order(), "billing", "id")
        .values_list("title_id", "job", "character")
    )
    return [PartRow(*row) for row in found]


def directors_of(title_ids: Iterable[int]) -> dict[int, list[str]]:
    """The names of the directors of each title, in billing order."""
    found = Credit.objects.filter(title_id__in=set(title_ids), job=Job.DIRECTOR)
    names: dict[int, list[str]] = defaultdict(list)
    for title_id, name in found.order_by("title_id", "billing", "id").values_list("title_id", "person__name"):
        names[title_id].append(name)
    return names


def titles_named(key: str, printed: str, limit: int) -> list[TitleCard]:
    """Listed titles whose folded name holds every word of `key`: the same name first, then those it begins.

    `printed` is looked for in original names as well. `key` must not be empty.
    """
    found = Title.objects.listed().filter(_holds(key) | Q(original_name__icontains=printed))
    return cards(found.order_by(_nearness(key), "-score__critics_rank", "name_key", "id")[:limit])


def people_named(key: str, limit: int) -> list[PersonRow]:
    """People whose folded name holds every word of `key`, the same name first. `key` must not be empty."""
    found = Person.objects.filter(_holds(key)).order_by(_nearness(key), "name_key", "id")
    return [PersonRow(*row) for row in found.values_list("id", "slug", "name")[:limit]]


def best_known_for(person_ids: Iterable[int], limit: int) -> dict[int, list[str]]:
    """The names of the best titles of each person, by the critics."""
    found = Credit.objects.filter(person_id__in=set(person_ids), title__listed=True)
    best = F("title__score__critics_rank").desc(nulls_last=True)
    names: dict[int, dict[str, None]] = defaultdict(dict)
    for person_id, name in found.order_by(best, "title_id").values_list("person_id", localization.name_of("title")):
        if len(names[person_id]) < limit:
            names[person_id][name] = None
    return {person_id: list(some) for person_id, some in names.items()}


def _holds(key: str) -> Q:
    wanted = Q()
    for word in key.split()[:MATCHED_WORDS]:
        wanted &= Q(name_key__contains=word)
    return wanted


def _nearness(key: str) -> Case:
    return Case(
        When(name_key=key, then=0),
        When(name_key__startswith=key, then=1),
        When(name_key__contains=f" {key}", then=2),
        default=3,
        output_field=IntegerField(),
    )


def _job_order() -> Case:
    places: list[Any] = [When(job=job, then=Value(place)) for place, job in enumerate(Job)]
    return Case(*places, default=Value(len(Job)), output_field=IntegerField())
