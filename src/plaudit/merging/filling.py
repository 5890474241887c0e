"""What the kept one does not know, and the other does."""

from typing import Any

from plaudit.catalog.facts import OnMerge, facts_of
from plaudit.catalog.models import Person, Title


def fill(kept: Title | Person, gone: Title | Person) -> dict[str, Any]:
    """Return the columns that the kept one takes over, with who set each of them; empty where there are none."""
    columns: dict[str, Any] = {}
    sources = dict(kept.field_sources)
    for name, fact in facts_of(type(kept)).items():
        column = type(kept)._meta.get_field(name).attname  # type: ignore[union-attr]
        mine, theirs = getattr(kept, column), getattr(gone, column)
        if fact.on_merge is OnMerge.EITHER and theirs and not mine:
            columns[column] = theirs
        elif fact.on_merge is OnMerge.FILL and _is_empty(mine) and not _is_empty(theirs) and name not in sources:
            columns[column] = theirs
            if name in gone.field_sources:
                sources[name] = gone.field_sources[name]
    return {**columns, "field_sources": sources} if sources != kept.field_sources else columns


def _is_empty(value: Any) -> bool:
    return value is None or value in ("", [])
