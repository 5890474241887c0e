"""Names are found by the beginnings of their words, in any script, in spite of typing errors."""

import pytest

from factories import CriticFactory, PersonFactory, PublicationFactory, TitleFactory, rating, reviews
from plaudit.catalog.models import TitleName
from plaudit.names.folding import title_key
from plaudit.search.actions import update_index
from plaudit.search.queries import count_by_kind, find, find_overview, find_page

pytestmark = pytest.mark.django_db


def names_found(text, **options):
    """The names that a text finds, best first, once the index is up to date."""
    update_index()
    return [record.name for record in find(text, **options)]


@pytest.mark.parametrize(
    "text",
    [
        "Amélie",
        "amelie",
        "AMÉL",
        "le fabuleux destin",
        "destin fab",
        "poulain amelie",
        "Amelie Poulain",
        "d'Amélie",
        "amelie 2001",
        "fabuleuxdestin",
    ],
)
def test_a_title_is_found_by_the_beginnings_of_its_words_in_any_order(text):
    TitleFactory(name="Amélie", original_name="Le Fabuleux Destin d'Amélie Poulain", year=2001)
    TitleFactory(name="Something Else")
    assert names_found(text) == ["Amélie"]


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("Spider-Man: No Way Home", ["spiderman", "spider man no", "spiderman no way", "no way home"]),
        ("WALL·E", ["walle", "wall e", "Wall-E"]),
        ("L'avventura", ["avventura", "lavventura", "l avventura", "L’AVVENTURA"]),
        ("M*A*S*H", ["mash", "m a s h", "m.a.s.h."]),
        ("Ocean's Eleven", ["oceans eleven", "ocean's", "Ocean’s"]),
        ("The Matrix", ["matrix", "the matrix", "Matrix, The"]),
        ("Das Boot", ["boot", "das boot"]),
        ("Fast & Furious", ["fast and furious", "fast furious"]),
        ("Øystein", ["oystein"]),
        ("$", ["$"]),
        ("?!", ["?!", "? !"]),
        ("50/50", ["50/50", "5050", "50 50"]),
    ],
)
def test_missing_signs_and_articles_do_not_matter(name, texts):
    TitleFactory(name=name, name_key=title_key(name), slug="the-one")
    TitleFactory(name="Another")
    assert {text: names_found(text) for text in texts} == {text: [name] for text in texts}


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("七人の侍", ["七人の侍", "七人", "侍", "の侍", "人の"]),
        ("千と千尋の神隠し", ["千尋", "神隠し", "千と千尋の神隠し", "千ト千尋"]),
        ("となりのトトロ", ["トトロ", "ととろ", "となりの"]),
        ("卧虎藏龙", ["藏龙", "卧虎", "龙", "卧虎藏龙"]),
        ("องค์บาก", ["บาก", "องค์", "องค์บาก"]),
        ("살인의 추억", ["살인의추억", "추억", "살인의 추억", "의 추억"]),
        ("Сталкер", ["сталк", "СТАЛКЕР"]),
        ("وَهلّأ لوين", ["وهلا لوين", "لوين", "وَهلّأ"]),
        ("3月のライオン", ["3月", "ライオン", "3月のライオン"]),
    ],
)
def test_names_in_every_script_are_found_by_any_part(name, texts):
    title = TitleFactory(name="A Western Name")
    TitleName.objects.create(title=title, name=name, name_key=title_key(name))
    TitleFactory(name="六人の男")
    update_index()
    assert {text: [record.name for record in find(text)][:1] for text in texts} == {
        text: [title.name] for text in texts
    }


@pytest.mark.parametrize(
    "text",
    [
        "lettres from iwo jima",
        "leters from iwo jima",
        "letters from iwoo jima",
        "letters from iqo jima",
        "letetrs from",
        "leters",
        "gletters from iwo",
        "lxttxrs from iwo",
    ],
)
def test_a_typing_error_is_forgiven(text):
    TitleFactory(name="Letters from Iwo Jima")
    for name in ("Flags of Our Fathers", "Iron Will", "A Jar of Letters Never Sent"):
        TitleFactory(name=name)
    assert names_found(text)[0] == "Letters from Iwo Jima"


@pytest.mark.parametrize("text", ["rna", "raan", "ram"])
def test_a_typing_error_in_a_short_name_is_forgiven(text):
    TitleFactory(name="Ran")
    TitleFactory(name="Nosferatu")
    assert names_found(text) == ["Ran"]


def test_a_typing_error_in_another_script_is_forgiven():
    TitleFactory(name="Сталкер")
    assert names_found("сталкар") == ["Сталкер"]


ANYTHING = ["", " ", "\0", '"', "'", "\\", "%", "_", "*", "a OR b)", "🍿", "😀" * 50, "x" * 5_000, "\ue0f0ran"]


@pytest.mark.parametrize("text", ANYTHING)
def test_any_text_can_be_searched_for(text):
    TitleFactory(name="100% Wolf")
    assert names_found(text) == []


def test_names_without_resemblance_are_not_found():
    TitleFactory(name="Letters from Iwo Jima")
    assert names_found("nosferatu") == []


def test_the_same_name_comes_first_however_unpopular():
    popular = TitleFactory(name="Ransom")
    reviews(popular, fresh=5)
    for name in ("The Man Who Ran", "Ran"):
        TitleFactory(name=name)
    TitleFactory(name="Rán", slug="ran-with-an-accent")
    assert names_found("ran") == ["Ran", "Rán", "Ransom", "The Man Who Ran"]
    assert names_found("Rán")[:2] == ["Rán", "Ran"]


def test_the_more_popular_comes_first_among_names_that_begin_so():
    for name, count in (("Star Alpha", 0), ("Star Beta", 9), ("Star Gamma", 2)):
        title = TitleFactory(name=name)
        for _ in range(count):
            rating(title, 8)
    assert names_found("star") == ["Star Beta", "Star Gamma", "Star Alpha"]


def test_results_can_be_limited_to_kinds():
    TitleFactory(name="Agnes")
    PersonFactory(name="Agnès Varda")
    CriticFactory(name="Agnes Clay")
    PublicationFactory(name="The Agnes Gazette")
    assert set(names_found("agnes")) == {"Agnes", "Agnès Varda", "Agnes Clay", "The Agnes Gazette"}
    assert names_found("agnes", kinds=["person"]) == ["Agnès Varda"]
    assert set(names_found("agnes", kinds=["critic", "publication"])) == {"Agnes Clay", "The Agnes Gazette"}
    assert len(names_found("agnes", limit=2)) == 2
    assert count_by_kind("agnes") == {"title": 1, "person": 1, "critic": 1, "publication": 1}


def test_a_season_or_episode_is_found_by_the_name_of_its_series_too():
    series = TitleFactory(name="The Long Series", kind="series")
    season = TitleFactory(name="Season 2", kind="season", parent=series, number=2)
    TitleFactory(name="A Fine Pilot", kind="episode", parent=season, number=1)
    assert names_found("long series")[0] == "The Long Series"
    assert names_found("long series season") == ["Season 2"]
    assert names_found("fine pilot long") == ["A Fine Pilot"]


def test_unlisted_titles_are_not_found():
    TitleFactory(name="Unknown film", listed=False)
    assert names_found("unknown") == []


def test_an_overview_has_the_best_of_each_kind_and_their_number():
    for number in range(30):
        TitleFactory(name=f"Wolf {number:02}")
    PersonFactory(name="Wolf Somebody")
    update_index()
    results = find_overview("wolf", limit=5)
    assert results.counts == {"title": 30, "person": 1}
    assert [len(results.best[kind]) for kind in ("title", "person")] == [5, 1]
    assert results.did_you_mean == ""


def test_an_overview_suggests_a_name_that_may_have_been_meant():
    TitleFactory(name="Nosferatu")
    update_index()
    results = find_overview("nosfreatu", limit=5)
    assert results.did_you_mean == "Nosferatu"
    assert [record.name for record in results.best["title"]] == ["Nosferatu"]


def test_the_pages_of_a_kind_have_no_gap():
    for number in range(30):
        TitleFactory(name=f"Wolf {number:02}", year=1950 + number)
    update_index()
    pages = [find_page("wolf", "title", start=start, stop=start + 10) for start in (0, 10, 20, 30)]
    names = [record.name for page in pages for record in page]
    assert names == [f"Wolf {number:02}" for number in reversed(range(30))]
