"""An article in a browser: nothing foreign is loaded before it is pressed, and everything is reached by keyboard."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from factories import TitleFactory, reviews
from factories_newsroom import article, author, countdown
from pages import make_title

PLAYER = "https://www.youtube-nocookie.com/embed/abcDEF_123-?autoplay=1&rel=0"
LINK = "https://www.youtube.com/watch?v=abcDEF_123-"


@pytest.fixture
def talk(live_server):
    """The address of an article with an embed, a title card and a quote."""
    title = make_title(6, name="Shown")
    body = [
        ("text", "<p>Words before it.</p>"),
        ("embed", {"url": LINK, "caption": "A talk", "still": None}),
        ("title", {"title": title, "text": "What it is shown for."}),
        ("quote", {"text": "Cut on the breath.", "who": "An editor"}),
    ]
    made = article("The talk", body=body, standfirst="In short.", authors=(author(),), titles=(title,))
    return live_server.url + made.get_absolute_url()


def opened(open_page, address, **given):
    """A page, and the addresses elsewhere that it asked for; nobody answers there."""
    page, asked = open_page(**given), []

    def elsewhere(route):
        asked.append(route.request.url)
        route.fulfill(body="<!doctype html><title>player</title>", content_type="text/html")

    page.route(lambda url: "//localhost" not in url and "//127.0.0.1" not in url, elsewhere)
    page.goto(address, wait_until="networkidle")
    return page, asked


def test_a_video_plays_in_its_place_once_it_is_pressed_by_keyboard(talk, open_page):
    page, asked = opened(open_page, talk)
    assert asked == []

    page.focus("a.embed")
    page.keyboard.press("Enter")

    frame = page.wait_for_selector("iframe.embed-frame")
    assert (frame.get_attribute("src"), frame.get_attribute("title")) == (PLAYER, "A talk")
    page.wait_for_function("document.activeElement.tagName === 'IFRAME'")
    page.frame(url=PLAYER).wait_for_load_state()
    assert asked == [PLAYER]


def test_without_scripts_the_video_is_a_link(talk, open_page):
    page, asked = opened(open_page, talk, java_script_enabled=False)

    assert page.get_attribute("a.embed", "href") == LINK
    assert asked == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_in_the_news_and_nothing_reaches_beyond_the_edge(talk, live_server, open_page, width, scheme):
    title = TitleFactory(name="A film with a name that is rather long for a small card of it")
    reviews(title, fresh=6)
    listed = countdown("Counted down", entries=[title])
    page, axe, found = open_page(width, scheme), Axe(), {}
    for address in (talk, live_server.url + listed.get_absolute_url(), live_server.url + "/news/", live_server.url):
        page.goto(address)
        violations = axe.run(page).response["violations"]
        found |= {(address, each["id"]): each["nodes"][0]["html"] for each in violations}
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    assert not found
