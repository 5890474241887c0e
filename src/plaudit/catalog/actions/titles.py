"""An editor's changes to titles. What changes a score with it is in `plaudit.listing.title_edits`."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from plaudit.catalog.errors import InUseError
from plaudit.catalog.facts import TITLE_FACTS
from plaudit.catalog.ingest.field_sources import EDITOR, apply_edit
from plaudit.catalog.ingest.genres import GENRES
from plaudit.catalog.models import Credit, Genre, Title
from plaudit.catalog.slugs import assign_slugs, change_slug, title_slug
from plaudit.changes import actions as changes
from plaudit.members.models import Member
from plaudit.members.permissions import require


@transaction.atomic
def add_title(facts: Mapping[str, Any], *, by: Member | None = None) -> Title:
    """Add a title with what an editor says of it; `genres` are among the facts.

    Raises PermissionDeniedError without the permission to add titles, ValidationError for facts that no title can have.
    """
    require(by, "catalog.add_title")
    title = Title()
    apply_edit(title, _columns(facts))
    title.full_clean(exclude=["slug"])
    assign_slugs(Title, [(title, title_slug(title))])
    title.save()
    _set_genres(title, facts.get(GENRES))
    changes.record_titles([title.pk])
    return title


@transaction.atomic
def edit_title(title: Title, facts: Mapping[str, Any], *, by: Member | None = None) -> set[str]:
    """Set what an editor says of a title, its `genres` included; return the names of the facts that changed.

    A new name or year changes the slug, and the old one redirects. Raises PermissionDeniedError without the permission
    to change titles, ValidationError for facts that no title can have.
    """
    require(by, "catalog.change_title")
    stored = Title.objects.select_for_update().get(pk=title.pk)
    changed = apply_edit(stored, _columns(facts))
    stored.full_clean(exclude=["slug"])
    stored.save()
    if any(TITLE_FACTS[name].identifies for name in changed):
        change_slug(stored, title_slug(stored))
    changed |= _set_genres(stored, facts.get(GENRES))
    changes.record_titles([stored.pk])
    if any(TITLE_FACTS[name].on_cards for name in changed):
        people = Credit.objects.filter(title=stored).values_list("person_id", flat=True).distinct()
        changes.record_all(f"person:{pk}" for pk in people)
    title.refresh_from_db()
    return changed


@transaction.atomic
def delete_title(title: Title, *, by: Member | None = None) -> None:
    """Delete a title that nobody has written about. Raises PermissionDeniedError, and InUseError for any other."""
    require(by, "catalog.delete_title")
    title_id = title.pk
    people = list(Credit.objects.filter(title=title).values_list("person_id", flat=True).distinct())
    try:
        title.delete()
    except ProtectedError as error:
        rows = ", ".join(sorted({str(each._meta.verbose_name_plural) for each in error.protected_objects}))
        raise InUseError(
            _("%(title)s cannot be deleted because it has %(rows)s. Hide it, or merge it into another title.")
            % {"title": title, "rows": rows}
        ) from error
    changes.record_titles([title_id])
    changes.record_all(f"person:{pk}" for pk in people)


def _columns(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if name != GENRES}


def _set_genres(title: Title, genres: Iterable[Genre] | None) -> set[str]:
    """Give a title these genres and no others; None leaves it as it is. Return the names of the facts that changed."""
    if genres is None or set(genres := list(genres)) == set(title.genres.all()):
        return set()
    title.genres.set(genres)
    title.field_sources = {**title.field_sources, GENRES: EDITOR}
    title.save(update_fields=["field_sources"])
    return {GENRES}
