"""The facts of a title or person, and in `field_sources` who set each of them.

A fact that somebody has set is never overwritten by another source: an editor's stands above an import's, and among
imports the first stands, so that upstream data never destroys. The demo's facts give way to everyone's.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from plaudit.catalog.facts import facts_of
from plaudit.catalog.models import Person, Title

DEMO = "demo"
EDITOR = "editor"


def apply_edit(row: Title | Person, facts: Mapping[str, Any]) -> set[str]:
    """Set facts as an editor's, which stand above every source, also where they are empty. Does not save.

    Return the names of those that changed.
    """
    known = facts_of(type(row))
    changed = {name for name, value in facts.items() if getattr(row, known[name].name) != value}
    for name in changed:
        setattr(row, name, facts[name])
    if changed:
        row.field_sources = {**row.field_sources, **dict.fromkeys(changed, EDITOR)}
        row.set_name_keys()
    return changed


def apply_source(row: Title | Person, source: str, facts: Mapping[str, Any]) -> bool:
    """Set the facts that the source may set, note it as their source, and return whether one changed. Does not save.

    Empty values say nothing, nor do those that the column cannot hold. A name for an unlisted title lists it.
    """
    changed = False
    for name, value in facts.items():
        _require_fact(type(row), source, name)
        if value and _can_be(type(row), name, value) and _may_set(row, source, name):
            changed |= _set(row, source, name, value)
    if changed:
        row.set_name_keys()
    return changed


def clear_source(row: Title | Person, source: str) -> list[str]:
    """Empty every fact that this source alone set, but for those that identify the row. Does not save.

    Return the names of the facts.
    """
    known, empty = facts_of(type(row)), type(row)()
    names = [name for name, setter in row.field_sources.items() if setter == source]
    for name in names:
        if not known[name].identifies:
            setattr(row, name, getattr(empty, name))
        del row.field_sources[name]
    row.set_name_keys()
    return names


def _require_fact(model: type[Title] | type[Person], source: str, name: str) -> None:
    if not facts_of(model)[name].from_sources and source != EDITOR:
        raise ValueError(f"{name} is a fact that only an editor sets.")


@cache
def _limits(model: type[Title] | type[Person], name: str) -> tuple[int | None, range | None]:
    """The longest text that a fact can be, and the numbers that it can be."""
    return getattr(model._meta.get_field(name), "max_length", None), facts_of(model)[name].values


def _can_be(model: type[Title] | type[Person], name: str, value: Any) -> bool:
    longest, values = _limits(model, name)
    return (longest is None or len(value) <= longest) and (values is None or value in values)


def _may_set(row: Title | Person, source: str, name: str) -> bool:
    setter = row.field_sources.get(name)
    if source in {setter, EDITOR}:
        return True
    return setter is None or (setter == DEMO and source != DEMO)


def _set(row: Title | Person, source: str, name: str, value: Any) -> bool:
    if getattr(row, name) == value and row.field_sources.get(name) == source:
        return False
    setattr(row, name, value)
    row.field_sources = {**row.field_sources, name: source}
    # What an editor has hidden, only an editor shows again.
    if isinstance(row, Title) and name == "name" and row.field_sources.get("listed") != EDITOR:
        row.listed = True
    return True
