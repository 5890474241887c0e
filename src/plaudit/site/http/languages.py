"""Each language of the pages has addresses of its own, and the address alone says which it is.

The site's own language (the first of PLAUDIT_LANGUAGES) stands at the plain addresses, every other below its code:
`/browse/` and `/fr/browse/`.
"""

from collections.abc import Iterator
from typing import NamedTuple

from django.conf import settings
from django.urls import get_script_prefix
from django.utils.translation import get_language


class Spoken(NamedTuple):
    """A page in one language: its code, its own name, the page's address in it, and whether this is that page."""

    code: str
    name: str
    address: str
    here: bool


def language_of(path: str) -> str:
    """The language that an address (below where the site is) is in."""
    first = path.removeprefix("/").partition("/")[0]
    return first if first in others() else str(settings.LANGUAGE_CODE)


def others() -> list[str]:
    """The languages that stand below their code."""
    return [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


def here() -> str:
    """The language of the page that is being made."""
    return get_language() or str(settings.LANGUAGE_CODE)


def elsewhere(address: str, code: str) -> str:
    """The address, which is one of the language of this page, of the same page in another language."""
    return root(code) + address.removeprefix(root(here()))


def root(code: str) -> str:
    """Where the pages of a language begin."""
    return get_script_prefix() + ("" if code == settings.LANGUAGE_CODE else f"{code}/")


def spoken(address: str) -> list[Spoken]:
    """A page in every language of the site; of "" (a page without an address) the front of each."""
    now = here()
    start = address or root(now)
    return [Spoken(code, name, elsewhere(start, code), code == now) for code, name in settings.LANGUAGES]


def alternates(address: str) -> Iterator[tuple[str, str]]:
    """What the head of a page says of it in other languages: the code, and the address without the site's name."""
    if len(settings.LANGUAGES) > 1:
        yield from ((each.code, each.address) for each in spoken(address))
        yield "x-default", elsewhere(address, settings.LANGUAGE_CODE)
