"""An editor's changes to people and their credits."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from plaudit.catalog.errors import InUseError
from plaudit.catalog.facts import PERSON_FACTS
from plaudit.catalog.ingest.field_sources import apply_edit
from plaudit.catalog.models import Credit, Person
from plaudit.catalog.slugs import assign_slugs, change_slug, person_slug
from plaudit.changes import actions as changes
from plaudit.members.models import Member
from plaudit.members.permissions import require


@transaction.atomic
def add_person(facts: Mapping[str, Any], *, by: Member | None = None) -> Person:
    """Add a person.

    Raises PermissionDeniedError without the permission, ValidationError for facts that nobody can have.
    """
    require(by, "catalog.add_person")
    person = Person()
    apply_edit(person, facts)
    person.full_clean(exclude=["slug"])
    assign_slugs(Person, [(person, person_slug(person))])
    person.save()
    changes.record(f"person:{person.pk}")
    return person


@transaction.atomic
def edit_person(person: Person, facts: Mapping[str, Any], *, by: Member | None = None) -> set[str]:
    """Set what an editor says of a person; return the names of the facts that changed. A new name changes the slug.

    Raises PermissionDeniedError without the permission, ValidationError for facts that nobody can have.
    """
    require(by, "catalog.change_person")
    stored = Person.objects.select_for_update().get(pk=person.pk)
    changed = apply_edit(stored, facts)
    stored.full_clean(exclude=["slug"])
    stored.save()
    if any(PERSON_FACTS[name].identifies for name in changed):
        change_slug(stored, person_slug(stored))
    changes.record(f"person:{stored.pk}")
    if any(PERSON_FACTS[name].on_cards for name in changed):
        changes.record_titles(Credit.objects.filter(person=stored).values_list("title_id", flat=True).distinct())
    person.refresh_from_db()
    return changed


@transaction.atomic
def delete_person(person: Person, *, by: Member | None = None) -> None:
    """Delete a person without credits. Raises PermissionDeniedError, and InUseError for anybody with some."""
    require(by, "catalog.delete_person")
    person_id = person.pk
    try:
        person.delete()
    except ProtectedError as error:
        raise InUseError(
            _("%(person)s cannot be deleted because of credits. Delete these first, or merge the two people.")
            % {"person": person}
        ) from error
    changes.record(f"person:{person_id}")


@transaction.atomic
def save_credit(credit: Credit, *, by: Member | None = None) -> Credit:
    """Store a credit, new or changed, as the editors'.

    Raises PermissionDeniedError without the permission to change credits, ValidationError for one that is there
    already.
    """
    require(by, "catalog.change_credit")
    before = Credit.objects.filter(pk=credit.pk).values_list("title_id", "person_id").first() if credit.pk else None
    credit.origin = ""
    credit.full_clean()
    credit.save()
    _record({(credit.title_id, credit.person_id), *([before] if before else [])})
    return credit


@transaction.atomic
def delete_credit(credit: Credit, *, by: Member | None = None) -> None:
    """Delete a credit. Raises PermissionDeniedError without the permission to delete credits."""
    require(by, "catalog.delete_credit")
    pair = (credit.title_id, credit.person_id)
    credit.delete()
    _record({pair})


def _record(pairs: set[tuple[int, int]]) -> None:
    changes.record_titles(title for title, _person in sorted(pairs))
    changes.record_all(f"person:{person}" for _title, person in sorted(pairs))
