"""What browsers and crawlers ask for by themselves: robots.txt and the icon."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.urls import get_script_prefix, reverse

from plaudit.site.http.languages import translated_url
from plaudit.site.http.responses import public_view
from plaudit.site.http.urls import site_origin


@public_view
def robots(request: HttpRequest) -> HttpResponse:
    """Allow everything but private pages, the desk, and the endless search results."""
    prefix = get_script_prefix().rstrip("/")
    closed = [f"{prefix}{path}" for path in settings.PRIVATE_PATHS]
    closed += [translated_url(reverse("search"), code) for code, _name in settings.LANGUAGES]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), "Allow: /", ""]
    lines += [f"Sitemap: {site_origin(request)}{reverse('sitemap-index')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@public_view
def favicon(request: HttpRequest) -> HttpResponse:
    """Redirect to the icon, for browsers that ask for it at the root."""
    return HttpResponseRedirect(static("site/favicon.svg"))
