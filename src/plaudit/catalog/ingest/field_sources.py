"""What is known of a title and who told it.

A fact that someone told is never overwritten by another source: an editor's stands above an import's, and among
imports the first stands, so that upstream data never destroys. The demo's facts give way to everyone's.
"""

from collections.abc import Mapping
from typing import Any

from plaudit.catalog.models import Title
from plaudit.names.folding import title_key

DEMO = "demo"
EDITOR = "editor"
LONGEST = {
    field.attname: length for field in Title._meta.concrete_fields if (length := getattr(field, "max_length", None))
}
SPANS = {"year": range(1870, 2201), "runtime": range(1, 32_768)}


def apply_source(title: Title, source: str, facts: Mapping[str, Any]) -> bool:
    """Set the facts that the source may tell, note who told them, and say whether one changed. Does not save.

    Empty values tell nothing, nor do those that no title can have. A name told of an unlisted title lists it.
    """
    changed = False
    for field, value in facts.items():
        if value and _can_be(field, value) and _may_tell(title, source, field):
            changed |= _set(title, source, field, value)
    if changed:
        title.name_key = title_key(title.name)
    return changed


def clear_source(title: Title, source: str) -> list[str]:
    """Empty every fact but the name and year that this source alone told; gives their names. Does not save."""
    gone = [field for field, teller in title.field_sources.items() if teller == source]
    for field in gone:
        if field not in {"name", "year"}:
            setattr(title, field, getattr(Title(), field))
        del title.field_sources[field]
    return gone


def _can_be(field: str, value: Any) -> bool:
    if field in SPANS:
        return value in SPANS[field]
    return field not in LONGEST or len(value) <= LONGEST[field]


def _may_tell(title: Title, source: str, field: str) -> bool:
    teller = title.field_sources.get(field)
    if source in {teller, EDITOR}:
        return True
    return teller is None or (teller == DEMO and source != DEMO)


def _set(title: Title, source: str, field: str, value: Any) -> bool:
    before = getattr(title, field)
    if before == value and title.field_sources.get(field) == source:
        return False
    setattr(title, field, value)
    title.field_sources = {**title.field_sources, field: source}
    # What an editor has hidden, only an editor shows again.
    if field == "name" and not title.listed and title.field_sources.get("listed") != EDITOR:
        title.listed = True
    return True
