"""The part of a season's page with what critics wrote of its first episodes alone."""

from typing import NamedTuple

from django.utils.translation import ngettext

from plaudit.catalog.models import Kind, Title
from plaudit.critics.queries.pages import first_episode_reviews_of
from plaudit.scoring.tally import CriticTally
from plaudit.site.components.reviews import ShownReview, shown_reviews
from plaudit.site.formatting import formats
from plaudit.site.http.urls import page_url

SHOWN = 5


class FirstEpisodes(NamedTuple):
    """Their tally, the newest reviews, and where all of them are, if there are more."""

    said: str
    tally: CriticTally
    reviews: list[ShownReview]
    all_of_them: str


def load(title: Title) -> FirstEpisodes | None:
    """One query; None, without any, where nobody reviewed the first episodes by themselves."""
    score = getattr(title, "score", None)
    if title.kind not in {Kind.SERIES, Kind.SEASON} or score is None or not score.first_episodes.counted:
        return None
    tally = score.first_episodes
    more = page_url("reviews", title.slug) + "?show=first" if tally.counted > SHOWN else ""
    return FirstEpisodes(said(tally), tally, shown_reviews(first_episode_reviews_of(title.pk, SHOWN)), more)


def said(tally: CriticTally) -> str:
    """The tally in words; too few, and too early, for a percentage."""
    words = ngettext("%(fresh)s of %(count)s review fresh", "%(fresh)s of %(count)s reviews fresh", tally.counted)
    return words % {"fresh": formats.number(tally.fresh), "count": formats.number(tally.counted)}
