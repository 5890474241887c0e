"""What a person's page reads: all that they did, with whom, and what they won; each in one query."""

from datetime import date
from typing import Any, NamedTuple

from django.db.models import CharField, Count, F, Value

from plaudit.catalog.models import Award, Credit, Job
from plaudit.catalog.queries import localization
from plaudit.catalog.queries.pages import CARD, TitleCard

# The longest filmography that a page reads; nobody's real one is longer.
MOST_PARTS = 6000
# Whoever stands below this in the billing of a title, or in its wider crew, is nobody's collaborator.
BILLED = 30


class PartRow(NamedTuple):
    """A part in a title, with the title and what it is itself a part of."""

    card: TitleCard
    job: str
    character: str
    released_on: date | None
    critics_rank: int | None
    audience_rank: int | None
    parent_id: int | None
    grandparent_id: int | None


class Companion(NamedTuple):
    """Somebody with parts in the same titles, and in how many."""

    name: str
    slug: str
    portrait: dict[str, Any] | None
    titles: int


class AwardRow(NamedTuple):
    """A prize won, or a nomination for one."""

    body: str
    category: str
    year: int
    won: bool
    title: str
    slug: str


BESIDE = (
    "job", "character", "title__released_on", "title__score__critics_rank", "title__score__audience_rank",
    "title__parent_id", "title__parent__parent_id",
)  # fmt: skip


def filmography(person_id: int) -> list[PartRow]:
    """All that a person did in listed titles, newest title first."""
    width, name = len(CARD), localization.name_of("title") if localization.foreign() else Value(None, CharField())
    found = (
        Credit.objects.filter(person_id=person_id, title__listed=True)
        .order_by(
            F("title__year").desc(nulls_last=True), F("title__released_on").desc(nulls_last=True), "title_id", "id"
        )
        .annotate(shown_name=name)
        .values_list(*(f"title__{column}" for column in CARD), *BESIDE, "shown_name")
    )
    return [_part(TitleCard(*row[:width]), row[width:]) for row in found[:MOST_PARTS]]


def _part(card: TitleCard, beside: tuple[Any, ...]) -> PartRow:
    *known, name = beside
    return PartRow(card._replace(name=name) if name else card, *known)


def collaborators_of(person_id: int, limit: int) -> list[Companion]:
    """Those most often credited in the same titles, where that is more than once."""
    theirs = Credit.objects.filter(person_id=person_id, title__listed=True).values("title_id")
    found = (
        Credit.objects.filter(title_id__in=theirs, billing__lte=BILLED)
        .exclude(person_id=person_id)
        .exclude(job=Job.CREW)
        .order_by()
        .values("person_id")
        .annotate(titles=Count("title_id", distinct=True))
        .filter(titles__gte=2)
        .order_by("-titles", "person__name_key", "person_id")
        .values_list("person__name", "person__slug", "person__portrait__sources", "titles")
    )
    return [Companion(*row) for row in found[:limit]]


def awards_of(person_id: int, limit: int) -> list[AwardRow]:
    """What a person won and was nominated for, newest first."""
    found = Award.objects.filter(person_id=person_id, title__listed=True).order_by("-year", "body", "category", "id")
    fields = ("body", "category", "year", "won", localization.name_of("title"), "title__slug")
    return [AwardRow(*row) for row in found.values_list(*fields)[:limit]]
