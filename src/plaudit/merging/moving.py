"""Moving all that belongs to one title or person to another."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from plaudit.bulk.rows import batched
from plaudit.errors import DomainError
from plaudit.merging.journal import Journal
from plaudit.merging.relations import DERIVED, LATER, SOFTER, Clash, Relation, clashes, clashing_rows, relations

AT_ONCE = 500


class MergeError(DomainError):
    """Two that are not one, or not yet; the message says what to do first."""


@dataclass(frozen=True, slots=True)
class Move:
    """What of one table moves: how many rows, and how many of these the kept one has already."""

    what: str
    table: str
    rows: int
    clashing: int


def plan(model: Any, kept: int, gone: int) -> list[Move]:
    """What a merge would move, table by table; changes nothing."""
    moves = []
    for relation in relations(model):
        total = relation.rows(gone).count()
        if total and relation.model not in DERIVED:
            clashing = clashing_rows(relation, kept, gone)
            what = _named(relation)
            moves.append(Move(what, f"{relation.model._meta.label}.{relation.field.name}", total, clashing))
    return moves


def _named(relation: Relation) -> str:
    """What a table is called; one that only joins two is called after the other."""
    meta = relation.model._meta
    if meta.auto_created:
        others = [each for each in meta.concrete_fields if each.is_relation and each.attname != relation.key]
        return str(others[0].related_model._meta.verbose_name_plural)  # type: ignore[union-attr]
    return str(meta.verbose_name_plural)


def move(journal: Journal, model: Any, kept: int, gone: int) -> None:
    """Move every row that points at the one that goes; what the kept one has already is put away, and written down."""
    for relation in relations(model):
        if relation.model in DERIVED:
            journal.remove(list(relation.rows(gone)))
        elif relation.is_in_key:
            _make_anew(journal, relation, kept, gone)
        else:
            _point(journal, relation, kept, gone)


def _point(journal: Journal, relation: Relation, kept: int, gone: int) -> None:
    clashing = list(clashes(relation, kept, gone))
    _refuse_parts(clashing)
    harder = [clash.row for clash in clashing if clash.constraint not in SOFTER]
    _refuse_awaited(harder)
    journal.remove(harder)
    for clash in clashing:
        if clash.constraint in SOFTER:
            journal.change([clash.row], SOFTER[clash.constraint])
    # Read again: what was softened is written down as it is now.
    for batch in batched(list(relation.rows(gone)), AT_ONCE):
        journal.change(batch, {relation.key: kept})


def _make_anew(journal: Journal, relation: Relation, kept: int, gone: int) -> None:
    """Rows with the title in their key are never changed in place: they go, and come again under the other."""
    later = LATER.get(relation.model, "")
    while batch := list(relation.rows(gone)[:AT_ONCE]):
        rivals = {relation.apart(row): row for row in relation.rivals(batch, kept)}
        beaten, coming = [], []
        for row in batch:
            rival = rivals.get(relation.apart(row))
            if rival is None or (later and getattr(row, later) > getattr(rival, later)):
                coming.append(_under(row, relation.key, kept))
                beaten += [rival] if rival is not None else []
        journal.remove([*batch, *beaten])
        journal.add(coming)


def _under(row: Any, key: str, pk: int) -> Any:
    made = copy(row)
    made._state = copy(row._state)
    setattr(made, key, pk)
    return made


def _refuse_awaited(rows: Iterable[Any]) -> None:
    """What somebody is asked to approve is not put away below them."""
    for row in rows:
        if getattr(row, "current_workflow_state", None) is not None:
            raise MergeError(
                _("%(text)s: the text of both waits for somebody. Approve it, or take it back first.") % {"text": row}
            )


def _refuse_parts(clashing: list[Clash]) -> None:
    for clash in clashing:
        if clash.constraint == "one_child_per_number":
            raise MergeError(_("Both have %(part)s: merge these two first.") % {"part": clash.row})
