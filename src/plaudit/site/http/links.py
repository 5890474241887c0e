"""Addresses inside pages, made faster than by asking the router for each."""

from functools import lru_cache
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language

PLACE = "0"


def to(name: str, slug: str) -> str:
    """The address of the page `name` of the thing with this slug."""
    before, after = _around(name, get_script_prefix(), get_language())
    return f"{before}{quote(slug)}{after}"


@lru_cache(maxsize=256)
def _around(name: str, _prefix: str, _language: str | None) -> tuple[str, str]:
    before, after = reverse(name, args=[PLACE]).rsplit(PLACE, 1)
    return before, after


def absolute(path: str) -> str:
    """An address with the site's own name in front, where the operator has set it (PLAUDIT_URL)."""
    return f"{settings.SITE_URL}{path}"


def origin(request: HttpRequest) -> str:
    """Where the site is for everybody: as the operator says (PLAUDIT_URL), else as this request calls it."""
    return str(settings.SITE_URL) or f"{request.scheme}://{request.get_host()}"


def outside(address: str) -> str:
    """An address elsewhere that may be linked: http or https with a host; else ""."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in {"http", "https"} and parts.hostname else ""
