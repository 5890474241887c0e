"""A title that a file names is matched or created, and possible duplicates are reported."""

from typing import Any

import pytest

from factories import CreditFactory, PersonFactory, TitleFactory
from plaudit.catalog.ingest.field_sources import DEMO, EDITOR, apply_source
from plaudit.catalog.ingest.titles import UpsertedTitle, get_or_create_titles, upsert_titles
from plaudit.catalog.matching.candidates import TitleCandidate
from plaudit.catalog.models import Job, Title, TitleId, TitleRedirect

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noise(db: None) -> Title:
    """A film of another name, so that a forgotten filter fails."""
    other = TitleFactory(name="Flags of Our Fathers")
    TitleId.objects.create(title=other, source="archive", value="99")
    return other


def candidate(
    name: str = "Emma", year: int | None = 1996, *ids: str, source: str = "archive", **more: Any
) -> TitleCandidate:
    return TitleCandidate(source=source, name=name, year=year, ids=tuple((source, value) for value in ids), **more)


def upsert(title: TitleCandidate) -> UpsertedTitle:
    return upsert_titles([title])[0]


def directed(title: Title, name: str) -> None:
    person = PersonFactory(name=name, name_key=name.casefold())
    CreditFactory(title=title, person=person, job=Job.DIRECTOR)


def test_a_film_is_known_by_its_sources_id_under_a_new_name() -> None:
    first = upsert(candidate("Emma", 1996, "1"))

    again = upsert(candidate("Jane Austen's Emma", 1996, "1"))

    assert again.title == first.title
    assert (again.created, again.changed) == (False, True)
    assert Title.objects.get(id=first.title.pk).name == "Jane Austen's Emma"


def test_a_film_of_the_same_name_and_year_from_another_source_is_the_same() -> None:
    first = upsert(candidate("The Matrix", 1999, "1"))

    assert upsert(candidate("Matrix, The", 1999, "tt1", source="imdb")).title == first.title
    assert set(first.title.ids.values_list("source", flat=True)) == {"archive", "imdb"}


def test_another_year_is_another_film() -> None:
    first = upsert(candidate("Emma", 1996, "1"))

    second = upsert(candidate("Emma", 2020, "x", source="imdb"))

    assert second.title != first.title
    assert second.possible_duplicates == ()


@pytest.mark.parametrize("year", [1995, 1997, None])
def test_with_the_same_director_a_year_may_differ_by_one_or_be_unknown(year: int | None) -> None:
    title = TitleFactory(name="Emma", name_key="emma", year=1996)
    directed(title, "Douglas McGrath")

    assert upsert(candidate("Emma", year, "1", directors=("Douglas McGrath",))).title == title


def test_a_film_by_another_director_is_created_and_reported() -> None:
    title = TitleFactory(name="Emma", name_key="emma", year=1996)
    directed(title, "Douglas McGrath")

    upserted = upsert(candidate("Emma", 1996, "1", directors=("Diarmuid Lawrence",)))

    assert upserted.created
    assert upserted.possible_duplicates == (title,)
    assert upserted.title.slug == "emma-1996-2"


def test_one_of_several_directors_is_enough() -> None:
    title = TitleFactory(name="Fargo", name_key="fargo", year=1996)
    directed(title, "Joel Coen")

    assert upsert(candidate("Fargo", 1996, "1", directors=("Ethan Coen", "Joel Coen"))).title == title


def test_without_a_director_a_year_that_differs_by_one_is_another_film() -> None:
    TitleFactory(name="Emma", name_key="emma", year=1996)

    assert upsert(candidate("Emma", 1997, "1")).created


def test_where_two_titles_fit_a_third_is_created_and_both_are_reported() -> None:
    two = [TitleFactory(name="Emma", name_key="emma", year=1996, slug=f"emma-{n}") for n in (1, 2)]

    upserted = upsert(candidate("Emma", 1996, "1"))

    assert upserted.created
    assert upserted.possible_duplicates == tuple(two)
    assert len(list(upserted.duplicate_warnings())) == 2


def test_two_ids_of_one_source_are_two_films_also_in_one_batch() -> None:
    first, second = upsert_titles([candidate("Emma", 1996, "1"), candidate("Emma", 1996, "2")])

    assert first.title != second.title
    assert second.possible_duplicates == (first.title,)
    assert {first.title.slug, second.title.slug} == {"emma-1996", "emma-1996-2"}


def test_a_film_that_comes_twice_in_a_batch_is_created_once() -> None:
    first, second = upsert_titles([candidate("Emma", 1996, "1"), candidate("Emma", 1996, "1")])

    assert first.title is second.title
    assert (first.created, second.created) == (True, False)


def test_two_sources_in_one_batch_share_a_film_that_is_not_saved_yet() -> None:
    first, second = upsert_titles([candidate("Emma", 1996, "1"), candidate("Emma", 1996, "tt1", source="imdb")])

    assert first.title is second.title
    assert first.title.ids.count() == 2


def test_ids_of_two_films_are_reported() -> None:
    upsert(candidate("Emma", 1996, "1"))
    other = upsert(candidate("Emma", 2020, "tt2", source="imdb")).title

    upserted = upsert(TitleCandidate("archive", "Emma", 1996, ids=(("archive", "1"), ("imdb", "tt2"))))

    assert upserted.possible_duplicates == (other,)


def test_a_film_without_a_year_is_the_same_only_as_one_without() -> None:
    dated = TitleFactory(name="Emma", name_key="emma", year=1996)

    first = upsert(candidate("Emma", None, "1"))
    again = upsert(candidate("Emma", None, "x", source="imdb"))

    assert first.created
    assert first.possible_duplicates == (dated,)
    assert again.title == first.title
    assert first.title.slug == "emma"


def test_a_title_in_japanese_keeps_its_letters() -> None:
    first = upsert(candidate("七人の侍", 1954, "1"))

    assert first.title.slug == "七人の侍-1954"
    assert upsert(candidate("七人の侍", 1954, "x", source="imdb")).title == first.title


def test_titles_of_signs_alone_are_not_one() -> None:
    first, second = upsert_titles([candidate("$", 1971, "1"), candidate("…", 1971, "x", source="imdb")])

    assert first.title != second.title
    assert {first.title.slug, second.title.slug} == {"title-1971", "title-1971-2"}


def test_many_films_of_one_name_get_their_own_slugs_in_few_queries(django_assert_max_num_queries: Any) -> None:
    upsert_titles([candidate("Untitled", None, str(number)) for number in range(40)])

    with django_assert_max_num_queries(40):
        upserted = upsert_titles([candidate("Untitled", None, str(number)) for number in range(40, 80)])

    assert upserted[-1].title.slug == "untitled-80"


def test_a_film_that_nothing_names_is_created_once_and_unlisted() -> None:
    first = get_or_create_titles("archive", ["7", "8", "7"])

    assert get_or_create_titles("archive", ["8", "7"]) == first
    assert not Title.objects.get(id=first["7"]).listed


def test_an_unlisted_film_is_listed_once_it_is_named_and_its_old_slug_redirects() -> None:
    pk = get_or_create_titles("archive", ["7"])["7"]
    old = Title.objects.get(id=pk).slug

    upserted = upsert(candidate("Emma", 1996, "7"))

    assert upserted.title.pk == pk
    title = Title.objects.get(id=pk)
    assert (title.listed, title.name_key, title.slug) == (True, "emma", "emma-1996")
    assert TitleRedirect.objects.get(slug=old).title_id == pk


def test_an_unlisted_film_that_turns_out_to_be_a_listed_one_is_reported() -> None:
    title = TitleFactory(name="Emma", name_key="emma", year=1996)
    get_or_create_titles("archive", ["7"])

    assert upsert(candidate("Emma", 1996, "7")).possible_duplicates == (title,)


def test_facts_of_another_source_stay_and_missing_ones_are_filled_in() -> None:
    title = upsert(candidate("Emma", 1996, "1", facts={"runtime": 120})).title

    upsert(candidate("EMMA", 1996, "x", source="imdb", facts={"runtime": 121, "synopsis": "A matchmaker errs."}))

    title.refresh_from_db()
    assert (title.name, title.runtime, title.synopsis) == ("Emma", 120, "A matchmaker errs.")
    assert title.field_sources["synopsis"] == "imdb"


def test_a_missing_year_is_filled_in_by_another_source() -> None:
    title = upsert(candidate("Emma", None, "1")).title

    upsert(TitleCandidate("imdb", "Emma", 1996, ids=(("archive", "1"),)))

    title.refresh_from_db()
    assert title.year == 1996


def test_a_second_import_changes_nothing() -> None:
    emma = candidate("Emma", 1996, "1", facts={"runtime": 120})
    upsert(emma)

    again = upsert(emma)

    assert (again.created, again.changed) == (False, False)


def test_facts_of_the_demo_are_replaced_and_those_of_an_editor_stay() -> None:
    title = Title(name="Emma", year=1996)
    apply_source(title, DEMO, {"runtime": 100, "synopsis": "Invented."})
    apply_source(title, EDITOR, {"runtime": 120})

    apply_source(title, "archive", {"runtime": 121, "synopsis": "A matchmaker errs."})

    assert (title.runtime, title.synopsis) == (120, "A matchmaker errs.")


def test_facts_that_no_title_can_have_are_ignored() -> None:
    title = Title(name="Emma", year=1996)

    assert not apply_source(title, "archive", {"runtime": 99_999, "year": 1500, "age_rating": "x" * 21, "synopsis": ""})
    assert title.year == 1996
