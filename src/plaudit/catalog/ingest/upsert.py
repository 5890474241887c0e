"""What sources say of titles, row by row: names, releases, box office, offers and the like.

A row belongs to whoever said it first (`origin`, "" for an editor). The same source may change it later; the others
leave it alone, but what the demo said gives way to everyone. A source takes nothing away by falling silent, and what
an editor has deleted does not come back.
"""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any, Generic, TypeVar

from django.db import models

from plaudit import bulk
from plaudit.catalog.ingest.field_sources import DEMO
from plaudit.catalog.models import (
    Award,
    BoxOffice,
    CompanyCredit,
    Credit,
    Offer,
    Release,
    Synopsis,
    TitleName,
    Tombstone,
    Track,
    Trailer,
)

# What identifies a row of a title in each table; everything else that a row says can change.
KEYS: dict[type[models.Model], tuple[str, ...]] = {
    Award: ("body", "category", "year", "person_id"),
    CompanyCredit: ("company_id", "role"),
    Credit: ("job", "person_id", "character"),
    BoxOffice: ("kind", "territory"),
    Offer: ("region", "provider_id", "type", "language", "quality"),
    Release: ("country", "type", "note"),
    Synopsis: ("language",),
    TitleName: ("language", "country", "name"),
    Track: ("name", "artist"),
    Trailer: ("url",),
}
# Set when a row is added, and then only an editor's to change.
SET_ONCE = {"id", "title_id", "origin", "displayed", "name_key"}

Row = TypeVar("Row", bound=models.Model)


@dataclass(slots=True)
class UpsertResult(Generic[Row]):
    """What became of rows: those that were added, and those that changed what was stored."""

    added: list[Row] = field(default_factory=list)
    changed: list[Row] = field(default_factory=list)

    @property
    def title_ids(self) -> set[int]:
        """The titles that rows were added to or changed of."""
        return title_ids(self.added) | title_ids(self.changed)


def upsert_rows(rows: Sequence[Row], *, origin: str) -> UpsertResult[Row]:
    """Store what a source says, all rows of one table, in the caller's transaction.

    A row with a text too long for its column is left out; of several with one key, the first is stored.
    """
    storable = [row for row in rows if _fits(row)]
    if not storable:
        return UpsertResult()
    model, titles = type(storable[0]), title_ids(storable)
    # Until this transaction ends nobody else changes them.
    stored_rows = model._default_manager.select_for_update().filter(title_id__any_of=titles)
    stored = {_key(row): row for row in stored_rows}
    deleted = deleted_by_editors(model, titles)
    given: dict[tuple[Any, ...], Row] = {}
    for row in storable:
        given.setdefault(_key(row), row)
    new = [row for key, row in given.items() if key not in stored and (key[0], row_digest(row)) not in deleted]
    for row in new:
        row.origin = origin  # type: ignore[attr-defined]
    bulk.create(new)
    return UpsertResult(
        new, _update(model, [(stored[key], row) for key, row in given.items() if key in stored], origin)
    )


def save_as_editor(row: models.Model) -> None:
    """Check and save a row as the editors'; what a source had said in its place does not come back.

    Raises ValidationError for a row that makes no sense, or says what another one says already.
    """
    before = type(row)._default_manager.filter(pk=row.pk).first() if row.pk else None
    row.origin = ""  # type: ignore[attr-defined]
    row.full_clean()
    row.save()
    if before is not None:
        _add_tombstone(before)
    Tombstone.objects.filter(**_tombstone(row)).delete()


def delete_as_editor(row: models.Model) -> None:
    """Delete a row; a source that says it again does not bring it back."""
    _add_tombstone(row)
    row.delete()


def row_digest(row: models.Model) -> str:
    """Return what identifies a row among those of its title, in 32 characters."""
    return blake2b(json.dumps(_key(row)[1:]).encode(), digest_size=16).hexdigest()


def deleted_by_editors(model: type[models.Model], titles: Collection[int]) -> set[tuple[int, str]]:
    """Return what editors have deleted of titles in a table: the title, and the digest of the row."""
    tombstones = Tombstone.objects.filter(table=model._meta.model_name, title_id__any_of=titles)
    return set(tombstones.values_list("title_id", "key"))


def title_ids(rows: Iterable[models.Model]) -> set[int]:
    """Return the titles that rows belong to."""
    return {_title_id(row) for row in rows}


def _add_tombstone(row: models.Model) -> None:
    if row.origin:  # type: ignore[attr-defined]
        Tombstone.objects.get_or_create(**_tombstone(row))


def _tombstone(row: models.Model) -> dict[str, Any]:
    return {"title_id": _title_id(row), "table": row._meta.model_name, "key": row_digest(row)}


def _update(model: type[Row], pairs: Iterable[tuple[Row, Row]], origin: str) -> list[Row]:
    """Set what a source says otherwise than before, in the rows that are its own to change."""
    values = [name for name in _columns(model) if name not in {*KEYS[model], *SET_ONCE}]
    changed = []
    for stored, given in pairs:
        before = stored.origin  # type: ignore[attr-defined]
        differs = before == origin and any(getattr(stored, name) != getattr(given, name) for name in values)
        if differs or before == DEMO != origin:
            given.pk, given.origin = stored.pk, origin  # type: ignore[attr-defined]
            changed.append(given)
    columns = [*values, "origin"]
    bulk.update(model, columns, ["id"], ([getattr(row, name) for name in [*columns, "id"]] for row in changed))
    return changed


def _fits(row: models.Model) -> bool:
    lengths = ((field.attname, field.max_length) for field in row._meta.concrete_fields if field.max_length)
    return all(len(getattr(row, name) or "") <= length for name, length in lengths)


def _key(row: models.Model) -> tuple[Any, ...]:
    return (_title_id(row), *(getattr(row, name) for name in KEYS[type(row)]))


def _title_id(row: models.Model) -> int:
    return int(row.title_id)  # type: ignore[attr-defined]


def _columns(model: type[models.Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]
