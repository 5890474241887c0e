"""Merging two titles or two people, and undoing it."""

from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from plaudit import bulk
from plaudit.catalog.models import Person, Title
from plaudit.catalog.slugs import assign_slugs
from plaudit.errors import DomainError
from plaudit.members.models import Member
from plaudit.members.permissions import require
from plaudit.merging import journal, people, titles
from plaudit.merging.models import Merge
from plaudit.merging.moving import MergeError, Move, plan

# One merge at a time: two that share a title would each write down what the other moves.
MERGING = "merging"
MODELS: dict[str, type[Title] | type[Person]] = {Merge.Kind.TITLE.value: Title, Merge.Kind.PERSON.value: Person}
RULES: dict[str, Any] = {Merge.Kind.TITLE.value: titles, Merge.Kind.PERSON.value: people}


class UndoError(DomainError):
    """A merge that is undone already, or that a later one stands on; the message says what to do."""


def look_ahead(kept: Title | Person, gone: Title | Person) -> list[Move]:
    """What a merge would move, table by table. Raises MergeError for two that cannot be one."""
    _require_one(kept, gone)
    return plan(type(kept), kept.pk, gone.pk)


@transaction.atomic
def merge(kept: Title | Person, gone: Title | Person, *, by: Member | None = None) -> Merge:
    """Make two titles, or two people, one: all that belongs to `gone` becomes `kept`'s, and its address leads there.

    Nothing is lost: what both had is written down in full, and `undo` gives it back. Raises PermissionDeniedError
    without the permission to merge, MergeError for two that cannot be one.
    """
    require(by, "merging.add_merge")
    bulk.advisory_lock(MERGING)
    kind = Merge.Kind.TITLE if isinstance(kept, Title) else Merge.Kind.PERSON
    rules = RULES[kind]
    if kept.pk == gone.pk:
        raise MergeError(_("These are one and the same already."))
    kept, gone = rules.lock(kept.pk, gone.pk)
    _require_one(kept, gone)
    made = Merge.objects.create(
        kind=kind,
        kept_id=kept.pk,
        gone_id=gone.pk,
        kept_name=str(kept)[:320],
        gone_name=str(gone)[:320],
        at=timezone.now(),
        member=by,
    )
    rules.join(made, kept, gone)
    return made


@transaction.atomic
def undo(merged: Merge, *, by: Member | None = None) -> Merge:
    """Make two of one again, as they were; what has been added or changed since the merge stays with the kept one.

    Raises PermissionDeniedError without the permission to change merges, UndoError where it is undone already or a
    later merge has to be undone first.
    """
    require(by, "merging.change_merge")
    bulk.advisory_lock(MERGING)
    merged = Merge.objects.select_for_update(of=("self",)).get(pk=merged.pk)
    _require_undoable(merged)
    merged.undone_at, merged.undone_by = timezone.now(), by
    merged.save(update_fields=["undone_at", "undone_by"])
    rules, model = RULES[merged.kind], MODELS[merged.kind]
    rules.lock_kept(merged.kept_id)
    _free_address(merged, model)
    journal.undo(merged)
    rules.part(merged)
    return merged


def _require_one(kept: Title | Person, gone: Title | Person) -> None:
    if type(kept) is not type(gone) or kept.pk == gone.pk:
        raise MergeError(_("Two different titles are merged, or two different people."))
    if isinstance(kept, Title) and isinstance(gone, Title):
        if kept.kind != gone.kind:
            raise MergeError(_("%(first)s and %(second)s are not of one kind.") % {"first": kept, "second": gone})
        if kept.pk == gone.parent_id or gone.pk == kept.parent_id:
            raise MergeError(_("One of the two is a part of the other."))


def _require_undoable(merged: Merge) -> None:
    if merged.undone_at is not None:
        raise UndoError(_("This merge is undone already."))
    if not MODELS[merged.kind]._default_manager.filter(pk=merged.kept_id).exists():
        raise UndoError(_("What was kept is no longer there: undo first what it was merged into."))
    pair = [merged.kept_id, merged.gone_id]
    later = Merge.objects.filter(
        Q(kept_id__in=pair) | Q(gone_id__in=pair), kind=merged.kind, pk__gt=merged.pk, undone_at__isnull=True
    ).order_by("-pk")
    if last := later.first():
        raise UndoError(_("Undo merge %(number)d first: it came later.") % {"number": last.pk})


def _free_address(merged: Merge, model: type[Title] | type[Person]) -> None:
    """The address that comes back leads to its own again; one that somebody else has by now stays theirs."""
    step = merged.steps.filter(table=model._meta.label).order_by("-number").first()
    rows = [pair for pair in step.rows if pair[0] and pair[1] is None] if step else []
    if not rows:
        return
    row = rows[0][0]
    if model._default_manager.filter(slug=row["slug"]).exists():
        stand_in = model(slug="")
        assign_slugs(model, [(stand_in, row["slug"])])
        row["slug"] = stand_in.slug
        step.save(update_fields=["rows"])  # type: ignore[union-attr]


__all__ = ["MergeError", "UndoError", "look_ahead", "merge", "undo"]
