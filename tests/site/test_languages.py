"""Every text that people see can be translated."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from django.utils import translation

from pages import text

CHECKOUT = Path(__file__).resolve().parents[2]
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}


@pytest.fixture(scope="module")
def messages() -> list[str]:
    with (CHECKOUT / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    found = extract_from_dir(str(CHECKOUT / "src"), methods, options, keywords=KEYWORDS)
    every = [message for _file, _line, message, _comments, _context in found]
    return [part for message in every for part in ([message] if isinstance(message, str) else message) if part]


def test_the_texts_of_pages_and_code_are_gathered(messages):
    assert "Critics consensus" in messages
    assert "Certified Fresh" in messages
    assert "There is no title at this address." in messages
    assert any("counted reviews are fresh" in message for message in messages)


def test_placeholders_have_names(messages):
    for message in messages:
        assert not re.search(r"%[sdr]|\{\}", message), message


def test_templates_hold_no_text_of_their_own():
    for path in (CHECKOUT / "src/plaudit/site/templates").rglob("*.html"):
        if path.name == "style.html":
            continue  # for developers alone
        source = re.sub(
            r"\{%-? trans.*?endtrans -?%\}|\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}", "", path.read_text(), flags=re.DOTALL
        )
        source = re.sub(r"<(script|svg|code|pre).*?</\1>|<!doctype html>", "", source, flags=re.DOTALL)
        words = re.sub(r"<[^>]*>", " ", source)
        assert not re.search(r"[A-Za-z]{3,}", words), (path.name, re.findall(r"[A-Za-z]{3,}", words))


def test_a_page_can_be_shown_in_another_language(client, db):
    with translation.override("de"):
        page = text(client, "/browse/")
    assert '<html lang="de">' in page
