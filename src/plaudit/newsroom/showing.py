"""Who draws a page of the newsroom. The public site names itself here, since the newsroom stands below it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse

Drawing = Callable[[Any], HttpResponse]

_drawings: dict[str, Drawing] = {}


def draws(model: str) -> Callable[[Drawing], Drawing]:
    """Name a function as the one that draws pages of a model, such as `article`; also for drafts."""

    def register(drawing: Drawing) -> Drawing:
        _drawings[model] = drawing
        return drawing

    return register


def drawn(page: Any) -> HttpResponse:
    """A page as its readers will see it, whatever its state. Raises LookupError where nobody draws its model."""
    for model in type(page).__mro__:
        drawing = _drawings.get(model.__name__.lower())
        if drawing:
            return drawing(page)
    raise LookupError(f"Nothing draws a {type(page).__name__}.")
