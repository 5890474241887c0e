"""Every text that people see can be translated, and is."""

import html
import re

import pytest

from translations import CHECKOUT, compiled, gathered, keys, problems, read, template_problems, translations

LANGUAGES = sorted(translations())


@pytest.fixture(scope="module")
def source():
    return gathered()


@pytest.fixture(scope="module")
def messages(source) -> list[str]:
    texts = [message.id if isinstance(message.id, str) else message.id[-1] for message in source]
    return [text for text in texts if text]


def test_the_texts_of_pages_and_code_are_gathered(messages):
    assert "Critics consensus" in messages
    assert "Certified Fresh" in messages
    assert "There is no title at this address." in messages
    assert any("reviews are fresh" in message for message in messages)


def test_placeholders_have_names(messages):
    for message in messages:
        assert not re.search(r"%[sdr]|\{\}", message), message


def test_templates_hold_no_text_of_their_own():
    for path in (CHECKOUT / "src/plaudit/site/templates").rglob("*.html"):
        if path.name == "style_guide.html":
            continue  # for developers alone
        source = re.sub(
            r"\{%-? trans.*?endtrans -?%\}|\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}", "", path.read_text(), flags=re.DOTALL
        )
        source = re.sub(r"<(script|svg|code|pre).*?</\1>|<!doctype html>", "", source, flags=re.DOTALL)
        words = re.sub(r"<[^>]*>", " ", source)
        assert not re.search(r"[A-Za-z]{3,}", words), (path.name, re.findall(r"[A-Za-z]{3,}", words))


def test_the_template_for_translators_is_that_of_the_source(source):
    assert not list(template_problems(source))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_is_complete_and_unbroken(source, language):
    assert not list(problems(language, source))


def test_no_text_of_the_interface_is_english_on_french_pages(client, addresses):
    told = [message for message in read(translations()["fr"], "fr") if message.id and isinstance(message.id, str)]
    english = {message.id for message in told} - {message.string for message in told}
    for address in addresses:
        page = client.get(f"/fr{address}").content.decode()
        page = re.sub(r"<(script|style|svg|code).*?</\1>", "", page, flags=re.DOTALL)
        seen = re.findall(r">([^<>]+)<", page) + re.findall(r' (?:alt|title|aria-label|placeholder)="([^"]+)"', page)
        assert not english & {html.unescape(each).strip() for each in seen}, address


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_shown_as_nothing_for_want_of_a_translation(language):
    for message in compiled(translations()[language]):
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        assert all(forms), message.id


def test_what_is_wrong_with_a_translation_is_told(source, tmp_path, monkeypatch):
    broken = tmp_path / "xx" / "LC_MESSAGES" / "django.po"
    broken.parent.mkdir(parents=True)
    broken.write_text(
        'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
        'msgid "Gone"\nmsgstr "Parti"\n\n'
        '#, fuzzy\nmsgid "Browse"\nmsgstr "Parcourir"\n\n'
        'msgid "%(count)s review"\nmsgid_plural "%(count)s reviews"\nmsgstr[0] "une"\n'
        'msgstr[1] "%(number)s critiques"\n'
    )
    broken.with_suffix(".mo").write_bytes((translations()["fr"].with_suffix(".mo")).read_bytes())
    monkeypatch.setattr("translations.LOCALE", tmp_path)
    told = "\n".join(problems("xx", source))
    assert "xx has what is gone: “Gone”" in told
    assert "“Browse”: marked as fuzzy." in told
    assert "a placeholder that the text has not: [('number', 's')]" in told
    assert "lacks a placeholder: %(number)s critiques" in told
    assert "“Critics consensus”: not translated." in told
    assert ("Gone", "") in keys(read(broken))
