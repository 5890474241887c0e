"""What programs ask a site for by themselves: sitemaps, what they may visit, and its icon."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.urls import get_script_prefix, reverse
from django.utils.translation import gettext as _

from plaudit.site.http import languages
from plaudit.site.http.responses import public_view
from plaudit.site.http.urls import site_origin
from plaudit.site.metadata.sitemaps import writing
from plaudit.site.metadata.sitemaps.rows import KINDS, MOST_PAGES


@public_view
def sitemap_index(request: HttpRequest) -> HttpResponse:
    return HttpResponse(writing.index(site_origin(request)), content_type=writing.TYPE)


@public_view
def sitemap_fronts(request: HttpRequest) -> HttpResponse:
    return HttpResponse(writing.fronts(site_origin(request)), content_type=writing.TYPE)


@public_view
def sitemap(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    known = kind in KINDS and number < MOST_PAGES
    written = writing.page(kind, number, site_origin(request)) if known else ""
    if not written:
        raise Http404(_("There is no such sitemap; the first of them names all."))
    return HttpResponse(written, content_type=writing.TYPE)


@public_view
def robots(request: HttpRequest) -> HttpResponse:
    """Everything may be visited but what is somebody's own, the desk, and the endless results of searches."""
    site = get_script_prefix().rstrip("/")
    search = reverse("search")
    closed = [f"{site}{path}" for path in settings.PRIVATE_PATHS]
    closed += [languages.translated_url(search, code) for code, _name in settings.LANGUAGES]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), "Allow: /", ""]
    lines += [f"Sitemap: {site_origin(request)}{reverse('sitemaps')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@public_view
def favicon(request: HttpRequest) -> HttpResponse:
    """The icon, for those who ask for it where it used to be."""
    return HttpResponseRedirect(static("site/favicon.svg"))
