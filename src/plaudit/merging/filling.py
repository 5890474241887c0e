"""What the kept one does not know, and the other does."""

from collections.abc import Iterable
from typing import Any

from plaudit.catalog.models import Person, Title


def fill(kept: Title | Person, gone: Title | Person, names: Iterable[str]) -> dict[str, Any]:
    """The facts that the kept one lacks, by column, with who told them; empty where it lacks none."""
    facts: dict[str, Any] = {}
    told = dict(kept.field_sources)
    for name in names:
        column = type(kept)._meta.get_field(name).attname  # type: ignore[union-attr]
        if _is_empty(getattr(kept, column)) and not _is_empty(getattr(gone, column)) and name not in told:
            facts[column] = getattr(gone, column)
            if name in gone.field_sources:
                told[name] = gone.field_sources[name]
    return {**facts, "field_sources": told} if facts else {}


def _is_empty(value: Any) -> bool:
    return value is None or value in ("", [])
