"""The documentation and the product name the same settings, commands and addresses."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class
from django.urls import URLPattern, URLResolver

from plaudit.settings.variables import ALL
from plaudit.site.urls import urlpatterns, urlpatterns_without_language

CHECKOUT = Path(__file__).resolve().parents[2]
DOCS = CHECKOUT / "docs"
PAGES = [*CHECKOUT.glob("*.md"), *DOCS.glob("*.md"), *CHECKOUT.glob("bench/*.md")]
IN_DEVELOPMENT_ONLY = {"/style/"}
FOR_EVERY_COMMAND = {"--help", "--version", "--verbosity", "--settings", "--pythonpath"} | {
    "--traceback",
    "--no-color",
    "--force-color",
    "--skip-checks",
}


def name_of(page):
    return str(page.relative_to(CHECKOUT))


def text(name):
    return (DOCS / name).read_text(encoding="utf-8")


def own_commands():
    return {name for name, app in get_commands().items() if str(app).startswith("plaudit.")}


def addresses(patterns, before="/"):
    """Every address of the patterns as the documentation writes it: /title/<slug>/."""
    for pattern in patterns:
        route = before + re.sub(r"<(?:\w+:)?(\w+)>", r"<\1>", str(pattern.pattern))
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield route


def options(parser):
    """Every long option of a parser and of the parsers below it."""
    for action in parser._actions:
        yield from (name for name in action.option_strings if name.startswith("--"))
        if isinstance(action.choices, dict):
            for below in action.choices.values():
                yield from options(below)


def test_every_setting_is_described_and_none_that_does_not_exist():
    described = re.findall(r"^### `(\w+)`$", text("settings.md"), re.MULTILINE)
    assert sorted(described) == sorted(variable.name for variable in ALL)


def test_every_command_is_described_and_none_that_does_not_exist():
    described = re.findall(r"^## plaudit (\w+)$", text("commands.md"), re.MULTILINE)
    assert sorted(described) == sorted(own_commands())


@pytest.mark.parametrize("name", sorted(own_commands()))
def test_every_option_is_described(name):
    parser = load_command_class(get_commands()[name], name).create_parser("plaudit", name)
    pages = text("commands.md") + text("imports.md")
    assert not [option for option in set(options(parser)) - FOR_EVERY_COMMAND if not re.search(rf"{option}\b", pages)]


def test_every_address_is_described_and_none_that_does_not_exist():
    described = re.findall(r"^\| `(/[^`?]*)` \|", text("addresses.md"), re.MULTILINE)
    assert sorted(described) == sorted(
        {*addresses([*urlpatterns, *urlpatterns_without_language]), *IN_DEVELOPMENT_ONLY}
    )


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_command_that_a_page_names_exists(page):
    named = set(re.findall(r"(?:`|^|/)plaudit ([a-z]\w*)", page.read_text(), re.MULTILINE))
    assert named <= set(get_commands())


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_target_that_a_page_names_is_in_the_makefile(page):
    targets = re.findall(r"^(\w+):.*##", (CHECKOUT / "Makefile").read_text(), re.MULTILINE)
    named = set(re.findall(r"(?:`|^)make ([a-z]+)", page.read_text(), re.MULTILINE))
    assert named <= set(targets)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_to_a_file_leads_somewhere(page):
    links = re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", page.read_text())
    assert not [link for link in links if "://" not in link and not (page.parent / link).exists()]


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.md")), ids=name_of)
def test_every_page_is_reached_from_the_first(page):
    assert page.name == "index.md" or f"({page.name})" in text("index.md")


def test_help_explains_every_target():
    makefile = (CHECKOUT / "Makefile").read_text()
    (phony,) = re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert sorted(re.findall(r"^(\w+):.*##", makefile, re.MULTILINE)) == sorted(phony.split())
