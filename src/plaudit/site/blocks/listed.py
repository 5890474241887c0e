"""A list: the head of a countdown, or the best reviewed titles of a sort."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from plaudit.listing.browse_index import browse_index as titles_in_memory
from plaudit.listing.browse_index.best_lists import Sort, best
from plaudit.newsroom import queries
from plaudit.site.blocks.content import Content, Options, Shelf, heading, most
from plaudit.site.http.urls import page_url

YEARS = 10


def load(options: Options, _taken: set[int]) -> Content | None:
    """Those that keep the shelf of titles; three for a countdown."""
    return _countdown(options) if options.get("countdown") else _best(options)


def _countdown(options: Options) -> Content | None:
    countdown = queries.published_countdown(options["countdown"])
    if countdown is None:
        return None
    ids = [entry.title_id for entry in queries.countdown_entries(countdown, most(options))]
    return Shelf(
        title_ids=ids,
        heading=heading(options, countdown.title),
        url=page_url("article", countdown.slug),
    )


def _best(options: Options) -> Content | None:
    decade = options.get("decade")
    sort = Sort(
        kind=options.get("kind") or "",
        genre=options.get("genre") or "",
        years=range(decade, decade + YEARS) if decade else None,
    )
    ids = best(titles_in_memory(), sort, most(options), least=1)
    chosen = {key: options[key] for key in ("kind", "genre") if options.get(key)}
    chosen |= {"year": f"{decade}s"} if decade else {}
    url = reverse("browse") + (f"?{urlencode(chosen)}" if chosen else "")
    return Shelf(title_ids=ids, heading=heading(options, _("Best reviewed")), url=url) if ids else None
