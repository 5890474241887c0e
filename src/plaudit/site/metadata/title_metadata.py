"""A title's page as programs read it: its head, with the same numbers that the page shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from plaudit.catalog.models import Kind, Title
from plaudit.scoreboard.displayed_scores import DisplayedScore
from plaudit.site.components import pictures
from plaudit.site.components.cards import Card
from plaudit.site.components.reviews import ShownReview
from plaudit.site.formatting import formats, labels
from plaudit.site.http.urls import absolute_url, page_url
from plaudit.site.metadata import json_ld
from plaudit.site.metadata.feeds import naming as feeds
from plaudit.site.metadata.head import Crumb, Head
from plaudit.site.metadata.json_ld import Thing

FIRST_CAST = 12


@dataclass(frozen=True, slots=True)
class TitleData:
    """A title's scores, its people and genres by name, the reviews shown, and the titles above and below it."""

    title: Title
    score: DisplayedScore
    directors: Sequence[str]
    cast: Sequence[str]
    genres: Sequence[str]
    reviews: Sequence[ShownReview]
    ancestors: Sequence[Crumb]
    children: Sequence[Card]

    def head(self) -> Head:
        title = self.title
        return Head(
            title=self.name,
            path=page_url("title", title.slug),
            description=self.description(),
            og_type="video.movie" if title.kind == Kind.FILM else "video.tv_show",
            noindex=not title.listed,
            json_ld=json_ld.block(self.thing()),
            image=page_url("card", title.slug),
            oembed=True,
            feeds=(feeds.of_title(self.name, title.slug),),
            breadcrumbs=tuple(self.ancestors) or (_all_of_kind(title.kind),),
        )

    @property
    def name(self) -> str:
        title = self.title
        return _("%(name)s (%(year)d)") % {"name": title.name, "year": title.year} if title.year else title.name

    def description(self) -> str:
        said = []
        critics, audience = self.score.critics, self.score.audience
        if critics.percent is not None:
            values = {"percent": formats.percent(critics.percent), "count": formats.number(critics.reviews)}
            said.append(_("Critics: %(percent)s fresh of %(count)s reviews.") % values)
        if audience.percent is not None:
            values = {"percent": formats.percent(audience.percent), "count": formats.number(audience.tally.ratings)}
            said.append(_("Audience: %(percent)s of %(count)s ratings liked it.") % values)
        return " ".join(said) or _("What critics and audience say of %(name)s.") % {"name": self.title.name}

    def thing(self) -> Thing:
        """The title as schema.org has it."""
        title = self.title
        critics, audience = self.score.critics, self.score.audience
        return {
            **json_ld.title(title.kind, title.name, title.slug),
            "alternateName": title.original_name,
            "datePublished": str(title.released_on or title.year or ""),
            "duration": json_ld.duration(title.runtime),
            "contentRating": title.age_rating,
            "description": title.synopsis,
            **json_ld.pictured(self._image()),
            "genre": list(self.genres),
            "director": [json_ld.person(name) for name in self.directors],
            "actor": [json_ld.person(name) for name in self.cast[:FIRST_CAST]],
            "aggregateRating": json_ld.scores(
                critics.percent, critics.reviews, audience.percent, audience.tally.ratings
            ),
            "review": json_ld.reviews(self.reviews),
            **self._place(),
            **self._parts(),
        }

    def _image(self) -> str:
        """The poster, or the card with the scores."""
        poster = pictures.picture(self.title.poster.sources) if self.title.poster else None
        return poster.url if poster else page_url("card", self.title.slug)

    def _place(self) -> Thing:
        """What a season or episode is a part of, and its number there."""
        parts = [
            {"@type": kind, "name": step.name, "url": absolute_url(step.url)}
            for kind, step in zip(("TVSeries", "TVSeason"), self.ancestors, strict=False)
        ]
        if self.title.kind == Kind.SEASON:
            return {"seasonNumber": self.title.number, "partOfSeries": parts[:1]}
        if self.title.kind == Kind.EPISODE:
            return {"episodeNumber": self.title.number, "partOfSeries": parts[:1], "partOfSeason": parts[1:]}
        return {}

    def _parts(self) -> Thing:
        """The seasons or episodes that the page shows, with their scores."""
        return json_ld.parts(self.title.kind, self.children) if self.children else {}


def _all_of_kind(kind: str) -> Crumb:
    return Crumb(str(labels.MANY[kind]), f"{reverse('browse')}?kind={kind}")
