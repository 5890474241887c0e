"""The gallery by mouse, keys and fingers, and without any script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from factories_photos import hung_photo
from pages import make_title
from plaudit.catalog.actions.photos import add_trailer

TITLE = "/title/letters-from-a-test-2006/"
OpenPage = Callable[..., Page]


@pytest.fixture
def gallery(live_server: LiveServer) -> str:
    """A running site whose title has four pictures and two trailers."""
    title = make_title(2, name="Letters from a Test")
    for number in range(1, 5):
        hung_photo(title, caption=f"Caption {number}.", description=f"Picture {number}")
    add_trailer(title, "The trailer", "https://www.youtube.com/watch?v=abcdefghijk")
    add_trailer(title, "Elsewhere", "https://films.example/trailer")
    return live_server.url


def test_a_press_opens_a_picture_in_front_of_the_page(gallery, open_page):
    page = open_page()
    page.goto(f"{gallery}{TITLE}")
    page.locator("a.shot").nth(1).click()
    viewer = page.get_by_role("dialog")
    expect(viewer.locator("figcaption")).to_contain_text("Caption 2.")
    viewer.get_by_role("link", name="Next").click()
    expect(viewer.locator("figcaption")).to_contain_text("Caption 3.")
    expect(viewer.get_by_role("link", name="Next")).to_be_focused()
    viewer.get_by_role("button", name="Close").click()
    expect(viewer).to_be_hidden()
    assert page.url == f"{gallery}{TITLE}"


def test_keys_walk_through_the_pictures_and_the_focus_comes_back(gallery, open_page):
    page = open_page()
    page.goto(f"{gallery}{TITLE}photos/")
    page.locator("a.shot").nth(2).focus()
    page.keyboard.press("Enter")
    caption = page.locator("dialog figcaption")
    expect(caption).to_contain_text("Caption 3.")
    page.keyboard.press("ArrowRight")
    expect(caption).to_contain_text("Caption 4.")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    expect(caption).to_contain_text("Caption 3.")
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    expect(page.locator("a.shot").nth(2)).to_be_focused()


def test_a_picture_that_comes_late_does_not_open_what_was_closed(gallery, open_page):
    page, held = open_page(), []
    page.goto(f"{gallery}{TITLE}photos/")
    page.locator("a.shot").first.click()
    expect(page.locator("dialog figcaption")).to_contain_text("Caption 1.")
    page.route(f"**{TITLE}photos/*/", lambda route: held.append(route))  # noqa: PLW0108 - a built-in one is refused
    with page.expect_request(f"**{TITLE}photos/*/"):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    with page.expect_response(f"**{TITLE}photos/*/"):
        held[0].continue_()
    # What is fetched after the answer came is read after it too.
    page.evaluate("() => fetch(location.href).then((answer) => answer.text())")
    expect(page.locator("dialog")).to_be_hidden()


def test_keys_lead_from_page_to_page(gallery, open_page):
    page = open_page()
    page.goto(f"{gallery}{TITLE}photos/")
    page.goto(f"{gallery}{page.locator('a.shot').first.get_attribute('href')}")
    page.keyboard.press("ArrowRight")
    expect(page.locator("figcaption")).to_contain_text("Caption 2.")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("figcaption")).to_contain_text("Caption 1.")
    page.keyboard.press("Escape")
    page.wait_for_url("**/photos/")


def test_fingers_swipe(gallery, open_page):
    page = open_page(360, has_touch=True)
    page.goto(f"{gallery}{TITLE}photos/")
    page.locator("a.shot").first.tap()
    caption = page.locator("dialog figcaption")
    expect(caption).to_contain_text("Caption 1.")
    swipe(page, 300, 60)
    expect(caption).to_contain_text("Caption 2.")
    swipe(page, 60, 300)
    expect(caption).to_contain_text("Caption 1.")
    swipe(page, 180, 200)
    expect(caption).to_contain_text("Caption 1.")


def swipe(page: Page, start: int, end: int) -> None:
    box = page.locator("dialog figure").bounding_box()
    assert box
    height = box["y"] + 40
    fingers = page.context.new_cdp_session(page)
    fingers.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": start, "y": height}]})
    fingers.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": end, "y": height}]})
    fingers.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_everything_is_reached_without_a_script(gallery, open_page):
    page = open_page(java_script_enabled=False)
    page.goto(f"{gallery}{TITLE}")
    page.locator("a.shot").nth(1).click()
    page.get_by_role("link", name="Next").click()
    assert "Caption 3." in page.locator("figcaption").inner_text()
    page.get_by_role("link", name="All photos").click()
    assert page.locator("a.shot").count() == 4
    assert page.locator("a.trailer").first.get_attribute("href") == "https://www.youtube.com/watch?v=abcdefghijk"


def test_a_trailer_loads_nothing_foreign_before_it_is_pressed(gallery, open_page):
    page, foreign, said = open_page(), [], []
    page.route("https://*/**", lambda route: route.fulfill(body="a player"))
    page.on("request", lambda request: None if request.url.startswith(gallery) else foreign.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{gallery}{TITLE}", wait_until="networkidle")
    assert foreign == []
    with page.expect_request("https://www.youtube-nocookie.com/**"):
        page.locator("a.trailer").first.click()
    expect(page.locator("dialog iframe")).to_have_attribute("title", "The trailer")
    page.keyboard.press("Escape")
    expect(page.locator("iframe")).to_have_count(0)
    assert foreign == ["https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1&rel=0"]
    assert not [line for line in said if "Content Security Policy" in line]


def test_nothing_moves_while_pictures_load(gallery, open_page):
    page = open_page()
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver((list) => list.getEntries().forEach("
        "(entry) => { window.moved += entry.value; })).observe({type: 'layout-shift', buffered: true});"
    )
    for address in (TITLE, f"{TITLE}photos/"):
        page.goto(f"{gallery}{address}", wait_until="networkidle")
        page.evaluate("window.scrollTo(0, 700)")
        assert page.evaluate("window.moved") < 0.02, address


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_viewer_is_for_everybody(gallery, open_page, scheme):
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - as heavy as the browser

    page = open_page(360, scheme)
    page.goto(f"{gallery}{TITLE}")
    page.locator("a.shot").first.click()
    expect(page.locator("dialog figcaption")).to_contain_text("Caption 1.")
    violations = Axe().run(page).response["violations"]
    assert not [(each["id"], each["nodes"][0]["html"]) for each in violations]
