"""A title named above a page that is about something of it: small poster, name, both scores."""

from typing import NamedTuple, Self

from django.utils.translation import gettext as _

from plaudit.catalog.models import Title
from plaudit.scoreboard.displayed import DisplayedScore, displayed_score, score_of
from plaudit.site.components import icons, posters
from plaudit.site.components.icons import Mark
from plaudit.site.components.posters import Poster
from plaudit.site.http.urls import page_url


class TitleHead(NamedTuple):
    """What stands at the head of a title's further pages."""

    name: str
    url: str
    poster: Poster
    shown: DisplayedScore
    critics_mark: Mark
    audience_mark: Mark

    @classmethod
    def of(cls, title: Title) -> Self:
        """No query; the poster knows no director here."""
        seen = displayed_score(score_of(title), title.expected_gross_band)
        name = title.name
        if title.year:
            name = _("%(name)s (%(year)d)") % {"name": title.name, "year": title.year}
        return cls(
            name=name,
            url=page_url("title", title.slug),
            poster=posters.of(title),
            shown=seen,
            critics_mark=icons.of_critics(seen.critics.band, certified=seen.certified),
            audience_mark=icons.of_audience(seen.audience.band, hot=seen.hot),
        )
