"""Suggestions under the search field: by keys, by mouse, for a screen reader, and the plain form without them."""

import pytest
from playwright.sync_api import expect

from factories import TitleFactory
from plaudit.search.actions import rebuild_index


@pytest.fixture
def indexed(site):
    """The address of a running site in which something can be found."""
    for name in ("Letters Two", "Lettering"):
        TitleFactory(name=name)
    rebuild_index()
    return site


def typing(page, site, text="lett"):
    page.goto(site)
    page.locator("#find").press_sequentially(text, delay=20)
    expect(page.get_by_role("listbox")).to_be_visible()
    return page.locator("#find"), page.get_by_role("option")


def test_a_suggestion_is_chosen_by_keys(indexed, open_page):
    page = open_page()
    field, options = typing(page, indexed)
    expect(options).to_have_count(3)
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(field).to_have_attribute("aria-controls", "suggestions")
    field.press("ArrowDown")
    field.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", "suggestion-2")
    field.press("ArrowUp")
    expect(options.nth(0)).to_have_attribute("aria-selected", "true")
    address = options.nth(0).get_attribute("data-url")
    field.press("Enter")
    page.wait_for_url(f"**{address}")


def test_escape_closes_the_list_and_leaves_what_was_typed(indexed, open_page):
    page = open_page()
    field, _options = typing(page, indexed)
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("lett")
    field.press("Enter")
    page.wait_for_url("**/search/?q=lett")


def test_a_suggestion_is_chosen_by_mouse_also_on_a_small_screen(indexed, open_page):
    for width in (1280, 360):
        page = open_page(width)
        _field, options = typing(page, indexed)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        address = options.nth(1).get_attribute("data-url")
        options.nth(1).click()
        page.wait_for_url(f"**{address}")


def test_leaving_the_field_closes_the_list(indexed, open_page):
    page = open_page()
    field, _options = typing(page, indexed)
    field.press("Tab")
    expect(page.get_by_role("listbox")).to_have_count(0)


def test_a_screen_reader_hears_how_many_there_are(indexed, open_page):
    page = open_page()
    field, _options = typing(page, indexed)
    expect(page.locator(".find [role=status]")).to_have_text("3 suggestions")
    field.fill("qqqqqq")
    expect(page.locator(".find [role=status]")).to_have_text("No suggestions")
    expect(page.get_by_role("listbox")).to_have_count(0)


def test_without_script_the_field_is_a_plain_form(indexed, open_page):
    page = open_page(java_script_enabled=False)
    page.goto(indexed)
    page.locator("#find").fill("letters two")
    page.locator("#find").press("Enter")
    page.wait_for_url("**/search/?q=letters+two")
    expect(page.get_by_role("link", name="Letters Two").first).to_be_visible()
