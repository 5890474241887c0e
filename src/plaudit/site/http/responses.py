"""The responses of public pages: rendered without the request, for reading only, and cacheable for everybody."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.template.loader import get_template
from django.urls import get_resolver, resolve, reverse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.views.decorators.csrf import csrf_exempt

from plaudit.site.http.redirects import MovedPermanently

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]

# A page may be stale for less than a second; after that a cache asks again, by its ETag.
BROWSER_MAX_AGE = 1
SAFE_METHODS = ("GET", "HEAD")


def public_view(view: View[P]) -> View[P]:
    """Make a view a page for everybody: GET and HEAD only, and shared caches may keep it.

    It changes nothing, so it needs no CSRF check: any other method is refused. A view that raises MovedPermanently is
    answered by a redirect to the same page under the slug of today.
    """

    @wraps(view)
    def respond(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method not in SAFE_METHODS:
            return method_not_allowed(request)
        try:
            response = view(request, *args, **kwargs)
        except MovedPermanently as moved:
            response = _redirect(request, moved.slug)
        patch_cache_control(response, public=True, max_age=BROWSER_MAX_AGE)
        # GZip sets it too, but a "304 Not Modified" does not pass there.
        patch_vary_headers(response, ["Accept-Encoding"])
        return response

    return csrf_exempt(respond)


def _redirect(request: HttpRequest, slug: str) -> HttpResponse:
    match = resolve(request.path_info)
    return HttpResponsePermanentRedirect(reverse(match.view_name, kwargs={**match.kwargs, "slug": slug}))


def method_not_allowed(request: HttpRequest) -> HttpResponse:
    """Return the page for status 405. The URLconf names its view as `handler405`, beside Django's own handlers."""
    response: HttpResponse = get_resolver().resolve_error_handler(405)(request)
    response["Allow"] = ", ".join(SAFE_METHODS)
    return response


def render(template: str, page: object, *, status: int = 200) -> HttpResponse:
    """Render a page. The template gets nothing of the request, so the page cannot differ by visitor."""
    return HttpResponse(get_template(f"site/{template}").render({"page": page}), status=status)
