"""What holds for all public pages: nobody is known to them, and they travel compressed."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware


def forget_who_is_looking(
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


class CompressPublicPages(GZipMiddleware):
    """Compresses what everybody may see, and nothing else.

    A compressed page gives away by its length what it holds, which matters where it holds a secret. Public pages
    hold none, so they need no random padding either and are the same bytes for everybody.
    """

    max_random_bytes = 0

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if "public" not in response.headers.get("Cache-Control", ""):
            return response
        return super().process_response(request, response)
