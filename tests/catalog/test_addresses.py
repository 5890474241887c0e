"""Public addresses last: one per title or person, never given twice, found again after a rename."""

import pytest

from factories import PersonFactory, TitleFactory
from plaudit.catalog.models import PersonRedirect, Title, TitleRedirect
from plaudit.catalog.slugs import assign_slugs, change_slug

pytestmark = pytest.mark.django_db


def given(*wanted: str) -> list[str]:
    rows = [Title() for _ in wanted]
    assign_slugs(Title, zip(rows, wanted, strict=True))
    return [row.slug for row in rows]


def test_the_first_free_number_is_given() -> None:
    for slug in ("heat", "heat-2", "heat-4"):
        TitleFactory(slug=slug)

    assert given("heat", "heat", "heat", "ronin") == ["heat-3", "heat-5", "heat-6", "ronin"]


def test_a_number_that_another_row_wants_by_name_is_left_to_it() -> None:
    TitleFactory(slug="apollo")

    assert len(set(given("apollo-2", "apollo", "apollo"))) == 3


def test_an_address_that_once_led_somewhere_is_not_given_again() -> None:
    TitleRedirect.objects.create(slug="heat", title=TitleFactory(slug="fire"))

    assert given("heat") == ["heat-2"]


def test_after_a_rename_the_old_address_leads_to_the_new_one() -> None:
    title = TitleFactory(slug="working-title")

    change_slug(title, "heat-1995")

    title.refresh_from_db()
    assert title.slug == "heat-1995"
    assert TitleRedirect.objects.get(slug="working-title").title == title


def test_back_to_an_earlier_name_is_back_to_its_address() -> None:
    person = PersonFactory(slug="ada-vale")
    change_slug(person, "ada-reed")
    change_slug(person, "ada-vale")

    assert person.slug == "ada-vale"
    assert PersonRedirect.objects.get().slug == "ada-reed"


def test_who_has_a_number_since_another_has_the_name_keeps_it() -> None:
    TitleFactory(slug="heat")
    title = TitleFactory(slug="heat-2")

    change_slug(title, "heat")

    assert title.slug == "heat-2"
    assert not TitleRedirect.objects.exists()
