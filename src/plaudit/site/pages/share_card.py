"""The picture that other sites show beside a link: of a title with its scores, and of the site itself."""

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

# Moved when cards are drawn otherwise than before.
DRAWING = 2


@public_view
def title_card(request: HttpRequest, slug: str) -> HttpResponse:
    """One query; drawn once for each state of the scores."""
    title = get_title_or_redirect(slug)
    return _answer(request, f"title-{title.pk}", card_of(title))


@public_view
def site_card(request: HttpRequest) -> HttpResponse:
    """Of every page that is not about one title."""
    about = _("What critics and audiences say")
    return _answer(request, "site", Card(settings.SITE_NAME, "", about, None, None, ""))


def card_of(title: Title) -> Card:
    """What the card of a title says."""
    scores = Scoreline.of(title)
    poster = title.poster.sources.get("file", "") if title.poster else ""
    about = [str(title.year)] if title.year else []
    return Card(
        name=title.name,
        other_name=title.original_name,
        about=" · ".join([*about, str(labels.KINDS[title.kind])]),
        critics=_score(scores.critics),
        audience=_score(scores.audience),
        site=settings.SITE_NAME,
        poster=poster,
    )


def _score(score: OneScore) -> CardScore:
    return CardScore(score.mark.symbol, score.percent, score.words)


def _answer(request: HttpRequest, name: str, card: Card) -> HttpResponse:
    state = hashlib.sha256(repr((DRAWING, card)).encode()).hexdigest()[:24]
    response = get_conditional_response(request, etag=f'"{state}"')
    if response is None:
        response = HttpResponse(kept(name, state, lambda: drawing.draw(card)), content_type="image/png")
    response["ETag"] = f'"{state}"'
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
