"""The badge and the frame with the live scores, which other sites show."""

from xml.etree import ElementTree

import pytest

from factories import review
from pages import make_title, text

BADGE = "/title/letters-from-a-test-2006/badge.svg"
FRAME = "/embed/title/letters-from-a-test-2006/"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def title(db):
    return make_title(6, name="Letters & <Test>", slug="letters-from-a-test-2006")


@pytest.mark.parametrize(
    ("size", "width"), [("", "208"), ("?size=small", "208"), ("?size=large", "320"), ("?size=x", "208")]
)
def test_the_badge_is_one_drawing_that_says_what_it_shows(client, title, at_most, size, width):
    with at_most(1):
        answer = client.get(BADGE + size)
    drawing = ElementTree.fromstring(answer.content)  # noqa: S314 - our own
    assert answer["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert drawing.get("width") == width
    assert drawing.get("role") == "img"
    assert drawing.find(f"{SVG}title").text == "Letters & <Test> (2006)"
    assert "Critics: 67%, Fresh, 6 reviews" in drawing.find(f"{SVG}desc").text
    assert "prefers-color-scheme:dark" in drawing.find(f"{SVG}style").text
    assert b"script" not in answer.content
    assert b"http" not in answer.content.replace(b"http://www.w3.org/2000/svg", b"")


def test_the_badge_is_live(client, title):
    tag = client.get(BADGE)["ETag"]
    assert client.get(BADGE, HTTP_IF_NONE_MATCH=tag).status_code == 304
    for _n in range(4):
        review(title, "fresh")
    assert "80%" in client.get(BADGE).content.decode()


def test_an_unscored_title_has_a_badge(client, db):
    make_title(1, name="Few Reviews")
    assert "Not enough reviews yet" in text(client, "/title/few-reviews-2006/badge.svg?size=large")


def test_the_badge_may_be_shown_anywhere_and_can_do_nothing(client, title):
    answer = client.get(BADGE)
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert answer["Content-Security-Policy"].startswith("default-src 'none'; style-src 'sha256-")


def test_the_frame_alone_may_be_framed(client, title):
    frame = client.get(FRAME)
    assert "X-Frame-Options" not in frame
    assert "frame-ancestors *" in frame["Content-Security-Policy"]
    assert "script" not in frame["Content-Security-Policy"]
    page = client.get("/title/letters-from-a-test-2006/")
    assert page["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]


def test_the_frame_shows_both_scores_and_leads_to_the_page(client, title, settings):
    settings.SITE_URL = "https://films.example"
    page = text(client, FRAME)
    assert "67%" in page
    assert 'href="https://films.example/title/letters-from-a-test-2006/" target="_top" rel="noopener"' in page
    assert "<script" not in page
    assert "noindex" in page


def test_what_can_be_copied_is_shown_as_text(client, title, settings):
    settings.SITE_URL = "https://films.example"
    page = text(client, "/title/letters-from-a-test-2006/embed/")
    assert "&lt;iframe src=&#34;https://films.example/embed/title/letters-from-a-test-2006/" in page
    assert "&lt;img src=&#34;https://films.example/title/letters-from-a-test-2006/badge.svg?size=small" in page
    assert "/embed/" in text(client, "/title/letters-from-a-test-2006/")


@pytest.mark.parametrize("address", ["/embed/title/nothing/", "/title/nothing/badge.svg", "/title/nothing/embed/"])
def test_there_is_nothing_of_a_title_that_is_not_there(client, db, address):
    assert client.get(address).status_code == 404
