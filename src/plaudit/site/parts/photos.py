"""Pictures and trailers: a strip on the title's page that opens into the gallery."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from plaudit.catalog.models import Title
from plaudit.catalog.queries.photos import PHOTO, STRIP, StripRow, strip_of
from plaudit.site.components import gallery, pictures, trailers
from plaudit.site.components.gallery import Shot
from plaudit.site.components.trailers import ShownTrailer
from plaudit.site.http.urls import page_url

MOST_SHOTS = 12
MOST_TRAILERS = 4


class Strip(NamedTuple):
    """The first of both, and where all are."""

    shots: list[Shot]
    trailers: list[ShownTrailer]
    url: str
    more: bool


def load(title: Title) -> Strip | None:
    """One query; None where there is neither picture nor trailer."""
    rows = strip_of(title.pk)
    shots = [_shot(title, row) for row in rows if row.what == PHOTO]
    played = [trailer for row in rows if row.what != PHOTO and (trailer := _trailer(row))]
    if not shots and not played:
        return None
    more = len(rows) == STRIP or len(shots) > MOST_SHOTS or len(played) > MOST_TRAILERS
    url = page_url("photos", title.slug)
    return Strip([shot for shot in shots[:MOST_SHOTS] if shot.picture], played[:MOST_TRAILERS], url, more)


def _shot(title: Title, row: StripRow) -> Shot:
    alt = row.name or row.url or _("Picture from %(name)s") % {"name": title.name}
    return gallery.shot(page_url("photos", title.slug), row.id, row.sources, alt, row.url)


def _trailer(row: StripRow) -> ShownTrailer | None:
    return trailers.shown_trailer(row.name, row.url, pictures.picture(row.sources), row.kind)
