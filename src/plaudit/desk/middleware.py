"""What holds for the desk alone: what its pages may load, and that nobody keeps a copy of them."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

DESK = "/desk/"
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


def guard_the_desk(
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
