"""What a merge takes over of the facts is what their declaration says, and undoing it gives all back."""

import pytest

from factories import PersonFactory, TitleFactory
from plaudit.catalog.facts import OnMerge, facts_of
from plaudit.catalog.models import Person, Title
from plaudit.merging.actions import merge, undo
from sample_facts import sample

EVERY = [(model, name) for model in (Title, Person) for name in facts_of(model) if name not in {"parent", "genres"}]


def two(model):
    """Two rows of which nothing is known."""
    if model is Person:
        return PersonFactory(name="Nobody"), PersonFactory(name="No one")
    nothing = {"year": None, "release_class": "wide", "countries": [], "languages": [], "listed": False}
    return TitleFactory(name="Nothing", **nothing), TitleFactory(name="Nil", **nothing)


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "name"), EVERY)
def test_a_fact_is_taken_over_as_declared_and_given_back(model, name):
    kept, gone = two(model)
    value = True if name == "listed" else sample(model, name)
    both = [kept, gone] if name == "kind" else [gone]
    for row in both:
        setattr(row, name, value)
        row.field_sources = {name: "archive"}
        row.save()
    before = getattr(kept, name)

    merged = merge(kept, gone)

    kept.refresh_from_db()
    rule = facts_of(model)[name].on_merge
    assert getattr(kept, name) == (before if rule is OnMerge.KEEP else value)
    assert kept.field_sources == ({name: "archive"} if rule is OnMerge.FILL or name == "kind" else {})

    undo(merged)
    kept.refresh_from_db()
    assert getattr(kept, name) == before


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "name"), [(Title, "tagline"), (Person, "biography")])
def test_what_an_editor_emptied_stays_empty(model, name):
    kept, gone = two(model)
    kept.field_sources = {name: "editor"}
    kept.save()
    setattr(gone, name, "Words.")
    gone.save()

    merge(kept, gone)

    kept.refresh_from_db()
    assert getattr(kept, name) == ""
