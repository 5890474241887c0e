"""The sitemaps: the index of all, that of the pages about no one thing, and those of titles, people and so on."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from plaudit.site.http.responses import public_view
from plaudit.site.http.urls import site_origin
from plaudit.site.metadata.sitemaps import writing
from plaudit.site.metadata.sitemaps.rows import KINDS, MOST_PAGES


@public_view
def sitemap_index(request: HttpRequest) -> HttpResponse:
    return HttpResponse(writing.index(site_origin(request)), content_type=writing.TYPE)


@public_view
def site_sitemap(request: HttpRequest) -> HttpResponse:
    return HttpResponse(writing.fronts(site_origin(request)), content_type=writing.TYPE)


@public_view
def sitemap(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    exists = kind in KINDS and number < MOST_PAGES
    text = writing.page(kind, number, site_origin(request)) if exists else ""
    if not text:
        raise Http404(_("There is no such sitemap; sitemap.xml lists all of them."))
    return HttpResponse(text, content_type=writing.TYPE)
