"""Exact names, beginnings and parts of names found together, of all kinds, known and unknown: one order for all."""

import re

import pytest

from factories import CriticFactory, PersonFactory, PublicationFactory, TitleFactory, reviews
from pages import text
from plaudit.catalog.models import Title
from plaudit.changes.actions import move_epoch
from plaudit.scoreboard.models import Score
from plaudit.search.actions import update_index
from plaudit.search.queries.results import find, find_overview, find_page

pytestmark = pytest.mark.django_db


def rated(title: Title, ratings: int) -> Title:
    """A title that so many people have rated."""
    Score.objects.update_or_create(title=title, defaults={"stars_8": ratings})
    return title


@pytest.fixture
def mixed():
    """Names like "ran", of which the less like it are the better known."""
    for number in range(12):
        rated(TitleFactory(name=f"Ransom {number:02}", year=1980 + number), 5_000)
    rated(TitleFactory(name="The Man Who Ran", year=1999), 30_000)
    rated(TitleFactory(name="Chaos", original_name="Ran", year=1985), 3)
    TitleFactory(name="The Ran", year=1970)
    TitleFactory(name="Rán", slug="accent", year=1971)
    TitleFactory(name="Ran", slug="plain", year=1972)
    PersonFactory(name="Ran")
    CriticFactory(name="Ran Clay")
    PublicationFactory(name="The Ran Gazette")
    TitleFactory(name="Nothing Like It")
    update_index()


def note_all_titles():
    """Scores were written past the actions that would have said so."""
    move_epoch()
    update_index()


BEST = ["Ran", "Ran", "Rán", "The Ran", "Chaos", "Ransom 11"]


def names(records):
    return [record.name for record in records]


def test_the_same_name_comes_before_beginnings_and_parts_however_unknown(mixed):
    assert names(find("ran", limit=6)) == BEST
    assert names(find("ran", limit=3)) == BEST[:3]
    assert [record.kind for record in find("ran", limit=6)][:3] == ["title", "person", "title"]


def test_a_name_that_begins_so_stands_behind_one_that_is_very_much_better_known(mixed):
    found = names(find("ran", limit=30))
    assert found[5:18] == [*(f"Ransom {number:02}" for number in range(11, -1, -1)), "The Man Who Ran"]
    assert set(found[18:]) == {"Ran Clay", "The Ran Gazette"}
    Score.objects.filter(title__name="The Man Who Ran").update(stars_8=9_000_000)
    note_all_titles()
    assert names(find("ran", limit=30))[5:7] == ["The Man Who Ran", "Ransom 11"]


def test_suggestions_and_the_page_of_results_agree_on_the_order(client, mixed):
    suggested = re.findall(r'data-url="([^"]*)"', text(client, "/search/suggest?q=ran"))
    assert suggested[:5] == [
        "/title/plain/",
        "/person/ran/",
        "/title/accent/",
        "/title/the-ran-1970/",
        "/title/chaos-1985/",
    ]
    page = text(client, "/search/?q=ran")
    titles = re.findall(r'<h3 class="row-name"><a[^>]*>([^<]*)</a>', page)
    assert titles == ["Ran", "Rán", "The Ran", "Chaos", "Ransom 11", "Ransom 10"]


def test_all_of_a_kind_come_once_and_in_one_order_over_its_pages(mixed):
    everything = names(find_page("ran", "title", start=0, stop=50))
    assert everything[:4] in (["Ran", "Rán", "The Ran", "Chaos"], ["Chaos", "Ran", "Rán", "The Ran"])
    assert everything[4:] == [*(f"Ransom {number:02}" for number in range(11, -1, -1)), "The Man Who Ran"]
    pieces = [names(find_page("ran", "title", start=start, stop=start + 5)) for start in range(0, 20, 5)]
    assert [name for piece in pieces for name in piece] == everything
    assert names(find_page("ran", "person", start=0, stop=5)) == ["Ran"]


def test_an_overview_has_the_best_of_each_kind_in_the_same_order(mixed):
    results = find_overview("ran", limit=6)
    assert results.counts == {"title": 17, "person": 1, "critic": 1, "publication": 1}
    assert names(results.best["title"]) == ["Ran", "Rán", "The Ran", "Chaos", "Ransom 11", "Ransom 10"]
    assert names(results.best["critic"]) == ["Ran Clay"]


def test_equally_known_names_stand_by_their_year_and_then_as_they_came_in():
    for name, year in (("Star A", 1990), ("Star B", 2000), ("Star C", 2000), ("Star D", None)):
        TitleFactory(name=name, year=year)
    update_index()
    for _again in range(2):
        assert names(find("star")) == ["Star B", "Star C", "Star A", "Star D"]


def test_scored_and_unscored_titles_of_one_name_stand_by_how_well_they_are_known():
    unscored, scored = TitleFactory(name="Twin", slug="unscored"), TitleFactory(name="Twin", slug="scored")
    reviews(scored, fresh=6)
    update_index()
    assert [(record.slug, record.critics_percent) for record in find("twin")] == [("scored", 100), ("unscored", None)]
    assert unscored.pk < scored.pk


def test_of_several_guesses_the_nearest_comes_first_and_of_equally_near_ones_the_best_known():
    TitleFactory(name="Nosferata")
    rated(TitleFactory(name="Nosferato"), 900)
    rated(TitleFactory(name="Nosferatuss"), 50_000)
    TitleFactory(name="Nothing Like It")
    update_index()
    assert names(find("nosferatx")) == ["Nosferato", "Nosferata", "Nosferatuss"]
    results = find_overview("nosferatx", limit=2)
    assert results.did_you_mean == "Nosferato"
    assert names(results.best["title"])[:2] == ["Nosferato", "Nosferata"]


def test_guesses_of_several_kinds_stand_each_with_its_kind():
    TitleFactory(name="Kurosawa Remembered")
    PersonFactory(name="Akira Kurosawa")
    CriticFactory(name="Ann Kurosawa")
    update_index()
    results = find_overview("kurosowa", limit=5)
    assert {kind: names(records) for kind, records in results.best.items()} == {
        "title": ["Kurosawa Remembered"], "person": ["Akira Kurosawa"], "critic": ["Ann Kurosawa"],
    }  # fmt: skip
    assert results.counts == {}
