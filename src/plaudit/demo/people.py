"""What the demo tells of the people in its films: real facts, in sentences of its own."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from plaudit.catalog.ingest.field_sources import DEMO, apply_source, clear_source
from plaudit.catalog.models import Person
from plaudit.demo.particulars import INVENTED
from plaudit.demo.story import FOLDER


def lives(folder: Path = FOLDER) -> dict[str, dict[str, Any]]:
    """What the file says of each person, by name."""
    told: dict[str, dict[str, Any]] = tomllib.loads((folder / "people.toml").read_text(encoding="utf-8"))
    for facts in told.values():
        facts.update(biography=facts["biography"].strip(), biography_source=INVENTED)
    return told


def tell_lives() -> None:
    """Store the lives of those whom the demo brought; whoever was there before keeps what is known of them."""
    told = lives()
    people = list(Person.objects.filter(origin=DEMO, name__in=told))
    for person in people:
        apply_source(person, DEMO, told[person.name])
    Person.objects.bulk_update(people, [*_facts(told), "field_sources"])


def forget_lives() -> None:
    """Empty what the demo alone told of people who stay."""
    told = lives()
    people = [person for person in Person.objects.filter(name__in=told) if DEMO in person.field_sources.values()]
    for person in people:
        clear_source(person, DEMO)
    Person.objects.bulk_update(people, [*_facts(told), "field_sources"])


def _facts(told: Mapping[str, Mapping[str, Any]]) -> set[str]:
    return {field for facts in told.values() for field in facts}
