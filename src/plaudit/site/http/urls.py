"""URLs of pages, made faster than by reversing each one, and URLs of other sites."""

from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language

PLACEHOLDER = "0"


class Link(NamedTuple):
    """A link with its text."""

    name: str
    url: str


def page_url(name: str, slug: str) -> str:
    """Return the URL of the page `name` for the object with this slug."""
    before, after = _url_around_slug(name, get_script_prefix(), get_language())
    return f"{before}{quote(slug)}{after}"


@lru_cache(maxsize=256)
def _url_around_slug(name: str, _prefix: str, _language: str | None) -> tuple[str, str]:
    before, after = reverse(name, args=[PLACEHOLDER]).rsplit(PLACEHOLDER, 1)
    return before, after


def absolute_url(path: str) -> str:
    """Return the path below the site's own URL, where the operator has set it (PLAUDIT_URL)."""
    return f"{settings.SITE_URL}{path}"


def site_origin(request: HttpRequest) -> str:
    """Return the site's own URL as the operator has set it (PLAUDIT_URL), else as this request has it."""
    return str(settings.SITE_URL) or f"{request.scheme}://{request.get_host()}"


def external_url(url: str) -> str:
    """Return a URL that may be linked, http or https with a host; "" for any other."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and parts.hostname else ""
