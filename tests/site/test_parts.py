"""The small parts that pages are made of."""

from fractions import Fraction

import pytest
from django.utils import translation

from plaudit.scoring.tally import AudienceTally
from plaudit.site.charts import shapes
from plaudit.site.components import posters
from plaudit.site.components.pagination import NoSuchPage, pager
from plaudit.site.components.reviews import OPENING, SPARED, opening_and_rest
from plaudit.site.formatting import formats
from plaudit.site.http.urls import external_url


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (0, "0"),
        (24, "24"),
        (25, "25"),
        (26, "25+"),
        (341_026, "250,000+"),
        (25_000, "25,000+"),
        (600_000, "500,000+"),
        (3_400_000, "3,000,000+"),
    ],
)
def test_counts_on_cards_come_in_bands(count, shown):
    assert formats.banded(count) == shown


def test_a_mean_is_rounded_half_up_as_everywhere():
    assert formats.decimal(Fraction(825, 100)) == "8.3"
    assert formats.decimal(Fraction(8)) == "8.0"


def test_dates_and_numbers_follow_the_language_of_the_page():
    with translation.override("de"):
        assert formats.number(341_026) == "341.026"
        assert formats.big_percent(91) == "91<small>%</small>"
        assert formats.country("JP") == "Japan"
        assert formats.language_name("ja") == "Japanisch"
    assert formats.number(341_026) == "341,026"


@pytest.mark.parametrize("code", ["", "xx-nonsense-xx", "zz", "not a code"])
def test_a_language_that_nobody_knows_is_shown_as_it_is(code):
    assert formats.language_name(code) == code


def test_a_bar_with_any_rating_is_seen():
    bars = shapes.histogram(AudienceTally((1, 0, 0, 0, 0, 0, 0, 0, 0, 100_000)))
    assert bars[0].height == 1
    assert bars[9].height == shapes.HEIGHT


def test_a_poster_is_always_the_same_for_a_name():
    first = posters.poster("Ran", "Akira Kurosawa", 1985)
    assert first == posters.poster("Ran", "Akira Kurosawa", 1985)
    assert first.classes == posters.poster("Ran").classes


@pytest.mark.parametrize("name", ["M", "", " ", "…", "七人の侍", "x" * 500, "🍿", "Ǆ"])
def test_every_name_makes_a_poster_and_a_portrait(name):
    assert posters.poster(name).letter
    assert posters.portrait(name).initials


@pytest.mark.parametrize("address", ["https://paper.example/a?b=1", "http://paper.example"])
def test_links_to_the_web_are_links(address):
    assert external_url(address) == address


@pytest.mark.parametrize(
    "address",
    ["", "javascript:alert(1)", "ftp://a.example", "//a.example", "https://", "http://[", "mailto:a@b.example"],
)
def test_other_links_are_none(address):
    assert external_url(address) == ""


def test_the_pages_of_a_long_list_leave_gaps():
    assert pager("7", 400, 24, "/").numbers == [1, 0, 6, 7, 8, 0, 17]
    assert pager(None, 0, 24, "/").numbers == [1]


def test_there_is_no_page_behind_the_last():
    with pytest.raises(NoSuchPage, match="ends with page 2"):
        pager("3", 48, 24, "/")


def test_half_stars_are_written_as_the_language_writes_them():
    assert (formats.stars(7), formats.stars(8)) == ("3.5", "4")
    with translation.override("de"):
        assert formats.stars(7) == "3,5"


@pytest.mark.parametrize("text", [["Short."], ["Two.", "Lines."], ["x" * (OPENING + SPARED)], []])
def test_an_audience_review_of_usual_length_is_shown_as_a_whole(text):
    assert opening_and_rest(text) == (text, [])


@pytest.mark.parametrize(
    "text", [["word " * 2000], ["x" * 10_000], ["a"] * 5000, ["Short.", "word " * 400, "End."]], ids=range(4)
)
def test_a_long_audience_review_is_cut_and_nothing_of_it_lost(text):
    opening, rest = opening_and_rest(text)
    assert rest
    assert sum(map(len, opening)) <= OPENING + SPARED
    assert "".join([*opening, *rest]).replace("…", "").replace(" ", "") == "".join(text).replace(" ", "")


def test_a_cut_never_divides_a_word_where_it_need_not():
    opening, rest = opening_and_rest(["word " * 400])
    assert opening[0].endswith("word …")
    assert rest[0].startswith("word ")
