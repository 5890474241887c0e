"""The badge with the live scores, which other sites show as a picture: one SVG that needs nothing else."""

import base64
import hashlib
from xml.etree import ElementTree

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template

from plaudit.site.components.score_summary import OneScore, Scoreline
from plaudit.site.http.redirects import get_title_or_redirect
from plaudit.site.http.responses import public_view
from plaudit.site.images import colours, sprite

SIZES = {"small": (208, 40), "large": (320, 128)}
ANYWHERE = "cross-origin"
COLOURS = ("paper", "line", "ink", "soft", "fresh", "rotten", "gold", "crowd", "empty")
LONGEST_NAME = 34


@public_view
def badge(request: HttpRequest, slug: str) -> HttpResponse:
    """`?size=large` also names the title and what the scores are of."""
    title = get_title_or_redirect(slug)
    size = "large" if request.GET.get("size") == "large" else "small"
    text = drawn(Scoreline.of(title), size)
    response = HttpResponse(text, content_type="image/svg+xml; charset=utf-8")
    response["Cross-Origin-Resource-Policy"] = ANYWHERE
    response["Content-Security-Policy"] = f"default-src 'none'; style-src '{_digest(style())}'"
    return response


def drawn(scores: Scoreline, size: str) -> str:
    """The badge in a size: `small` or `large`."""
    width, height = SIZES[size]
    name = scores.name if len(scores.name) <= LONGEST_NAME else f"{scores.name[: LONGEST_NAME - 1].rstrip()}…"
    page = {
        "size": size,
        "width": width,
        "height": height,
        "name": name,
        "scores": scores,
        "marks": {score.mark.symbol: symbol(score) for score in (scores.critics, scores.audience)},
        "style": style(),
        "site": settings.SITE_NAME,
    }
    return get_template("site/badge.svg").render({"badge": page})


def symbol(score: OneScore) -> str:
    """The mark's drawing as a `symbol` element."""
    return ElementTree.tostring(sprite.symbols()[score.mark.symbol].root, encoding="unicode")


def style() -> str:
    """The colours of both schemes, and how the marks are painted."""
    light, dark = (_variables(colours.tokens(dark=dark)) for dark in (False, True))
    looks = "".join(f".{name}{{{_css(look)}}}" for name, look in sprite.looks().items() if not name.startswith("mark"))
    letters = "text{font-family:Newsreader,Georgia,serif}.s{font-family:system-ui,sans-serif;fill:var(--soft)}"
    shapes = ".g{fill:var(--paper);stroke:var(--line)}.i{fill:var(--ink)}"
    return f":root{{{light}}}@media(prefers-color-scheme:dark){{:root{{{dark}}}}}{letters}{shapes}{looks}"


def _variables(tokens: dict[str, str]) -> str:
    return ";".join(f"--{name}:{tokens[name]}" for name in COLOURS)


def _css(look: dict[str, str]) -> str:
    return ";".join(f"{key}:{value}" for key, value in look.items())


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
