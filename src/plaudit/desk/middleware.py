"""What holds for the desk alone: what its pages may load, that nobody keeps a copy, and that forms are whole."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponse, HttpResponseBase
from django.shortcuts import render
from wagtail.admin.localization import get_localized_response

from plaudit.desk.malformed_forms import is_malformed

logger = logging.getLogger(__name__)

DESK = "/desk/"
# Of what somebody sent, in a line of the log.
LONGEST = 200
# Wagtail's widgets start themselves by a line of script beside each field, also in forms that come later, and set
# styles on single elements: neither can be told by a hash or a nonce. Everything else comes from this site alone.
POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "frame-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)


def desk_headers(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Gives the desk's pages their own policy. They frame each other, as a preview stands beside its form."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if request.path_info.startswith(DESK) and DESK in settings.PRIVATE_PATHS:
            response.headers["Content-Security-Policy"] = POLICY
            response.headers["X-Frame-Options"] = "SAMEORIGIN"
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return answer


class MalformedFormMiddleware:
    """Answers a form that no page sends with a sentence, where Wagtail breaks over it, and logs one line."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        at_the_desk = request.path_info.startswith(DESK) and request.method == "POST"
        if not at_the_desk or not is_malformed(error):
            return None
        answer: HttpResponse = get_localized_response(_not_understood, request)
        logger.warning("A form sent to %r is malformed: %s", request.path[:LONGEST], repr(error)[:LONGEST])
        return answer


def _not_understood(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/not_understood.html", status=400)
