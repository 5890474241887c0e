"""A candidate means the title of its ids, else the only title of its name, kind and year."""

from typing import Any

import pytest

from factories import CreditFactory, PersonFactory, TitleFactory
from plaudit.catalog.actions.titles import add_title, edit_title
from plaudit.catalog.ingest.titles import upsert_titles
from plaudit.catalog.matching.candidates import TitleCandidate
from plaudit.catalog.matching.titles import TitleMatch, match_titles
from plaudit.catalog.models import Job, Kind, Title, TitleId, TitleName
from plaudit.names.folding import title_key

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noise(db: None) -> Title:
    """A film of another name with an id, so that a forgotten filter fails."""
    other = TitleFactory(name="Flags of Our Fathers", original_name="Flags", year=1996)
    TitleId.objects.create(title=other, source="archive", value="99")
    add_name(other, "Fathers")
    return other


@pytest.fixture
def emma(db: None) -> Title:
    return TitleFactory(name="Emma", year=1996)


def add_name(title: Title, name: str) -> None:
    TitleName.objects.create(title=title, name=name, name_key=title_key(name), language="fr")


def add_director(title: Title, name: str) -> None:
    CreditFactory(title=title, person=PersonFactory(name=name), job=Job.DIRECTOR)


def match(name: str = "Emma", year: int | None = 1996, **fields: Any) -> TitleMatch:
    return match_titles([TitleCandidate("archive", name, year, **fields)])[0]


def refer(name: str = "Emma", year: int | None = None, **fields: Any) -> TitleMatch:
    """The match of a row that only refers to a title, as an offer does."""
    return match(name, year, **{"kind": None, "may_be_new": False, **fields})


def test_the_first_known_id_decides_whatever_the_name(emma: Title, noise: Title) -> None:
    TitleId.objects.create(title=emma, source="imdb", value="tt1")

    result = match("Anything", None, ids=(("imdb", "tt0"), ("imdb", "tt1"), ("archive", "99")))

    assert result == TitleMatch(emma, near=(noise,))


def test_names_are_compared_folded(emma: Title) -> None:
    assert match("EMMA!").title == emma


@pytest.mark.parametrize("name", ["Shichinin no samurai", "Die sieben Samurai", "Seven Samurai"])
def test_a_title_is_known_by_each_of_its_names(name: str) -> None:
    title = TitleFactory(name="Seven Samurai", original_name="Shichinin no Samurai", year=1954)
    add_name(title, "Die sieben Samurai")

    assert match(name, 1954).title == title
    assert match(name, 1955).title is None


def test_a_title_is_known_by_the_original_name_that_an_editor_gives(emma: Title) -> None:
    added = add_title({"name": "Mirror", "original_name": "Zerkalo", "year": 1975})
    edit_title(emma, {"original_name": "Emma Woodhouse"})

    assert match("Zerkalo", 1975).title == added
    assert match("Emma Woodhouse").title == emma

    edit_title(emma, {"original_name": ""})
    assert match("Emma Woodhouse").title is None


def test_a_title_is_known_by_the_original_name_that_an_import_gives() -> None:
    facts = {"original_name": "Zerkalo"}
    (mirror,) = upsert_titles([TitleCandidate("archive", "Mirror", 1975, ids=(("archive", "1"),), facts=facts)])

    assert match("Zerkalo", 1975).title == mirror.title


def test_the_main_name_goes_before_the_other_names_of_others(emma: Title) -> None:
    other = TitleFactory(name="Jane Austen's Emma", original_name="Emma", year=1996)
    add_name(other, "Emma")

    assert match().title == emma


def test_another_kind_or_year_is_another_title(emma: Title) -> None:
    assert match(kind=Kind.SERIES) == TitleMatch()
    assert match(year=1997) == TitleMatch()


def test_a_director_in_common_allows_for_a_year_that_differs_by_one_or_is_unknown(emma: Title) -> None:
    add_director(emma, "Douglas McGrath")
    directors = ("Somebody Else", "Douglas McGrath")

    assert [match(year=year, directors=directors).title for year in (1995, 1996, 1997, None)] == [emma] * 4
    assert match(year=1998, directors=directors) == TitleMatch()


def test_another_director_makes_it_another_title_that_came_close(emma: Title) -> None:
    add_director(emma, "Douglas McGrath")

    assert match(directors=("Diarmuid Lawrence",)) == TitleMatch(near=(emma,))


def test_a_title_with_another_id_at_the_same_source_is_another_title(emma: Title) -> None:
    TitleId.objects.create(title=emma, source="imdb", value="tt1")

    assert match(ids=(("imdb", "tt2"),)) == TitleMatch(near=(emma,))
    assert refer(ids=(("imdb", "tt2"),)) == TitleMatch(near=(emma,))
    assert refer(ids=(("tmdb", "2"),)).title == emma


def test_where_several_fit_none_is_meant(emma: Title) -> None:
    other = TitleFactory(name="Emma", year=1996, slug="emma-2")

    assert match() == TitleMatch(near=(emma, other), is_ambiguous=True)
    assert refer() == TitleMatch(near=(emma, other), is_ambiguous=True)


def test_without_a_year_only_a_reference_means_a_title_that_has_one(emma: Title) -> None:
    assert match(year=None) == TitleMatch(near=(emma,))
    assert refer(year=None).title == emma


def test_a_reference_means_listed_films_and_series_of_any_kind() -> None:
    series = TitleFactory(name="Emma", kind=Kind.SERIES, year=2009)
    TitleFactory(name="Emma", kind=Kind.SEASON, parent=series, number=1, year=2009, slug="season")
    TitleFactory(name="Emma", listed=False, year=2009, slug="hidden")

    assert refer().title == series
    assert refer(year=2009).title == series
    assert refer(year=2010).title is None


def test_a_hidden_title_is_not_created_a_second_time() -> None:
    hidden = TitleFactory(name="Emma", listed=False, year=1996)

    assert match().title == hidden


def test_many_candidates_need_as_many_queries_as_one(django_assert_num_queries: Any) -> None:
    titles = [TitleFactory(name=f"Film {number}", year=1990, slug=f"film-{number}") for number in range(20)]
    candidates = [
        TitleCandidate("archive", title.name, 1990, ids=(("archive", str(number)),), directors=("Ada Vale",))
        for number, title in enumerate(titles)
    ]

    with django_assert_num_queries(7):
        match_titles(candidates[:1])
    with django_assert_num_queries(7):
        matches = match_titles(candidates)

    assert [result.title for result in matches] == titles


def test_matching_creates_nothing() -> None:
    before = Title.objects.count()

    assert match("Nowhere", 2001, ids=(("archive", "5"),)) == TitleMatch()
    assert (Title.objects.count(), TitleId.objects.filter(value="5").exists()) == (before, False)


@pytest.mark.parametrize(
    ("candidate", "error"),
    [
        (TitleCandidate("archive", ""), "names no title"),
        (TitleCandidate("archive", "x" * 301), "longer than 300"),
        (TitleCandidate("archive", "Emma", 1500), "1500 is not between 1870 and 2200"),
        (TitleCandidate("archive", "Emma", 1996, ids=(("archive", "1" * 121),)), "longer than 120"),
        (TitleCandidate("archive", "Emma", 1996), ""),
    ],
)
def test_a_candidate_that_cannot_be_a_title_says_why(candidate: TitleCandidate, error: str) -> None:
    assert error in candidate.error
    assert bool(candidate.error) == bool(error)
