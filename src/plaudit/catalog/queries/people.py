"""What a person's page reads beside the filmography: collaborators and awards, each in one query."""

from typing import Any, NamedTuple

from django.db.models import Count

from plaudit.catalog.models import Award, Credit, Job, Person, PersonRedirect
from plaudit.catalog.queries import localization

# Whoever is billed below this in a title, or belongs to its wider crew, is nobody's collaborator.
LOWEST_BILLING = 30


class Collaborator(NamedTuple):
    """Somebody with credits in the same titles, and in how many."""

    name: str
    slug: str
    portrait: dict[str, Any] | None
    titles: int


class PersonAwardRecord(NamedTuple):
    """An award that a person won, or was nominated for."""

    body: str
    category: str
    year: int
    won: bool
    title: str
    slug: str


def person_by_slug(slug: str) -> Person | None:
    return Person.objects.select_related("portrait").filter(slug=slug).first()


def current_person_slug(former_slug: str) -> str | None:
    """Return the slug of the person who once had another one, or None."""
    return PersonRedirect.objects.filter(slug=former_slug).values_list("person__slug", flat=True).first()


def collaborators_of(person_id: int, limit: int) -> list[Collaborator]:
    """Return those most often credited in the same titles, where that is more than once."""
    title_ids = Credit.objects.filter(person_id=person_id, title__listed=True).values("title_id")
    rows = (
        Credit.objects.filter(title_id__in=title_ids, billing__lte=LOWEST_BILLING)
        .exclude(person_id=person_id)
        .exclude(job=Job.CREW)
        .order_by()
        .values("person_id")
        .annotate(titles=Count("title_id", distinct=True))
        .filter(titles__gte=2)
        .order_by("-titles", "person__name_key", "person_id")
        .values_list("person__name", "person__slug", "person__portrait__sources", "titles")
    )
    return [Collaborator(*row) for row in rows[:limit]]


def awards_of(person_id: int, limit: int) -> list[PersonAwardRecord]:
    """Return the awards that a person won or was nominated for, newest first."""
    awards = Award.objects.filter(person_id=person_id, title__listed=True).order_by("-year", "body", "category", "id")
    columns = ("body", "category", "year", "won", localization.localized_name("title"), "title__slug")
    return [PersonAwardRecord(*row) for row in awards.values_list(*columns)[:limit]]
