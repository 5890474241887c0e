"""Narrowing by region and provider, by mouse, by keys alone, and without scripts."""

import re

import pytest
from playwright.sync_api import Page, expect

from factories import TitleFactory
from factories_offers import offer


@pytest.fixture
def watchable(site):
    """A site on which two services offer titles in two regions."""
    for region, provider, name in (
        ("US", "Alpha", "American Evening"),
        ("US", "Beta", "American Morning"),
        ("DE", "Alpha", "German Evening"),
        ("DE", "Gamma", "German Morning"),
    ):
        offer(TitleFactory(name=name), provider, region)
    return site


def unfold(page: Page, label: str) -> None:
    """Open a filter by a click on its name."""
    page.locator("summary", has_text=label).first.click()


def shown(page: Page) -> set[str]:
    return set(page.locator(".card-name a").all_inner_texts())


@pytest.mark.parametrize("scripts", [True, False])
def test_region_and_provider_by_mouse(watchable, open_page, scripts):
    page = open_page(java_script_enabled=scripts)
    page.goto(f"{watchable}/browse/")
    unfold(page, "Region")
    page.get_by_role("link", name=re.compile("^Germany")).click()
    expect(page).to_have_url(re.compile("region=DE"))
    assert shown(page) == {"German Evening", "German Morning"}
    unfold(page, "Service (DE)")
    page.get_by_role("link", name=re.compile("^Gamma")).click()
    assert shown(page) == {"German Morning"}
    page.get_by_role("link", name="Remove filter: Gamma").click()
    assert shown(page) == {"German Evening", "German Morning"}
    page.get_by_role("link", name="Clear all").click()
    expect(page).to_have_url(f"{watchable}/browse/")


def test_region_and_provider_by_keys_alone(watchable, open_page):
    page = open_page()
    page.goto(f"{watchable}/browse/")
    press_to(page, "Region")
    page.keyboard.press("Enter")
    press_to(page, "Germany")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("region=DE"))
    press_to(page, "Service (DE)")
    page.keyboard.press("Space")
    press_to(page, "Alpha")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("provider=alpha"))
    assert shown(page) == {"German Evening"}


def press_to(page: Page, label: str) -> None:
    """Press Tab until what begins with this label has the focus."""
    for _press in range(200):
        page.keyboard.press("Tab")
        if str(page.evaluate("document.activeElement.innerText")).startswith(label):
            return
    raise AssertionError(f"Tab never reaches {label}.")


def test_a_span_of_years_without_scripts(watchable, open_page):
    TitleFactory(name="Silent", year=1926)
    page = open_page(java_script_enabled=False)
    page.goto(f"{watchable}/browse/?sort=name")
    unfold(page, "Decade")
    page.get_by_label("From").fill("1920")
    page.get_by_label("to", exact=True).fill("1930")
    page.get_by_role("button", name="Apply").click()
    assert shown(page) == {"Silent"}
    assert "sort=name" in page.url


@pytest.mark.parametrize("scripts", [True, False])
def test_another_region_on_a_titles_page(watchable, open_page, scripts):
    title = TitleFactory(name="Both", slug="both")
    offer(title, "Alpha", "US")
    offer(title, "Gamma", "DE", "rent", price=399, currency="EUR")
    page = open_page(360, java_script_enabled=scripts)
    page.goto(f"{watchable}/title/both/")
    watch = page.get_by_role("region", name="Watch it now")
    expect(watch.get_by_text("Alpha")).to_be_visible()
    watch.get_by_role("link", name=re.compile("^Germany")).click()
    expect(page.get_by_text("€3.99")).to_be_visible()
    expect(page.get_by_text("Alpha")).to_have_count(0)
