"""What only a browser can tell of the public pages."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from everything import in_french, one_of_everything
from plaudit.server.static_files import collect_static

TITLE = "/title/letters-from-a-test-2006/"
REVIEWS = f"{TITLE}reviews/"
ABOUT = "/about/scores/"
REACH = "document.documentElement.scrollWidth"
FIRST_VIEWS = ["/", "/browse/", "/best/", "/watch/", TITLE, REVIEWS, "/person/somebody-directing/", ABOUT, "/nowhere"]
OPEN_ALL = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"


# What axe asks in either scheme. Its other rules read the document, which is the same in both.
RULES = {"light": {}, "dark": {"runOnly": ["color-contrast"]}}


@pytest.fixture(params=["English", "French"])
def everywhere(request, live_server):
    """Every public page in one language: the name and the address of each."""
    pages = one_of_everything()
    spoken = in_french(pages) if request.param == "French" else pages
    return {name: f"{live_server.url}{address}" for name, address in spoken.items()}


def test_axe_finds_nothing_on_any_page_in_either_scheme(everywhere, open_page):
    page, axe, found = open_page(), Axe(), {}
    for name, address in everywhere.items():
        page.set_viewport_size({"width": 360 if "French" in name else 1280, "height": 800})
        page.goto(address)
        page.evaluate(OPEN_ALL)
        for scheme, rules in RULES.items():
            page.emulate_media(color_scheme=scheme)
            violations = axe.run(page, options=rules).response["violations"]
            found |= {(name, scheme, each["id"]): each["nodes"][0]["html"] for each in violations}
    assert not found


def test_nothing_reaches_beyond_the_edge(everywhere, open_page):
    page, beyond = open_page(), []
    for name, address in everywhere.items():
        page.goto(address)
        page.evaluate(OPEN_ALL)
        for width in (320, 360, 768, 1280, 2000):
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate(REACH) > width:
                beyond.append((name, width))
        page.set_viewport_size({"width": 640, "height": 800})
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        if page.evaluate(REACH) > 640:
            beyond.append((name, "at twice the size"))
    assert not beyond


def test_a_first_view_takes_few_requests_and_none_elsewhere(site, open_page):
    for address in FIRST_VIEWS:
        page, asked, said = open_page(), [], []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.on("console", lambda message, said=said: said.append(message.text))
        page.goto(f"{site}{address}", wait_until="networkidle")
        assert all(url.startswith(site) for url in asked)
        sheets = sum(".css" in url for url in asked)
        # The tests serve the style sheets one by one; a site that has collected its files serves one.
        assert len(asked) - sheets + 1 <= 12
        assert [line for line in said if "404" not in line] == []


def test_nothing_moves_while_a_page_loads(site, open_page):
    page = open_page()
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver((list) => list.getEntries().forEach("
        "(entry) => { window.moved += entry.value; })).observe({type: 'layout-shift', buffered: true});"
    )
    for address in ("/", TITLE):
        page.goto(f"{site}{address}", wait_until="networkidle")
        assert page.evaluate("window.moved") < 0.02


def test_the_tabs_are_reached_and_followed_by_keyboard(site, open_page):
    page = open_page()
    page.goto(f"{site}{REVIEWS}")
    page.focus(".tabs a[aria-current]")
    for _tab in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/reviews/?show=rotten")
    assert page.locator(".tabs a[aria-current]").inner_text().startswith("Rotten")


def test_the_first_key_leads_past_the_masthead(site, open_page):
    page = open_page()
    page.goto(f"{site}{TITLE}")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_chosen_scheme_is_kept_on_the_next_page(site, open_page):
    page = open_page()
    page.goto(f"{site}/")
    page.click("[data-theme-choice=dark]")
    page.goto(f"{site}{ABOUT}")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 19, 15)"
    assert page.get_attribute("[data-theme-choice=dark]", "aria-pressed") == "true"
    assert page.context.cookies() == []


def test_everything_is_there_without_scripts(site, open_page):
    page = open_page(java_script_enabled=False)
    page.goto(f"{site}{TITLE}")
    assert page.locator("article.review").count() == 10
    page.click("summary:has-text('How these scores are calculated')")
    assert page.locator("table.counts").is_visible()
    assert page.locator(".theme").is_hidden()
    page.fill("#find", "test")
    page.press("#find", "Enter")
    assert page.locator(".row-name").count() == 1


def test_styles_and_scripts_are_small(settings, tmp_path):
    static = Path(__file__).resolve().parents[2] / "src" / "plaudit" / "site" / "static" / "site"
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "plaudit.site.http.static_storage.BundledStorage"},
    }
    collect_static()
    (bundle,) = tmp_path.glob("site/plaudit.*.css")
    assert bundle.stat().st_size <= 40_000
    assert sum(path.stat().st_size for path in static.glob("js/*.js")) <= 60_000
