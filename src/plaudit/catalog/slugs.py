"""Slugs that last: one per title or person, which still leads to it after a rename."""

from collections.abc import Iterable, Iterator

from django.db import models

from plaudit.bulk import lookups  # noqa: F401 - registers `any_of`
from plaudit.catalog.models import Person, PersonRedirect, Title, TitleRedirect
from plaudit.names.folding import slugify

MAX_CANDIDATES = 10_000
REDIRECTS: dict[type[models.Model], type[models.Model]] = {
    Title: TitleRedirect,
    Person: PersonRedirect,
}


def title_slug(title: Title) -> str:
    """Return the slug that a title gets where it is free."""
    return slugify(title.name, title.year, fallback="title")


def person_slug(person: Person) -> str:
    """Return the slug that a person gets where it is free."""
    return slugify(person.name, fallback="person")


def assign_slugs(model: type[models.Model], wanted: Iterable[tuple[models.Model, str]]) -> None:
    """Set `slug` on rows that have none yet: the wanted one, or the first free of wanted-2, wanted-3 and so on.

    A slug that redirects is never used again.
    """
    pairs = list(wanted)
    taken = _taken(model, {slug for _row, slug in pairs})
    numbered: dict[str, Iterator[str]] = {}
    for row, slug in pairs:
        free = slug
        if slug in taken:
            numbered.setdefault(slug, _free(model, slug, taken))
            free = next(numbered[slug])
        taken.add(free)
        row.slug = free  # type: ignore[attr-defined]


def change_slug(row: Title | Person, wanted: str) -> None:
    """Give a row another slug, and let the old one redirect to it."""
    if row.slug == wanted:
        return
    model, old = type(row), row.slug
    redirect = REDIRECTS[model]
    field = "title" if isinstance(row, Title) else "person"
    # Renamed back: the slug that it had before is its own.
    redirect._default_manager.filter(slug=wanted, **{field: row}).delete()
    if _is_numbered(old, wanted) and _taken(model, [wanted]):
        return
    assign_slugs(model, [(row, wanted)])
    redirect._default_manager.update_or_create(slug=old, defaults={field: row})
    row.save(update_fields=["slug"])


def _is_numbered(slug: str, wanted: str) -> bool:
    """Whether a slug is the wanted one with a number, as every row but the first of a name has it."""
    start, _, number = slug.rpartition("-")
    return start == wanted and number.isdecimal()


def _taken(model: type[models.Model], slugs: Iterable[str]) -> set[str]:
    candidates, taken = list(slugs), set[str]()
    for table in [model, REDIRECTS[model]] if model in REDIRECTS else [model]:
        taken.update(table._default_manager.filter(slug__any_of=candidates).values_list("slug", flat=True))
    return taken


def _free(model: type[models.Model], slug: str, taken: set[str]) -> Iterator[str]:
    """Yield slug-2, slug-3 and so on, without those that are taken; looked up in ever larger steps."""
    first, step = 2, 8
    while True:
        candidates = [f"{slug}-{number}" for number in range(first, first + step)]
        used = _taken(model, candidates)
        yield from (candidate for candidate in candidates if candidate not in used and candidate not in taken)
        first, step = first + step, min(2 * step, MAX_CANDIDATES)
