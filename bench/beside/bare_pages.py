"""The bare views that `bench/pages.py` measures a title page against: one query, one loop, as many bytes."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from plaudit.critics.models import Review
from plaudit.urls import urlpatterns as real

SIZE = 60_000
ROW = '<li><a href="{{ row.url }}">{{ row.quote }}</a> <b>{{ row.rating }}</b> <i>{{ row.verdict }}</i></li>\n'
PAGE = "<!doctype html><title>Bare</title><ul>{% for row in rows %}" + ROW + "{% endfor %}</ul>"
BYTES_PER_ROW = 150
_parsed: dict[str, Any] = {}


def bare(request: HttpRequest, engine: str) -> HttpResponse:
    """As many reviews as make a page of SIZE bytes; nothing but what the template prints is read."""
    template = _parsed.get(engine) or _parsed.setdefault(engine, _engine(engine).from_string(PAGE))
    rows = Review.objects.values("url", "quote", "rating", "verdict")[: SIZE // BYTES_PER_ROW]
    return HttpResponse(template.render({"rows": rows}))


def _engine(name: str) -> Any:
    return next(engine for engine in engines.all() if name in type(engine).__name__.lower())


urlpatterns = [path("bare/<engine>/", bare), *real]
