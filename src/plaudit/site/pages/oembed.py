"""The oEmbed endpoint, where other sites ask how to embed a title's scores: `/oembed?url=…`."""

from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.translation import gettext as _

from plaudit.catalog.models import Title
from plaudit.errors import DomainError
from plaudit.listing.titles import title_by_slug
from plaudit.site.http.languages import language_from_path
from plaudit.site.http.redirects import MovedPermanently, get_title_or_redirect
from plaudit.site.http.responses import public_view
from plaudit.site.http.urls import site_origin
from plaudit.site.metadata import oembed as metadata

MAX_URL_LENGTH = 2000
MAX_DIGITS = 6


class OEmbedError(DomainError):
    """A request that cannot be answered with a frame: the status, and a sentence that says why."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


@public_view
def oembed(request: HttpRequest) -> HttpResponse:
    """Return JSON, or XML where asked. Nothing here is private, so there is no 401."""
    try:
        response = _response(request)
    except OEmbedError as error:
        return HttpResponse(str(error), status=error.status, content_type="text/plain; charset=utf-8")
    # A page's script may ask too: what it learns is public.
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _response(request: HttpRequest) -> HttpResponse:
    format_ = request.GET.get("format", "json")
    if format_ not in {"json", "xml"}:
        raise OEmbedError(501, _("The format can be json or xml."))
    max_width, max_height = _pixels(request, "maxwidth"), _pixels(request, "maxheight")
    path = _path(request, request.GET.get("url", ""))
    # The answer is in the language of the page that was asked about, as its URL says it.
    with translation.override(language_from_path(path)):
        fields = metadata.answer(_title(path), site_origin(request), max_width, max_height)
    return JsonResponse(fields) if format_ == "json" else _xml(fields)


def _pixels(request: HttpRequest, name: str) -> int | None:
    text = request.GET.get(name, "")
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or not int(text[:MAX_DIGITS]) > 0:
        raise OEmbedError(400, _("maxwidth and maxheight are whole numbers of pixels."))
    return int(text[:MAX_DIGITS])


def _path(request: HttpRequest, url: str) -> str:
    """Return the path of a URL of this site; "" for a URL elsewhere."""
    if not url:
        raise OEmbedError(400, _("The parameter url is missing: the address of a title's page."))
    try:
        parts = urlsplit(url[:MAX_URL_LENGTH])
        host = parts.netloc.lower()
    except ValueError:
        return ""
    own_hosts = {urlsplit(site_origin(request)).netloc.lower(), request.get_host().lower(), ""}
    return unquote(parts.path) if parts.scheme in {"http", "https", ""} and host in own_hosts else ""


def _title(path: str) -> Title:
    missing = OEmbedError(404, _("This is not the address of a title on this site."))
    try:
        match = resolve(path)
    except Resolver404:
        raise missing from None
    if match.url_name != "title":
        raise missing
    try:
        return get_title_or_redirect(match.kwargs["slug"])
    except MovedPermanently as moved:
        title = title_by_slug(moved.slug)
    except Http404:
        title = None
    if title is None:
        raise missing
    return title


def _xml(fields: dict[str, Any]) -> HttpResponse:
    root = ElementTree.Element("oembed")
    for key, value in fields.items():
        ElementTree.SubElement(root, key).text = str(value)
    text = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return HttpResponse(text, content_type="text/xml; charset=utf-8")
