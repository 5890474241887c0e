"""What sources tell of titles, row by row: names, releases, sums, offers and the like.

A row belongs to whoever told it first (`origin`, "" for an editor). The same source may tell it otherwise later; the
others leave it alone, but what the demo told gives way to everyone. A source takes nothing away by falling silent, and
what an editor has taken away does not come back.
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

# What tells the rows of a title apart in each table, beside the title; with all else that a row says, they can change.
KEYS: dict[type[models.Model], tuple[str, ...]] = {
    Award: ("body", "category", "year", "person_id"),
    CompanyCredit: ("company_id", "role"),
    Credit: ("job", "person_id", "character"),
    BoxOffice: ("kind", "territory"),
    Offer: ("region", "provider_id", "way", "language", "quality"),
    Release: ("country", "way", "note"),
    Synopsis: ("language",),
    TitleName: ("language", "country", "name"),
    Track: ("name", "by"),
    Trailer: ("url",),
}
# Set when a row is made, and then an editor's to change.
SET_ONCE = {"id", "title_id", "origin", "shown", "name_key"}

Row = TypeVar("Row", bound=models.Model)


@dataclass(slots=True)
class Told(Generic[Row]):
    """What became of rows that were told: those that were made and those that changed what was stored."""

    made: list[Row] = field(default_factory=list)
    changed: list[Row] = field(default_factory=list)

    @property
    def titles(self) -> set[int]:
        """The titles that have gained something."""
        return titles_of(self.made) | titles_of(self.changed)


def tell(rows: Sequence[Row], *, origin: str) -> Told[Row]:
    """Store what a source tells, all rows of one table.

    A row of which a text is too long for its column is left out; of several that tell the same, the first stands.
    Runs in the caller's transaction.
    """
    sound = [row for row in rows if _fits(row)]
    if not sound:
        return Told()
    model = type(sound[0])
    titles = titles_of(sound)
    stored = {_key(row): row for row in _stored(model, titles)}
    gone = dismissed(model, titles)
    told: dict[tuple[Any, ...], Row] = {}
    for row in sound:
        told.setdefault(_key(row), row)
    fresh = [row for key, row in told.items() if key not in stored and (key[0], digest(row)) not in gone]
    for row in fresh:
        row.origin = origin  # type: ignore[attr-defined]
    bulk.create(fresh)
    return Told(fresh, _tell_anew(model, [(stored[key], row) for key, row in told.items() if key in stored], origin))


def make_own(row: models.Model) -> None:
    """Check and save a row as the editors'; what a source had told in its place does not come back.

    Raises ValidationError for a row that makes no sense, or says what another one says already.
    """
    before = type(row)._default_manager.filter(pk=row.pk).first() if row.pk else None
    row.origin = ""  # type: ignore[attr-defined]
    row.full_clean()
    row.save()
    if before is not None:
        _remember(before)
    Tombstone.objects.filter(**_dismissal(row)).delete()


def dismiss(row: models.Model) -> None:
    """Delete a row, and remember not to take it in again if a source told it."""
    _remember(row)
    row.delete()


def digest(row: models.Model) -> str:
    """What tells a row from the others of its title, in 32 signs."""
    return blake2b(json.dumps(_key(row)[1:]).encode(), digest_size=16).hexdigest()


def _remember(row: models.Model) -> None:
    if row.origin:  # type: ignore[attr-defined]
        Tombstone.objects.get_or_create(**_dismissal(row))


def _dismissal(row: models.Model) -> dict[str, Any]:
    return {"title_id": _title_of(row), "what": _what(type(row)), "key": digest(row)}


def titles_of(rows: Iterable[models.Model]) -> set[int]:
    """The titles that rows belong to."""
    return {_title_of(row) for row in rows}


def _tell_anew(model: type[Row], pairs: Iterable[tuple[Row, Row]], origin: str) -> list[Row]:
    """Set what a source tells otherwise than before, in the rows that are its own to change."""
    values = [name for name in _columns(model) if name not in {*KEYS[model], *SET_ONCE}]
    changed = []
    for stored, told in pairs:
        before = stored.origin  # type: ignore[attr-defined]
        news = before == origin and any(getattr(stored, name) != getattr(told, name) for name in values)
        if news or before == DEMO != origin:
            told.pk, told.origin = stored.pk, origin  # type: ignore[attr-defined]
            changed.append(told)
    columns = [*values, "origin"]
    bulk.update(model, columns, ["id"], ([getattr(row, name) for name in [*columns, "id"]] for row in changed))
    return changed


def _stored(model: type[Row], titles: Collection[int]) -> Iterable[Row]:
    # Until this transaction ends nobody else changes them.
    return model._default_manager.select_for_update().filter(title_id__any_of=titles)


def dismissed(model: type[models.Model], titles: Collection[int]) -> set[tuple[int, str]]:
    """What editors have taken away of titles in a table: the title, and the digest of the row."""
    found = Tombstone.objects.filter(what=_what(model), title_id__any_of=titles)
    return set(found.values_list("title_id", "key"))


def _fits(row: models.Model) -> bool:
    lengths = ((field.attname, field.max_length) for field in row._meta.concrete_fields if field.max_length)
    return all(len(getattr(row, name) or "") <= length for name, length in lengths)


def _key(row: models.Model) -> tuple[Any, ...]:
    return (_title_of(row), *(getattr(row, name) for name in KEYS[type(row)]))


def _title_of(row: models.Model) -> int:
    return int(row.title_id)  # type: ignore[attr-defined]


def _columns(model: type[models.Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def _what(model: type[models.Model]) -> str:
    return str(model._meta.model_name)
