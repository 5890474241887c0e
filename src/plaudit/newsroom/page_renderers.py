"""Which function of the public site renders which kind of page; the newsroom is below the site and cannot import it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from wagtail.models import Page

# Each takes a page of its own model, so that no one type of argument fits them all.
Renderer = Callable[[Any], HttpResponse]

_renderers: dict[str, Renderer] = {}


def renders(model_name: str) -> Callable[[Renderer], Renderer]:
    """Register a function that renders pages of a model, such as `article`, drafts included."""

    def register(renderer: Renderer) -> Renderer:
        _renderers[model_name] = renderer
        return renderer

    return register


def render_page(page: Page) -> HttpResponse:
    """Render a page as its readers will see it, whatever its state."""
    model = next(model for model in type(page).__mro__ if model.__name__.lower() in _renderers)
    return _renderers[model.__name__.lower()](page)
