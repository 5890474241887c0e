"""What holds for all public pages: nobody is known to them, and they travel compressed."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils import translation

from plaudit.site.http import languages


def strip_cookies_middleware(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Takes the cookies off every request but those for `PRIVATE_PATHS`, before anything can read them.

    A public page then cannot differ by visitor, and nothing answers a forged or stale cookie with a new one, as the
    guards of sessions and forms otherwise do.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(settings.PRIVATE_PATHS):
            request.META.pop("HTTP_COOKIE", None)
        return get_response(request)

    return answer


def locale_from_path_middleware(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Makes each page in the language of its address, whatever the visitor's browser asks for.

    Else a page would differ by visitor, and no cache could keep it for everybody. The desk, below its one address,
    then follows the choice of whoever works there.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        with translation.override(languages.language_of(request.path_info)):
            return get_response(request)

    return answer


class CompressPublicPages(GZipMiddleware):
    """Compresses what everybody may see, and nothing else.

    A compressed page gives away by its length what it holds, which matters where it holds a secret. Public pages
    hold none, so they need no random padding either and are the same bytes for everybody.
    """

    max_random_bytes = 0

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if "public" not in response.headers.get("Cache-Control", "") or _is_packed(response):
            return response
        return super().process_response(request, response)


def _is_packed(response: HttpResponseBase) -> bool:
    """Pictures are compressed as they are, but for those that are drawings in letters."""
    kind = response.headers.get("Content-Type", "")
    return kind.startswith("image/") and not kind.startswith("image/svg")
