"""The badge and the frame in somebody else's page, under a strict policy."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect

TITLE = "title/letters-from-a-test-2006/"


@pytest.fixture
def elsewhere(site: str) -> Iterator[str]:
    """Another origin, whose page shows the badge and the frame and allows nothing else."""
    body = (
        f'<!doctype html><title>Elsewhere</title><img src="{site}/{TITLE}badge.svg?size=large" alt="Scores">'
        f'<iframe src="{site}/embed/{TITLE}" width="420" height="190" title="Scores"></iframe>'
        f'<iframe src="{site}/{TITLE}" width="420" height="190" title="Page"></iframe>'
    )
    policy = f"default-src 'none'; img-src {site}; frame-src {site}"

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", policy)
            self.send_header("Cross-Origin-Embedder-Policy", "unsafe-none")
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_said: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_both_show_the_scores_under_a_strict_policy(elsewhere, open_page, scheme):
    page, said = open_page(scheme=scheme), []
    page.on("console", lambda message: said.append(message.text))
    page.goto(elsewhere, wait_until="networkidle")
    assert page.evaluate("document.images[0].naturalWidth") == 320
    frame = page.frame_locator("iframe[title=Scores]")
    expect(frame.get_by_role("link", name="Letters from a Test (2006)")).to_be_visible()
    paper = frame.locator("body").evaluate("(body) => getComputedStyle(body).backgroundColor")
    assert paper == {"light": "rgb(250, 247, 240)", "dark": "rgb(21, 19, 15)"}[scheme]
    # The page itself is framed by nobody, and that is all that was refused.
    assert len([line for line in said if "frame-ancestors" in line or "X-Frame-Options" in line]) >= 1
    assert not [line for line in said if "style-src" in line or "img-src" in line]


def test_the_frame_leads_to_the_page_in_the_whole_window(elsewhere, open_page, site):
    page = open_page()
    page.goto(elsewhere, wait_until="networkidle")
    page.frame_locator("iframe[title=Scores]").get_by_role("link", name="Letters from a Test (2006)").click()
    page.wait_for_url(f"{site}/{TITLE}")


def test_the_badge_keeps_its_colours_when_it_is_opened_by_itself(site, open_page):
    page, said = open_page(scheme="dark"), []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{site}/{TITLE}badge.svg")
    assert page.evaluate("getComputedStyle(document.querySelector('.g')).fill") == "rgb(21, 19, 15)"
    assert said == []


def test_the_frame_fits_a_narrow_column(site, open_page):
    page = open_page(220)
    page.goto(f"{site}/embed/{TITLE}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 220
