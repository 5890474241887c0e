"""The badge: both scores as they are now in one SVG, which other sites show as an image."""

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
COLOURS = ("paper", "line", "ink", "soft", "fresh", "rotten", "gold", "crowd", "empty")
MAX_NAME_LENGTH = 34


@public_view
def badge(request: HttpRequest, slug: str) -> HttpResponse:
    """Return the small badge, or the large one for `?size=large`, which also names the title and the scores."""
    title = get_title_or_redirect(slug)
    size = "large" if request.GET.get("size") == "large" else "small"
    style_sheet = style()
    svg = draw_badge(Scoreline.of(title), size, style_sheet)
    response = HttpResponse(svg, content_type="image/svg+xml; charset=utf-8")
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    digest = base64.b64encode(hashlib.sha256(style_sheet.encode()).digest()).decode()
    response["Content-Security-Policy"] = f"default-src 'none'; style-src 'sha256-{digest}'"
    return response


def draw_badge(scores: Scoreline, size: str, style_sheet: str) -> str:
    width, height = SIZES[size]
    name = scores.name
    if len(name) > MAX_NAME_LENGTH:
        name = f"{name[: MAX_NAME_LENGTH - 1].rstrip()}…"
    context = {
        "size": size,
        "width": width,
        "height": height,
        "name": name,
        "scores": scores,
        "marks": {score.mark.symbol: _symbol(score) for score in (scores.critics, scores.audience)},
        "style": style_sheet,
        "site": settings.SITE_NAME,
    }
    return get_template("site/badge.svg").render({"badge": context})


def _symbol(score: OneScore) -> str:
    """Return the drawing of the score's icon as a `symbol` element."""
    return ElementTree.tostring(sprite.symbols()[score.mark.symbol].root, encoding="unicode")


def style() -> str:
    """Return the style sheet: the colours of both schemes, and how the icons are painted."""
    light, dark = (_variables(colours.tokens(dark=dark)) for dark in (False, True))
    icons = "".join(f".{name}{{{_css(look)}}}" for name, look in sprite.looks().items() if not name.startswith("mark"))
    letters = "text{font-family:Newsreader,Georgia,serif}.s{font-family:system-ui,sans-serif;fill:var(--soft)}"
    shapes = ".g{fill:var(--paper);stroke:var(--line)}.i{fill:var(--ink)}"
    return f":root{{{light}}}@media(prefers-color-scheme:dark){{:root{{{dark}}}}}{letters}{shapes}{icons}"


def _variables(tokens: dict[str, str]) -> str:
    return ";".join(f"--{name}:{tokens[name]}" for name in COLOURS)


def _css(look: dict[str, str]) -> str:
    return ";".join(f"{key}:{value}" for key, value in look.items())
