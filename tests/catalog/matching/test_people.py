"""A credit means the namesake whom its title credits, else the person who has the id."""

import pytest

from factories import CreditFactory, PersonFactory, TitleFactory
from plaudit.catalog.matching.candidates import PersonCandidate
from plaudit.catalog.matching.people import PersonIndex
from plaudit.catalog.models import Credit, Person, PersonId, Title

pytestmark = pytest.mark.django_db


@pytest.fixture
def title(db: None) -> Title:
    return TitleFactory(name="Letters from Iwo Jima")


@pytest.fixture(autouse=True)
def noise(db: None) -> Person:
    """Somebody of the same name in another film, with an id at another source."""
    person = PersonFactory(name="Ken Watanabe", slug="another-ken-watanabe")
    CreditFactory(title=TitleFactory(), person=person)
    PersonId.objects.create(person=person, source="imdb", value="1")
    return person


def match(*candidates: PersonCandidate) -> list[Person | None]:
    stored_credits = Credit.objects.filter(title__in={candidate.title.pk for candidate in candidates})
    index = PersonIndex.load(candidates, stored_credits.select_related("person"))
    return [index.match(candidate) for candidate in candidates]


def candidate(title: Title, value: str = "1") -> PersonCandidate:
    return PersonCandidate(title=title, name="Ken Watanabe", source="tmdb", value=value)


def test_a_person_is_known_by_id(title: Title) -> None:
    person = PersonFactory(name="Watanabe Ken")
    PersonId.objects.create(person=person, source="tmdb", value="1")

    assert match(candidate(title), candidate(title, "2")) == [person, None]


def test_a_credited_namesake_goes_before_the_person_with_the_id(title: Title) -> None:
    PersonId.objects.create(person=PersonFactory(name="Watanabe Ken"), source="tmdb", value="1")
    namesake = PersonFactory(name="Ken Watanabe")
    CreditFactory(title=title, person=namesake)

    assert match(candidate(title)) == [namesake]


def test_a_credited_namesake_is_known_by_the_id_in_other_titles_of_the_batch(title: Title) -> None:
    namesake = PersonFactory(name="Ken Watanabe")
    CreditFactory(title=title, person=namesake)

    assert match(candidate(TitleFactory()), candidate(title)) == [namesake, namesake]


def test_a_namesake_to_whom_the_source_gives_another_id_is_somebody_else(title: Title) -> None:
    namesake = PersonFactory(name="Ken Watanabe")
    CreditFactory(title=title, person=namesake)
    PersonId.objects.create(person=namesake, source="tmdb", value="2")

    assert match(candidate(title)) == [None]


def test_of_two_credited_namesakes_none_is_meant(title: Title) -> None:
    for slug in ("ken-watanabe", "ken-watanabe-2"):
        CreditFactory(title=title, person=PersonFactory(name="Ken Watanabe", slug=slug))

    assert match(candidate(title)) == [None]


def test_an_unknown_name_and_id_are_nobody(title: Title) -> None:
    assert match(candidate(title)) == [None]
