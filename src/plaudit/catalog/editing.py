"""What an editor says of a title or a person: it stands above every source, also where it empties a fact."""

from collections.abc import Iterable, Mapping
from typing import Any

from plaudit.catalog.ingest.field_sources import EDITOR
from plaudit.catalog.models import Person, Title

TITLE_FACTS = (
    "kind", "name", "original_name", "year", "released_on", "runtime", "age_rating", "release_class",
    "expected_gross_band", "synopsis", "synopsis_source", "countries", "languages", "tagline", "parent", "number",
    "poster", "listed",
)  # fmt: skip
PERSON_FACTS = ("name", "biography", "biography_source", "born_on", "born_in", "died_on", "portrait")


def apply_edit(row: Title | Person, facts: Mapping[str, Any]) -> set[str]:
    """Set facts as an editor tells them, and note that an editor did; gives the names of those that changed."""
    changed = {name for name, value in facts.items() if getattr(row, name) != value}
    for name in changed:
        setattr(row, name, facts[name])
    if changed:
        row.field_sources = {**row.field_sources, **dict.fromkeys(changed, EDITOR)}
    return changed


def only(names: Iterable[str], given: Mapping[str, Any]) -> dict[str, Any]:
    """Those of the given values that are facts."""
    return {name: given[name] for name in names if name in given}
