"""The URL at which other sites ask how to embed a page of ours: `/oembed?url=…`."""

from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.translation import gettext as _

from plaudit.catalog.models import Title
from plaudit.catalog.queries.titles import current_title_slug
from plaudit.listing.titles import title_by_slug
from plaudit.site.http import languages
from plaudit.site.http.responses import public_view
from plaudit.site.metadata import oembed as oembedding
from plaudit.site.pages.embed import base_of

LONGEST = 2000


class OEmbedError(Exception):
    """A question that has another answer than a frame."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


@public_view
def oembed(request: HttpRequest) -> HttpResponse:
    """JSON, or XML where asked. Nothing here is private, so nothing answers 401."""
    try:
        format_ = _format(request.GET.get("format", "json"))
        most_wide, most_high = (_most(request.GET.get(name, "")) for name in ("maxwidth", "maxheight"))
        path = _path(request, request.GET.get("url", ""))
        # The page that was asked about is in the language of its URL; so is what is told of it.
        with translation.override(languages.language_from_path(path)):
            told = oembedding.answer(_title(path), base_of(request), most_wide, most_high)
    except OEmbedError as problem:
        return HttpResponse(str(problem), status=problem.status, content_type="text/plain; charset=utf-8")
    response = JsonResponse(told) if format_ == "json" else _xml(told)
    # A page's script may ask too: what it learns is public.
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _format(asked: str) -> str:
    if asked not in {"json", "xml"}:
        raise OEmbedError(501, _("There are answers in the formats json and xml only."))
    return asked


def _most(asked: str) -> int | None:
    if not asked:
        return None
    if not asked.isascii() or not asked.isdigit() or not int(asked[:6]) > 0:
        raise OEmbedError(400, _("maxwidth and maxheight are whole numbers of pixels."))
    return int(asked[:6])


def _path(request: HttpRequest, url: str) -> str:
    """Where on this site a URL leads; empty for a URL elsewhere."""
    if not url:
        raise OEmbedError(400, _("The parameter url is missing: the address of a title's page."))
    try:
        parts = urlsplit(url[:LONGEST])
        host = parts.netloc.lower()
    except ValueError:
        return ""
    ours = {urlsplit(base_of(request)).netloc.lower(), request.get_host().lower(), ""}
    return unquote(parts.path) if parts.scheme in {"http", "https", ""} and host in ours else ""


def _title(path: str) -> Title:
    slug = _slug(path)
    title = title_by_slug(slug) if slug else None
    if title is None and slug and (now := current_title_slug(slug)):
        title = title_by_slug(now)
    if title is None:
        raise OEmbedError(404, _("That is not the address of a title on this site."))
    return title


def _slug(path: str) -> str:
    """The slug in the URL of a title's page, in the language that is spoken; empty for any other URL."""
    try:
        found = resolve(path)
    except Resolver404:
        return ""
    return str(found.kwargs["slug"]) if found.url_name == "title" else ""


def _xml(told: dict[str, Any]) -> HttpResponse:
    root = ElementTree.Element("oembed")
    for key, value in told.items():
        ElementTree.SubElement(root, key).text = str(value)
    text = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return HttpResponse(text, content_type="text/xml; charset=utf-8")
