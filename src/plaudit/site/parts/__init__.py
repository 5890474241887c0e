"""The parts of a title's page that stand beside its scores and reviews, each loaded and drawn by itself.

A part is a module here with `load(title)`, which gives what its template `site/parts/<name>.html` shows, or None
where the page has nothing to show of it; and costs at most one query.
"""

from collections.abc import Callable

from plaudit.catalog.models import Title

PARTS: dict[str, Callable[[Title], object | None]] = {}


def load(title: Title) -> dict[str, object | None]:
    """Every part by its name."""
    return {name: part(title) for name, part in PARTS.items()}
