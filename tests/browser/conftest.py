"""A browser without a window, on a site with something of everything, all its files served by itself."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from factories import BylineFactory, CriticFactory, PublicationFactory, review
from pages import make_title
from plaudit.search.actions import update_index

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


# A machine that runs two of these at once may take a while to answer a form.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def site(live_server: LiveServer) -> str:
    """The address of a running site with something on every page."""
    title = make_title(16, name="Letters from a Test")
    make_title(2, name="Few Reviews")
    line = BylineFactory(critic=CriticFactory(name="Ada Critic"), publication=PublicationFactory(name="The Paper"))
    review(title, "fresh", byline=line, quote="Fine.")
    update_index()
    return live_server.url


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a page of a width, in a scheme."""
    opened = []

    def open_(width: int = 1280, scheme: str = "light", **given: Any) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce", **given
        )
        opened.append(context)
        return context.new_page()

    yield open_
    for context in opened:
        context.close()
