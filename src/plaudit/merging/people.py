"""What merging two people means beside moving what is theirs."""

from plaudit.catalog.models import Credit, Person, PersonRedirect
from plaudit.changes import actions as changes
from plaudit.merging.filling import fill
from plaudit.merging.journal import Journal
from plaudit.merging.models import Merge
from plaudit.merging.moving import MergeError, move


def lock(kept_id: int, gone_id: int) -> tuple[Person, Person]:
    """Both as they are from now on, until the transaction ends. Raises MergeError where one is no longer there."""
    found = Person.objects.select_for_update(of=("self",)).in_bulk(sorted({kept_id, gone_id}))
    if len(found) < 2:
        raise MergeError("One of the two is no longer there.")
    return found[kept_id], found[gone_id]


def lock_kept(pk: int) -> None:
    """Hold the one that was kept until the transaction ends."""
    Person.objects.select_for_update(of=("self",)).get(pk=pk)


def join(merge: Merge, kept: Person, gone: Person) -> None:
    """Move everything, fill in what was not known, and let the old address lead to the kept one."""
    journal = Journal(merge)
    touched = _titles_of(kept.pk) | _titles_of(gone.pk)
    facts = fill(kept, gone)
    move(journal, Person, kept.pk, gone.pk)
    if facts:
        journal.change([kept], facts)
    journal.remove([gone])
    journal.add([PersonRedirect(slug=gone.slug, person=kept)])
    _note(merge, touched)


def part(merge: Merge) -> None:
    """What follows once everything is given back."""
    _note(merge, _titles_of(merge.kept_id) | _titles_of(merge.gone_id))


def _titles_of(pk: int) -> set[int]:
    return set(Credit.objects.filter(person=pk).values_list("title_id", flat=True))


def _note(merge: Merge, titles: set[int]) -> None:
    changes.record(f"person:{merge.kept_id}", f"person:{merge.gone_id}")
    changes.record_titles(sorted(titles))
