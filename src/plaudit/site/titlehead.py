"""A title named above a page that is about something of it: small poster, name, both scores."""

from typing import NamedTuple, Self

from django.utils.translation import gettext as _

from plaudit.catalog.models import Title
from plaudit.scoreboard.models import Score
from plaudit.scoreboard.shown import Shown, shown
from plaudit.site import links, marks, posters, structured
from plaudit.site.marks import Mark
from plaudit.site.posters import Poster


class TitleHead(NamedTuple):
    """What stands at the head of a title's further pages."""

    name: str
    address: str
    poster: Poster
    shown: Shown
    critics_mark: Mark
    audience_mark: Mark

    @classmethod
    def of(cls, title: Title, score: Score) -> Self:
        """No query; the poster knows no director here."""
        seen = shown(score, title.takings)
        name = title.name
        if title.year:
            name = _("%(name)s (%(year)d)") % {"name": title.name, "year": title.year}
        return cls(
            name=name,
            address=links.to("title", title.slug),
            poster=posters.of(title),
            shown=seen,
            critics_mark=marks.of_critics(seen.critics.band, certified=seen.certified),
            audience_mark=marks.of_audience(seen.audience.band, hot=seen.hot),
        )

    def thing(self, title: Title) -> structured.Thing:
        """The title with its scores, for programs."""
        critics, audience = self.shown.critics, self.shown.audience
        scores = structured.scores(critics.percent, critics.reviews, audience.percent, audience.tally.ratings)
        return {**structured.title(title.kind, title.name, title.slug), "aggregateRating": scores}
