"""How a public page answers: the same to everybody, for reading only, and to be kept for a moment."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.views.decorators.csrf import csrf_exempt

from plaudit.site.error_pages import not_allowed

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]

# A page may be stale for less than a second; after that a cache asks again, by its ETag.
SECONDS_KEPT = 1
READING = ("GET", "HEAD")


def public(view: View[P]) -> View[P]:
    """A page for everybody: GET and HEAD alone, and shared caches may keep it.

    It changes nothing, so the guard of forms stays out of its way: what would write is answered by "not allowed".
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method not in READING:
            return not_allowed(READING)
        response = view(request, *args, **kwargs)
        patch_cache_control(response, public=True, max_age=SECONDS_KEPT)
        # Said here as well as where pages are compressed, so that "not modified" says it too.
        patch_vary_headers(response, ["Accept-Encoding"])
        return response

    return csrf_exempt(answer)
