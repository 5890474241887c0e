"""Who is who: by id, else by name within the same title."""

import pytest

from factories import CreditFactory, PersonFactory, TitleFactory
from plaudit.catalog.genres import genre_key, set_genres
from plaudit.catalog.ingest.credits import CreditInput, credits_by_name, upsert_credits
from plaudit.catalog.ingest.field_sources import DEMO
from plaudit.catalog.models import Credit, Genre, Job, Person, Title

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


def part(title: Title, character: str = "", value: str = "1") -> CreditInput:
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


def test_who_is_credited_for_the_title_already_is_not_credited_again(title: Title) -> None:
    person = PersonFactory(name="Ken Watanabe")
    CreditFactory(title=title, person=person, character="General Kuribayashi")

    assert cast(title, "Ken Watanabe") == set()
    assert credited(title) == [("Ken Watanabe", "General Kuribayashi")]


def test_a_namesake_in_another_row_of_the_batch_says_who_it_is(title: Title, noise: Title) -> None:
    person = PersonFactory(name="Ken Watanabe")
    CreditFactory(title=title, person=person)

    upsert_credits(
        [*credits_by_name(noise, ["Ken Watanabe"], Job.ACTOR), *credits_by_name(title, ["Ken Watanabe"], Job.ACTOR)],
        origin="films",
    )

    assert person.credits.count() == 2


def test_a_namesake_who_is_known_by_another_id_is_not_credited_beside_the_one_the_title_has(
    title: Title, noise: Title
) -> None:
    cast(noise, "Ken Watanabe")
    CreditFactory(title=title, person=PersonFactory(name="Ken Watanabe", slug="ken-watanabe-9"))

    cast(title, "Ken Watanabe")

    assert len(credited(title)) == 1


def test_a_character_is_filled_in_where_none_was_known(title: Title) -> None:
    upsert_credits([part(title)], origin="tmdb")

    assert upsert_credits([part(title, "General Kuribayashi")], origin="tmdb") == {title.pk}
    assert credited(title) == [("Ken Watanabe", "General Kuribayashi")]


def test_a_second_character_is_a_second_part(title: Title) -> None:
    upsert_credits([part(title, "The General"), part(title, "His Father"), part(title)], origin="tmdb")

    assert [character for _name, character in credited(title)] == ["The General", "His Father"]


def test_what_the_demo_credited_is_the_imports_once_it_tells_the_same(title: Title) -> None:
    CreditFactory(title=title, person=PersonFactory(name="Ken Watanabe"), character="The General", origin=DEMO)

    cast(title, "Ken Watanabe")

    credit = title.credits.get()
    assert (credit.origin, credit.character) == ("films", "The General")


def test_a_name_of_signs_alone_is_nobody(title: Title) -> None:
    assert cast(title, "...", "-") == set()


def test_a_very_long_name_is_cut_and_known_again(title: Title) -> None:
    long = "Adolph " * 60

    cast(title, long)

    assert cast(title, long) == set()
    assert Credit.objects.filter(title=title).count() == 1


def test_genres_have_one_key_by_whatever_name(title: Title) -> None:
    assert {genre_key(name) for name in ("Sci-Fi", "Science Fiction", "Science Fiction & Fantasy")} >= {
        "science-fiction"
    }
    assert genre_key("(other)") == ""


def test_a_title_that_has_genres_keeps_them(title: Title, noise: Title) -> None:
    set_genres([(title, ["War", "Drama"])])
    set_genres([(title, ["Comedy"]), (noise, ["War"])])

    assert set(title.genres.values_list("slug", flat=True)) == {"war", "drama"}
    assert set(noise.genres.values_list("slug", flat=True)) == {"war"}
    assert not Genre.objects.filter(slug="comedy").exists()
