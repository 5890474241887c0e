"""Series with seasons and episodes, made as the product makes them."""

from typing import Any

from factories import BylineFactory, TitleFactory, review
from plaudit.catalog.actions.television import add_episode, add_season
from plaudit.catalog.models import Kind, Title
from plaudit.critics.models import Byline, Review
from plaudit.scoring.television import Covers


def make_series(seasons: int = 2, episodes: int = 0, **given: Any) -> tuple[Title, list[Title]]:
    """A series with so many seasons, each with so many episodes; gives the series and its seasons."""
    series = TitleFactory(kind=Kind.SERIES, **given)
    made = [add_season(series, number, facts={"year": 2000 + number}) for number in range(1, seasons + 1)]
    for season in made:
        for number in range(1, episodes + 1):
            add_episode(season, number, facts={"name": f"Part {number} of {season.number}", "runtime": 30})
    return series, made


def first_review(season: Title, verdict: str = "fresh", *, byline: Byline | None = None, **given: Any) -> Review:
    """A review of the first episodes alone."""
    return review(season, verdict, byline=byline or BylineFactory(), covers=Covers.FIRST_EPISODES, **given)
