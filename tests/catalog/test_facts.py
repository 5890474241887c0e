"""What is declared of the facts of titles and people holds wherever they are set."""

import pytest

from factories import PersonFactory, TitleFactory
from plaudit.catalog.facts import PERSON_FACTS, TITLE_FACTS
from plaudit.catalog.ingest.field_sources import DEMO, EDITOR, apply_edit, apply_source, clear_source
from plaudit.catalog.ingest.titles import upsert_titles
from plaudit.catalog.matching.candidates import TitleCandidate
from plaudit.catalog.models import Person, Title, TitleId
from sample_facts import sample

pytestmark = pytest.mark.django_db
FROM_SOURCES = [name for name, fact in TITLE_FACTS.items() if fact.from_sources and not fact.identifies]


@pytest.mark.parametrize("name", FROM_SOURCES)
def test_what_a_source_says_of_a_title_that_is_there_is_stored(name):
    title = TitleFactory(name="M", year=1931)
    TitleId.objects.create(title=title, source="archive", value="1")
    wanted = sample(Title, name)

    (upserted,) = upsert_titles([TitleCandidate("archive", "M", 1931, ids=(("archive", "1"),), facts={name: wanted})])

    title.refresh_from_db()
    assert (upserted.created, upserted.changed) == (False, True)
    assert getattr(title, name) == wanted
    assert title.field_sources[name] == "archive"


@pytest.mark.parametrize("name", sorted(set(TITLE_FACTS) - set(FROM_SOURCES) - {"name", "year"}))
def test_what_only_an_editor_says_no_source_sets(name):
    title = TitleFactory.build()
    with pytest.raises(ValueError, match=name):
        apply_source(title, "archive", {name: "something"})


@pytest.mark.parametrize("facts", [{"tag_line": "Misspelt"}, {"slug": "m"}])
def test_what_is_no_fact_is_a_mistake(facts):
    for row in (TitleFactory.build(), PersonFactory.build()):
        with pytest.raises(KeyError):
            apply_edit(row, facts)
        with pytest.raises(KeyError):
            apply_source(row, "archive", facts)


@pytest.mark.parametrize(("row", "facts"), [(Title(), TITLE_FACTS), (Person(), PERSON_FACTS)])
def test_what_the_demo_alone_said_goes_with_it_but_for_what_a_row_is_known_by(row, facts):
    names = [name for name, fact in facts.items() if fact.from_sources]
    said = {name: sample(type(row), name) for name in names}
    apply_source(row, DEMO, said)
    apply_edit(row, {names[-1]: said[names[-1]] + "!"})

    assert set(clear_source(row, DEMO)) == set(names[:-1])

    empty = type(row)()
    kept = {name for name in names if getattr(row, name) != getattr(empty, name)}
    assert kept == {name for name in names if facts[name].identifies} | {names[-1]}
    assert row.field_sources == {names[-1]: EDITOR}
