"""The share card: the image beside a link to a title, with its scores, and the one of the site itself."""

import hashlib

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _

from plaudit.catalog.models import Title
from plaudit.site.components.score_summary import OneScore, Scoreline
from plaudit.site.formatting import labels
from plaudit.site.http.redirects import get_title_or_redirect
from plaudit.site.http.responses import public_view
from plaudit.site.images import share_card as drawing
from plaudit.site.images.image_cache import kept
from plaudit.site.images.share_card import Card, CardScore

# To be raised with every change of how cards are drawn, so that browsers and the cache take the new ones.
DRAWING_VERSION = 2


@public_view
def title_card(request: HttpRequest, slug: str) -> HttpResponse:
    """One query; each state of the scores is drawn once."""
    title = get_title_or_redirect(slug)
    return _response(request, f"title-{title.pk}", card_of(title))


@public_view
def site_card(request: HttpRequest) -> HttpResponse:
    """Return the card of every page that is not about one title."""
    about = _("What critics and audiences say")
    return _response(request, "site", Card(settings.SITE_NAME, "", about, None, None, ""))


def card_of(title: Title) -> Card:
    scores = Scoreline.of(title)
    year = [str(title.year)] if title.year else []
    return Card(
        name=title.name,
        other_name=title.original_name,
        about=" · ".join([*year, str(labels.KINDS[title.kind])]),
        critics=_card_score(scores.critics),
        audience=_card_score(scores.audience),
        site=settings.SITE_NAME,
        poster=title.poster.sources.get("file", "") if title.poster else "",
    )


def _card_score(score: OneScore) -> CardScore:
    return CardScore(score.mark.symbol, score.percent, score.words)


def _response(request: HttpRequest, name: str, card: Card) -> HttpResponse:
    state = hashlib.sha256(repr((DRAWING_VERSION, card)).encode()).hexdigest()[:24]
    response = get_conditional_response(request, etag=f'"{state}"')
    if response is None:
        response = HttpResponse(kept(name, state, lambda: drawing.draw(card)), content_type="image/png")
    response["ETag"] = f'"{state}"'
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
