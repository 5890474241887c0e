"""The desk's own headers, and pages for forms that are malformed or that an action refuses."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponse, HttpResponseBase
from django.shortcuts import render
from wagtail.admin.localization import get_localized_response

from plaudit.desk.malformed_forms import is_malformed
from plaudit.errors import DomainError

logger = logging.getLogger(__name__)

DESK = "/desk/"
MAX_LOGGED_LENGTH = 200
# Wagtail's widgets start themselves with an inline script beside each field, also in forms that are loaded later, and
# style single elements; neither can have a hash or a nonce. Everything else comes from this site alone.
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

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class DeskHeadersMiddleware:
    """Gives the desk its own policy and keeps it out of caches. A preview is framed by its form."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.path_info.startswith(DESK) and DESK in settings.PRIVATE_PATHS:
            response.headers["Content-Security-Policy"] = POLICY
            response.headers["X-Frame-Options"] = "SAMEORIGIN"
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response


class DeskErrorsMiddleware:
    """Answers with a message where Wagtail fails over a malformed form, or a view of its own runs into a DomainError.

    Our own views show an error in the form (`plaudit.desk.errors`). Any other exception is an error of the site.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not request.path_info.startswith(DESK) or request.method != "POST":
            return None
        if isinstance(error, DomainError):
            return _error_page(request, str(error))
        if is_malformed(error):
            logger.warning(
                "A form sent to %r is malformed: %s", request.path[:MAX_LOGGED_LENGTH], repr(error)[:MAX_LOGGED_LENGTH]
            )
            return _error_page(request, "")
        return None


def _error_page(request: HttpRequest, message: str) -> HttpResponse:
    # In the language that the member has chosen for the desk, which Wagtail would set only around its own views.
    return get_localized_response(
        lambda request: render(request, "desk/form_error.html", {"message": message}, status=400), request
    )
