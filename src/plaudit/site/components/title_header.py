"""The header of a title's further pages: small poster, name, both scores."""

from typing import NamedTuple, Self

from django.utils.translation import gettext as _

from plaudit.catalog.models import Title
from plaudit.scoreboard.displayed_scores import DisplayedScore, displayed_score, score_of
from plaudit.site.components import icons, posters
from plaudit.site.components.icons import Mark
from plaudit.site.components.posters import Poster
from plaudit.site.http.urls import page_url


class TitleHeader(NamedTuple):
    name: str
    url: str
    poster: Poster
    score: DisplayedScore
    critics_mark: Mark
    audience_mark: Mark

    @classmethod
    def of(cls, title: Title) -> Self:
        """Make the header without a query, so a poster without a picture does not name the director."""
        score = displayed_score(score_of(title), title.expected_gross_band)
        name = title.name
        if title.year:
            name = _("%(name)s (%(year)d)") % {"name": title.name, "year": title.year}
        return cls(
            name=name,
            url=page_url("title", title.slug),
            poster=posters.of(title),
            score=score,
            critics_mark=icons.of_critics(score.critics.band, certified=score.certified),
            audience_mark=icons.of_audience(score.audience.band, hot=score.hot),
        )
