"""What files say is cleaned, and what critics say is told apart from what stands in its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaudit.imports.text_cleaning import minutes, plain, quote_and_language


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Tom &amp; Jerry", "Tom & Jerry"),
        ("Tom &amp;amp; Jerry", "Tom & Jerry"),
        ("&quot;Quiet&quot;, he says", '"Quiet", he says'),
        ("a <i>quiet</i> film<br/>", "a quiet film"),
        ("3 < 4 and 5 > 2", "3 < 4 and 5 > 2"),
        ("\xa0two\t\n words\x00 ", "two words"),
        ("soft\xadhyphen", "softhyphen"),
        ("\u202ereversed", "reversed"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🚀 lands", "👩\u200d🚀 lands"),
    ],
)
def test_entities_tags_and_stray_signs_go_and_what_a_script_needs_stays(printed: str, meant: str) -> None:
    assert plain(printed) == meant


@given(st.text())
def test_any_text_is_cleaned_to_one_line_without_control_signs(text: str) -> None:
    cleaned = plain(text)

    assert not set(cleaned) & {"\n", "\r", "\0", "\x1b", "\u2028"}
    assert cleaned == cleaned.strip()


@pytest.mark.parametrize(
    "printed",
    [
        "Click to read review", "click here", "Click for full review", "Full review at Movies for the Masses",
        "Read the full review.", "Parental Content Review", "[Full review in Spanish]", "(full review in Greek)",
        "click to read full review [Greek]", "No quote available.", "N/A", "...", "-", "",
    ],
)  # fmt: skip
def test_what_only_stands_in_the_place_of_a_quote_is_none(printed: str) -> None:
    assert quote_and_language(printed)[0] == ""


@pytest.mark.parametrize(
    "printed",
    [
        "The leads never click.",
        "Click, and the trap shuts.",
        "A full review of a life in ninety minutes, and a moving one at that, by somebody who knew the man.",
        "Not available to irony.",
        "2046",
    ],
)
def test_what_a_critic_says_stays(printed: str) -> None:
    assert quote_and_language(printed) == (printed, "")


@pytest.mark.parametrize(
    ("printed", "said", "language"),
    [
        ("Una joya. [Full review in Spanish]", "Una joya.", "es"),
        ("Una joya. [full review Spanish]", "Una joya.", "es"),
        ("(Full article in Portuguese.)", "", "pt"),
        ("click for full review [Greek]", "", "el"),
        ("A sketch. [Full review in progress]", "A sketch. [Full review in progress]", ""),
    ],
)
def test_a_note_of_the_language_is_kept_apart(printed: str, said: str, language: str) -> None:
    assert quote_and_language(printed) == (said, language)


@pytest.mark.parametrize(("printed", "meant"), [("141", 141), ("", None), ("NA", None), ("0" * 5000 + "9", None)])
def test_minutes_are_a_number_or_nothing(printed: str, meant: int | None) -> None:
    assert minutes(printed) == meant
