"""Credits that a file names are stored once, for people known by id, or by name within the same title."""

import pytest

from factories import CreditFactory, PersonFactory, TitleFactory
from plaudit.catalog.ingest.credits import CreditInput, credits_by_name, upsert_credits
from plaudit.catalog.ingest.field_sources import DEMO
from plaudit.catalog.models import Credit, Job, Person, Title

pytestmark = pytest.mark.django_db


@pytest.fixture
def title(db: None) -> Title:
    return TitleFactory(name="Letters from Iwo Jima")


@pytest.fixture(autouse=True)
def noise(db: None) -> Title:
    """Another film with a cast of its own."""
    other = TitleFactory(name="Flags of Our Fathers")
    CreditFactory.create_batch(3, title=other)
    return other


def cast(title: Title, *names: str) -> set[int]:
    return upsert_credits(credits_by_name(title, names, Job.ACTOR), origin="films")


def credit(title: Title, character: str = "", value: str = "1") -> CreditInput:
    return CreditInput(title=title, name="Ken Watanabe", job=Job.ACTOR, source="tmdb", value=value, character=character)


def credited(title: Title) -> list[tuple[str, str]]:
    return list(title.credits.order_by("id").values_list("person__name", "character"))


def test_a_cast_is_credited_once_in_its_order(title: Title) -> None:
    assert cast(title, "Ken Watanabe", "Kazunari Ninomiya") == {title.pk}
    assert cast(title, "Ken Watanabe", "Kazunari Ninomiya") == set()

    assert list(title.credits.values_list("billing", flat=True)) == [1, 2]


def test_one_name_in_two_films_of_one_file_is_one_person(title: Title, noise: Title) -> None:
    parts = [*credits_by_name(title, ["Ken Watanabe"], Job.ACTOR), *credits_by_name(noise, ["KEN WATANABE"], Job.ACTOR)]
    upsert_credits(parts, origin="films")

    assert Person.objects.get(name_key="ken watanabe").credits.count() == 2


def test_a_person_credited_for_the_title_already_is_not_credited_again(title: Title) -> None:
    person = PersonFactory(name="Ken Watanabe")
    CreditFactory(title=title, person=person, character="General Kuribayashi")

    assert cast(title, "Ken Watanabe") == set()
    assert credited(title) == [("Ken Watanabe", "General Kuribayashi")]


def test_a_credited_namesake_in_another_row_of_the_batch_is_the_same_person(title: Title, noise: Title) -> None:
    person = PersonFactory(name="Ken Watanabe")
    CreditFactory(title=title, person=person)

    upsert_credits(
        [*credits_by_name(noise, ["Ken Watanabe"], Job.ACTOR), *credits_by_name(title, ["Ken Watanabe"], Job.ACTOR)],
        origin="films",
    )

    assert person.credits.count() == 2


def test_a_person_known_by_id_is_not_credited_beside_a_namesake_whom_the_title_has(title: Title, noise: Title) -> None:
    cast(noise, "Ken Watanabe")
    CreditFactory(title=title, person=PersonFactory(name="Ken Watanabe", slug="ken-watanabe-9"))

    cast(title, "Ken Watanabe")

    assert len(credited(title)) == 1


def test_a_missing_character_is_filled_in(title: Title) -> None:
    upsert_credits([credit(title)], origin="tmdb")

    assert upsert_credits([credit(title, "General Kuribayashi")], origin="tmdb") == {title.pk}
    assert credited(title) == [("Ken Watanabe", "General Kuribayashi")]


def test_a_second_character_is_a_second_credit(title: Title) -> None:
    upsert_credits([credit(title, "The General"), credit(title, "His Father"), credit(title)], origin="tmdb")

    assert [character for _name, character in credited(title)] == ["The General", "His Father"]


def test_a_credit_of_the_demo_is_taken_over_by_an_import(title: Title) -> None:
    CreditFactory(title=title, person=PersonFactory(name="Ken Watanabe"), character="The General", origin=DEMO)

    cast(title, "Ken Watanabe")

    credit = title.credits.get()
    assert (credit.origin, credit.character) == ("films", "The General")


def test_a_name_of_signs_alone_is_not_credited(title: Title) -> None:
    assert cast(title, "...", "-") == set()


def test_a_very_long_name_is_cut_and_matched_again(title: Title) -> None:
    long = "Adolph " * 60

    cast(title, long)

    assert cast(title, long) == set()
    assert Credit.objects.filter(title=title).count() == 1
