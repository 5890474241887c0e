"""The pictures beside links: drawn once for each state of a title's scores, whatever its name."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from factories import TitleFactory, review
from factories_photos import photo
from pages import make_title, text
from plaudit.catalog.actions.photos import set_poster
from plaudit.site.components.icons import ALL
from plaudit.site.images import colours, icons, paths, sprite
from plaudit.site.images import share_card as drawing
from plaudit.site.images import text as letters
from plaudit.site.images.image_cache import kept
from plaudit.site.images.share_card import Card, CardScore

CARD = "/title/letters-from-a-test-2006/card.png"


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def a_card(name: str, other: str = "") -> Card:
    score = CardScore("certified", "91%", "Certified Fresh, 201 reviews")
    return Card(name, other, "2006 · Film", score, CardScore("unseated", "–", "Not enough ratings yet"), "Plaudit")


@pytest.fixture
def home(settings, tmp_path):
    """A home folder in which no card was kept yet."""
    settings.PLAUDIT_HOME = tmp_path
    return tmp_path


@pytest.fixture
def title(db):
    return make_title(6, name="Letters from a Test")


def test_a_title_has_a_card_that_its_page_names(client, title, settings):
    settings.SITE_URL = "https://films.example"
    page = text(client, "/title/letters-from-a-test-2006/")
    assert f'<meta property="og:image" content="https://films.example{CARD}">' in page
    assert '<meta property="og:image:width" content="1200">' in page
    answer = client.get(CARD)
    assert answer["Content-Type"] == "image/png"
    assert opened(answer.content).size == (1200, 630)


def test_other_pages_have_the_card_of_the_site(client, title):
    assert 'content="/card.png"' in text(client, "/about/scores/")
    assert opened(client.get("/card.png").content).size == (1200, 630)


def test_a_card_is_drawn_once_until_a_score_changes(client, title, at_most, monkeypatch, home):
    drawn = []
    draw = drawing.draw
    monkeypatch.setattr(drawing, "draw", lambda card: drawn.append(card) or draw(card))
    with at_most(1):
        tag = client.get(CARD)["ETag"]
    client.get(CARD)
    assert client.get(CARD, HTTP_IF_NONE_MATCH=tag).status_code == 304
    assert len(drawn) == 1
    review(title, "fresh")
    assert client.get(CARD, HTTP_IF_NONE_MATCH=tag).status_code == 200
    assert len(drawn) == 2


def test_a_card_shows_the_poster(client, title):
    before = client.get(CARD).content
    set_poster(title, photo(400, 600))
    assert client.get(CARD).content != before


def test_there_is_no_card_of_nothing(client, db):
    assert client.get("/title/nothing/card.png").status_code == 404


@pytest.mark.parametrize(
    "name",
    [
        "M",
        "",
        " ",
        "…",
        "硫黄島からの手紙",
        "Андрей Рублёв",
        "لورنس العرب",
        "🍿",
        "x" * 300,
        "A very long name of a film " * 11,
        "Ǆ ě š č ř ž ý á í é",
        "\u202eright to left\u202c",
    ],
)
def test_every_name_makes_a_card(name):
    assert opened(drawing.draw(a_card(name))).size == (1200, 630)


def test_a_name_that_cannot_be_set_gives_way_to_one_that_can():
    unknown = "\U000e0001\U00016000"
    assert not letters.can_set(unknown, letters.SERIF)
    drawn = [opened(drawing.draw(card)) for card in (a_card(unknown, "Its other name"), a_card("Its other name"))]
    words = [picture.crop((drawing.SIDE, 0, drawing.WIDTH, drawing.HEIGHT)).tobytes() for picture in drawn]
    assert words[0] == words[1]


def test_every_mark_is_drawn_in_the_colours_of_the_pages():
    for each in ALL:
        drawn = icons.mark(each.symbol, 60)
        assert drawn.getchannel("A").getextrema()[1] == 255, each.symbol
        assert each.symbol in sprite.symbols()
    assert (34, 112, 60, 255) in {colour for _count, colour in icons.mark("fresh", 200).getcolors(maxcolors=100_000)}


def test_the_colours_are_read_from_the_style_sheets():
    assert colours.tokens()["paper"] != colours.tokens(dark=True)["paper"]
    assert len(colours.palettes()) == 12


def test_a_path_is_followed():
    (square,) = paths.outlines("M1 1h4v4h-4Z")
    assert square == [(1, 1), (5, 1), (5, 5), (1, 5), (1, 1)]
    (arc,) = paths.outlines("M0 0a5 5 0 0 1 5-5")
    assert arc[-1] == pytest.approx((5, -5))
    assert len(list(paths.dashes([(0, 0), (10, 0)], 2, 2))) == 3


def test_cards_of_older_states_go_and_the_folder_stays_small(settings, tmp_path, monkeypatch):
    settings.PLAUDIT_HOME = tmp_path
    monkeypatch.setattr("plaudit.site.images.image_cache.MOST_FILES", 5)
    monkeypatch.setattr("plaudit.site.images.image_cache.SPARED", 3)
    kept("title-1", "a", lambda: b"first")
    assert kept("title-1", "a", lambda: b"never") == b"first"
    kept("title-1", "b", lambda: b"second")
    assert [path.name for path in (tmp_path / "cache" / "cards").iterdir()] == ["title-1-b.png"]
    for number in range(2, 9):
        kept(f"title-{number}", "a", lambda: b"more")
    assert len(list((tmp_path / "cache" / "cards").iterdir())) <= 5


def test_a_card_is_drawn_also_where_nothing_can_be_kept(settings, tmp_path):
    (tmp_path / "cache").write_text("a file in the way")
    settings.PLAUDIT_HOME = Path(tmp_path)
    assert kept("title-1", "a", lambda: b"drawn") == b"drawn"


def test_an_unscored_title_has_a_card(client, db):
    TitleFactory(name="Nobody Saw It")
    assert client.get("/title/nobody-saw-it-2006/card.png").status_code == 200


HEBREW = "שלום: עולם!"


@pytest.mark.skipif(
    not letters.begins_at_the_right(HEBREW) or not letters.can_set(HEBREW, letters.SERIF),
    reason="This machine cannot set Hebrew.",
)
def test_a_name_from_right_to_left_is_set_with_its_signs_at_their_places():
    name = letters.line(HEBREW, letters.SERIF, 60)
    ((_text, font),) = name.runs
    ending = letters.Line((("!", font),))
    whole, sign = (Image.new("L", (round(name.width), 90)) for _each in range(2))
    name.draw(ImageDraw.Draw(whole), (0, 70), "white")
    ending.draw(ImageDraw.Draw(sign), (0, 70), "white")
    left = (0, 0, int(ending.width), 90)
    assert whole.crop(left).getbbox() == sign.crop(left).getbbox()
    assert letters.line("Ran: the film!", letters.SERIF, 60).direction is None
