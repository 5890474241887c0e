"""Names are normalised so that two spellings of one name are the same, in every script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaudit.names.folding import (
    fold,
    move_article_to_front,
    person_key,
    publication_key,
    slugify,
    split_alias,
    split_year,
    title_key,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Matrix", "Matrix, The"),
        ("Amélie", "AMELIE"),
        ("L'Atalante", "Atalante, L'"),
        ("Tom & Jerry", "Tom and Jerry"),
        ("Spider-Man", "Spider Man"),
        ("Ocean's Eleven", "Ocean’s Eleven"),
        ("8½", "8 1/2"),
        ("Straße", "STRASSE"),
        ("Ødipussi", "Odipussi"),
        ("ǿ", "ø"),
        ("Ｆａｒｇｏ", "Fargo"),
        ("Солярис", "СОЛЯРИС"),
        ("ガメラ", "カ\u3099メラ"),
    ],
)
def test_two_spellings_of_one_title_have_one_key(one: str, other: str) -> None:
    assert title_key(one) == title_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Die Hard", "Hard"),
        ("I, Robot", "Robot"),
        ("As Good as It Gets", "Good as It Gets"),
        ("七人の侍", "羅生門"),
        ("$", "…"),
        ("कल हो ना हो", "काल हो ना हो"),
        ("Alien", "Aliens"),
    ],
)
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert title_key(one) != title_key(other)


@given(st.text(max_size=400))
def test_a_key_of_a_key_is_itself(name: str) -> None:
    assert fold(fold(name)) == fold(name)
    assert title_key(title_key(name)) == title_key(name)
    assert person_key(person_key(name)) == person_key(name)
    assert len(title_key(name)) <= 300


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_ascii_folds_as_all_other_text_does(name: str) -> None:
    assert fold(name) == fold(name + "\u0301")


@given(st.text())
def test_any_name_has_a_slug(name: str) -> None:
    slug = slugify(name, 2006, fallback="title")

    assert slug.endswith("-2006")
    assert len(slug) <= 110
    assert not set(slug) & set(" /?#%\n")


def test_a_name_of_signs_alone_has_the_fallback_for_its_slug() -> None:
    assert slugify("$", 1971, fallback="title") == "title-1971"


@pytest.mark.parametrize(
    ("printed", "name", "year"),
    [
        ("Toy Story (1995)", "Toy Story", 1995),
        ("2001: A Space Odyssey", "2001: A Space Odyssey", None),
        ("Doctor Who (2005-2022)", "Doctor Who", 2005),
        ("Fawlty Towers (1975–)", "Fawlty Towers", 1975),
        ("Roman (0044)", "Roman (0044)", None),
        ("(1995)", "(1995)", None),
    ],
)
def test_the_year_behind_a_title_is_split_off(printed: str, name: str, year: int | None) -> None:
    assert split_year(printed) == (name, year)


def test_another_name_in_brackets_is_split_off() -> None:
    printed = "City of Lost Children, The (Cité des enfants perdus, La)"

    assert split_alias(printed) == ("The City of Lost Children", "La Cité des enfants perdus")


def test_an_article_at_the_end_is_moved_to_the_front() -> None:
    assert move_article_to_front("Postino, Il") == "Il Postino"
    assert move_article_to_front("Atalante, L'") == "L'Atalante"
    assert move_article_to_front("Good, the Bad and the Ugly, The") == "The Good, the Bad and the Ugly"


def test_a_publication_is_the_same_with_and_without_the() -> None:
    assert publication_key("The Evening Lamp") == publication_key("Evening Lamp")
