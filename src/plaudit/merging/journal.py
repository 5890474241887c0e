"""Moving rows and writing down what was there, so that the same can be given back."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q

from plaudit import bulk
from plaudit.bulk.rows import batched
from plaudit.merging import rows
from plaudit.merging.models import Merge, Step
from plaudit.merging.rows import Plain

AT_ONCE = 500
# Before and after: a row in full and the columns that changed; None where there was or is none.
Pair = tuple[Plain | None, Plain | None]


class Journal:
    """What a merge does to rows, and a step for each batch of it."""

    def __init__(self, merge: Merge) -> None:
        self.merge = merge
        self.number = 0

    def change(self, stored: Iterable[models.Model], changes: Mapping[str, Any]) -> None:
        """Set columns of rows."""
        for batch in batched(stored, AT_ONCE):
            model = type(batch[0])
            self._write(model, [(rows.plain(row), rows.plain_values(changes)) for row in batch])
            keys = rows.keys(model)
            values = [[*changes.values(), *(getattr(row, name) for name in keys)] for row in batch]
            bulk.update(model, list(changes), keys, values)

    def remove(self, stored: Iterable[models.Model]) -> None:
        """Delete rows without what Django would delete with them: nothing points at them by now."""
        for batch in batched(stored, AT_ONCE):
            model = type(batch[0])
            self._write(model, [(rows.plain(row), None) for row in batch])
            _delete(model, [rows.plain(row, rows.keys(model)) for row in batch])

    def add(self, new: Sequence[models.Model]) -> None:
        """Insert rows."""
        for batch in batched(new, AT_ONCE):
            model = type(batch[0])
            bulk.create(batch) if batch[0].pk is None else _insert(batch)
            self._write(model, [(None, rows.plain(row)) for row in batch])

    def _write(self, model: type[models.Model], pairs: Sequence[Pair]) -> None:
        self.number += 1
        Step.objects.create(
            merge=self.merge, number=self.number, table=model._meta.label, rows=[list(pair) for pair in pairs]
        )


def undo(merge: Merge) -> None:
    """Give back what a merge changed, from its last step to its first; what was changed or added since stays."""
    for step in merge.steps.order_by("-number").iterator(chunk_size=20):
        model = apps.get_model(step.table)
        pairs: list[Pair] = [(before, after) for before, after in step.rows]
        _take_back(model, [after for before, after in pairs if before is None and after is not None])
        rows.insert(model, _sound(model, [before for before, after in pairs if before is not None and after is None]))
        _set_back(model, [(before, after) for before, after in pairs if before is not None and after is not None])


def _take_back(model: type[models.Model], inserted: Sequence[Plain]) -> None:
    """Delete rows that a merge inserted, as long as they are what it inserted."""
    now = _stored(model, inserted)
    same = [row for row in inserted if now.get(rows.key_of(model, row)) == row]
    _delete(model, [{name: row[name] for name in rows.keys(model)} for row in same])


def _set_back(model: type[models.Model], changed: Sequence[tuple[Plain, Plain]]) -> None:
    """Set the columns that a merge changed to what they were, where they are still what it made of them."""
    now = _stored(model, [before for before, _after in changed])
    keys = rows.keys(model)
    for names in {tuple(after) for _before, after in changed}:
        back = []
        for before, after in changed:
            row = now.get(rows.key_of(model, before))
            if row is None or tuple(after) != names:
                continue
            wanted = [before[name] if row[name] == after[name] else row[name] for name in names]
            back.append([*(rows.value(model, name, each) for name, each in zip(names, wanted, strict=True)),
                         *(before[name] for name in keys)])  # fmt: skip
        bulk.update(model, list(names), keys, back)


def _sound(model: type[models.Model], wanted: Sequence[Plain]) -> list[Plain]:
    """The rows that can stand again: what they point at is still there, or they need not point at it."""
    sound = [dict(row) for row in wanted]
    for field in model._meta.concrete_fields:
        if not isinstance(field, models.ForeignKey):
            continue
        target = field.related_model
        asked = {row[field.attname] for row in sound if row[field.attname] is not None}
        there = set(target._default_manager.filter(pk__in=asked).values_list("pk", flat=True))
        for row in sound:
            if row[field.attname] not in there and field.null:
                row[field.attname] = None
        sound = [row for row in sound if row[field.attname] is None or row[field.attname] in there]
    return sound


def _stored(model: type[models.Model], wanted: Sequence[Plain]) -> dict[tuple[Any, ...], Plain]:
    found = model._default_manager.filter(_named(model, wanted)) if wanted else ()
    return {rows.key_of(model, row): row for row in map(rows.plain, found)}


def _named(model: type[models.Model], wanted: Sequence[Mapping[str, Any]]) -> Q:
    keys = rows.keys(model)
    if len(keys) == 1:
        return Q(**{f"{keys[0]}__in": [row[keys[0]] for row in wanted]})
    # The rows of a composite key share the title, of which they are.
    first, second = keys
    titles = {row[first] for row in wanted}
    named = Q()
    for title in titles:
        named |= Q(**{first: title, f"{second}__in": [row[second] for row in wanted if row[first] == title]})
    return named


def _delete(model: type[models.Model], wanted: Sequence[Mapping[str, Any]]) -> None:
    if wanted:
        found = model._default_manager.filter(_named(model, wanted))
        found._raw_delete(found.db)


def _insert(new: Sequence[models.Model]) -> None:
    names = rows.columns(type(new[0]))
    bulk.insert(type(new[0]), names, [[getattr(row, name) for name in names] for row in new])
