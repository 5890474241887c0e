"""The languages of the pages: each has URLs of its own, and the URL alone says which it is.

The site's own language (the first of PLAUDIT_LANGUAGES) has the plain URLs, every other one those below its code:
`/browse/` and `/fr/browse/`.
"""

from collections.abc import Iterator
from typing import NamedTuple

from django.conf import settings
from django.urls import get_script_prefix
from django.utils.translation import get_language


class PageLanguage(NamedTuple):
    """A page in one language: the language's code and own name, the page's URL, and whether this is that page."""

    code: str
    name: str
    url: str
    current: bool


def language_from_path(path: str) -> str:
    """Return the language of a path below the script prefix."""
    first = path.removeprefix("/").partition("/")[0]
    prefixes = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
    return first if first in prefixes else str(settings.LANGUAGE_CODE)


def current_language() -> str:
    """Return the language of the page that is being made."""
    return get_language() or str(settings.LANGUAGE_CODE)


def language_root(code: str) -> str:
    """Return the URL below which the pages of a language are."""
    return get_script_prefix() + ("" if code == settings.LANGUAGE_CODE else f"{code}/")


def translated_url(url: str, code: str) -> str:
    """Return the URL of the same page in another language; `url` is in the current one."""
    return language_root(code) + url.removeprefix(language_root(current_language()))


def page_languages(url: str) -> list[PageLanguage]:
    """Return a page in every language of the site; for "" (a page without a URL) the home page in each."""
    current = current_language()
    url = url or language_root(current)
    return [PageLanguage(code, name, translated_url(url, code), code == current) for code, name in settings.LANGUAGES]


def hreflang_urls(url: str) -> Iterator[tuple[str, str]]:
    """Yield the language code and URL of each `<link rel="alternate">` of a page; none where there is one language."""
    if len(settings.LANGUAGES) > 1:
        yield from ((language.code, language.url) for language in page_languages(url))
        yield "x-default", translated_url(url, settings.LANGUAGE_CODE)
