"""Middleware of the public pages: no cookies, the language from the URL, and compression."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils import translation

from plaudit.site.http.languages import language_from_path

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class StripCookiesMiddleware:
    """Drop the cookies of every request outside `PRIVATE_PATHS`, before anything can read them.

    A public page then cannot differ by visitor, and a forged or stale cookie is never answered with a new one, as the
    session and CSRF middleware would do.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(settings.PRIVATE_PATHS):
            request.META.pop("HTTP_COOKIE", None)
        return self.get_response(request)


class LocaleFromPathMiddleware:
    """Activate the language of the URL, whatever the visitor's browser prefers.

    Otherwise a page would differ by visitor, and no cache could keep it for everybody. The desk has one URL and then
    follows the choice of whoever works there.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with translation.override(language_from_path(request.path_info)):
            return self.get_response(request)


class CompressPublicPagesMiddleware(GZipMiddleware):
    """Compress public pages and nothing else.

    The length of a compressed page gives away its content, which matters where that is secret. Public pages hold no
    secret, so they need no random padding either and are the same bytes for everybody.
    """

    max_random_bytes = 0

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        is_public = "public" in response.headers.get("Cache-Control", "")
        if not is_public or is_compressed_image(response.headers.get("Content-Type", "")):
            return response
        return super().process_response(request, response)


def is_compressed_image(content_type: str) -> bool:
    """Whether a type of images is compressed in itself, as all are but SVG."""
    return content_type.startswith("image/") and not content_type.startswith("image/svg")
