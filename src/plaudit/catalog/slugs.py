"""Public addresses that last: one per title or person, found again after a rename."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from django.db import models

from plaudit.bulk import lookups  # noqa: F401 - knows `any_of`
from plaudit.catalog.models import Person, PersonRedirect, Title, TitleRedirect

Named = TypeVar("Named", Title, Person)
MOST_AT_ONCE = 10_000
REDIRECTS: dict[type[models.Model], type[models.Model]] = {
    Title: TitleRedirect,
    Person: PersonRedirect,
}


def give_addresses(model: type[models.Model], wanted: Iterable[tuple[models.Model, str]]) -> None:
    """Set `slug` on rows that have none yet: the wanted one, or the first free of wanted-2, wanted-3 and so on.

    Addresses that once led somewhere are not given again.
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


def move_address(row: Title | Person, wanted: str) -> None:
    """Give a row a new address and let the old one lead to it."""
    if row.slug == wanted:
        return
    model, old = type(row), row.slug
    redirect = REDIRECTS[model]
    field = "title" if isinstance(row, Title) else "person"
    # Back to a name it had before: that address is its own.
    redirect._default_manager.filter(slug=wanted, **{field: row}).delete()
    if _is_numbered(old, wanted) and _taken(model, [wanted]):
        return
    give_addresses(model, [(row, wanted)])
    redirect._default_manager.update_or_create(slug=old, defaults={field: row})
    row.save(update_fields=["slug"])


def _is_numbered(slug: str, wanted: str) -> bool:
    """Whether an address is the wanted one with a number, as rows get it that are not the first of their name."""
    start, _, number = slug.rpartition("-")
    return start == wanted and number.isdecimal()


def _taken(model: type[models.Model], slugs: Iterable[str]) -> set[str]:
    wanted, found = list(slugs), set[str]()
    tables = [model, REDIRECTS[model]] if model in REDIRECTS else [model]
    for table in tables:
        found.update(table._default_manager.filter(slug__any_of=wanted).values_list("slug", flat=True))
    return found


def _free(model: type[models.Model], slug: str, taken: set[str]) -> Iterator[str]:
    """slug-2, slug-3 and so on, without those that are taken; asked for in ever larger steps."""
    first, step = 2, 8
    while True:
        candidates = [f"{slug}-{number}" for number in range(first, first + step)]
        used = _taken(model, candidates)
        yield from (each for each in candidates if each not in used and each not in taken)
        first, step = first + step, min(2 * step, MOST_AT_ONCE)
