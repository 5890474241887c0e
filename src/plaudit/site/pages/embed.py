"""A frame with a title's scores that any site may embed, without scripts."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.clickjacking import xframe_options_exempt

from plaudit.site.components.score_summary import Scoreline
from plaudit.site.http.redirects import get_title_or_redirect
from plaudit.site.http.responses import public_view, render
from plaudit.site.http.urls import absolute_url, page_url

# In a page of anybody's, this one may load its own style and nothing else.
POLICY = "default-src 'none'; style-src 'self'; font-src 'self'; frame-ancestors *; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True, slots=True)
class EmbedPage:
    scores: Scoreline
    url: str
    site: str


@xframe_options_exempt
@public_view
def embed_page(request: HttpRequest, slug: str) -> HttpResponse:
    title = get_title_or_redirect(slug)
    url = absolute_url(page_url("title", title.slug))
    response = render("embed.html", EmbedPage(Scoreline.of(title), url, settings.SITE_NAME))
    response["Content-Security-Policy"] = POLICY
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
