"""The parts of a title's page that stand beside its scores and reviews, each loaded and drawn by itself.

A part is a module here with `load(title)`, which gives what its template `site/parts/<name>.html` shows, or None
where the page has nothing to show of it; and costs at most one query.
"""

from collections.abc import Callable

from plaudit.catalog.models import Title
from plaudit.site.parts import features, first_episodes, likeness, news, offers, particulars, photos, quotes, television

PARTS: dict[str, Callable[[Title], object | None]] = {
    "offers": offers.load,
    "particulars": particulars.load,
    "photos": photos.load,
    "news": news.load,
    "features": features.load,
    "quotes": quotes.load,
    "television": television.load,
    "first_episodes": first_episodes.load,
    "likeness": likeness.load,
}


def load(title: Title) -> dict[str, object | None]:
    """Every part by its name."""
    return {name: part(title) for name, part in PARTS.items()}
