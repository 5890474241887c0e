"""An editor's writes of people and their credits."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from plaudit.catalog.actions.titles import TitleInUseError
from plaudit.catalog.facts import PERSON_FACTS
from plaudit.catalog.ingest.field_sources import apply_edit
from plaudit.catalog.models import Credit, Person
from plaudit.catalog.slugs import give_addresses, move_address
from plaudit.changes import actions as changes
from plaudit.members.models import Member
from plaudit.members.permissions import require
from plaudit.names.folding import slugify


@transaction.atomic
def add_person(facts: Mapping[str, Any], *, by: Member | None = None) -> Person:
    """Add somebody.

    Raises PermissionDeniedError without the permission, ValidationError for facts that nobody can have.
    """
    require(by, "catalog.add_person")
    person = Person()
    apply_edit(person, facts)
    person.full_clean(exclude=["slug"])
    give_addresses(Person, [(person, slugify(person.name, fallback="person"))])
    person.save()
    changes.record(f"person:{person.pk}")
    return person


@transaction.atomic
def edit_person(person: Person, facts: Mapping[str, Any], *, by: Member | None = None) -> set[str]:
    """Set what an editor says of somebody; a new name moves the address. Gives the names of what changed.

    Raises PermissionDeniedError without the permission, ValidationError for facts that nobody can have.
    """
    require(by, "catalog.change_person")
    stored = Person.objects.select_for_update().get(pk=person.pk)
    changed = apply_edit(stored, facts)
    stored.full_clean(exclude=["slug"])
    stored.save()
    if "name" in changed:
        move_address(stored, slugify(stored.name, fallback="person"))
    changes.record(f"person:{stored.pk}")
    if any(PERSON_FACTS[name].on_cards for name in changed):
        changes.record_titles(Credit.objects.filter(person=stored).values_list("title_id", flat=True).distinct())
    person.refresh_from_db()
    return changed


@transaction.atomic
def remove_person(person: Person, *, by: Member | None = None) -> None:
    """Delete somebody without credits. Raises PermissionDeniedError, and TitleInUseError for anybody with some."""
    require(by, "catalog.delete_person")
    key = person.pk
    try:
        person.delete()
    except ProtectedError as error:
        raise TitleInUseError(
            _("%(person)s has credits and is not deleted: take these away first, or merge the two people.")
            % {"person": person}
        ) from error
    changes.record(f"person:{key}")


@transaction.atomic
def put_credit(credit: Credit, *, by: Member | None = None) -> Credit:
    """Store a credit, new or changed, as the editors'.

    Raises PermissionDeniedError without the permission to change credits, ValidationError for one that is there
    already.
    """
    require(by, "catalog.change_credit")
    before = Credit.objects.filter(pk=credit.pk).values_list("title_id", "person_id").first() if credit.pk else None
    credit.origin = ""
    credit.full_clean()
    credit.save()
    _note({(credit.title_id, credit.person_id), *([before] if before else [])})
    return credit


@transaction.atomic
def remove_credit(credit: Credit, *, by: Member | None = None) -> None:
    """Take a credit away. Raises PermissionDeniedError without the permission to delete credits."""
    require(by, "catalog.delete_credit")
    pair = (credit.title_id, credit.person_id)
    credit.delete()
    _note({pair})


def _note(pairs: set[tuple[int, int]]) -> None:
    changes.record_titles(title for title, _person in sorted(pairs))
    changes.record_all(f"person:{person}" for _title, person in sorted(pairs))
