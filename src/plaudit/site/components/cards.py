"""Titles as cards and lists show them: poster, name, both scores, banded counts."""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plaudit.catalog.models import Title
from plaudit.content.listed_titles import ListedTitle, with_directors
from plaudit.listing.cards import TitleCard
from plaudit.scoreboard.displayed_scores import current_policy
from plaudit.scoring.policy import Policy
from plaudit.scoring.score import AudienceBand, CriticBand
from plaudit.site.components import icons, posters
from plaudit.site.components.icons import Mark
from plaudit.site.components.posters import Poster
from plaudit.site.formatting import formats, labels
from plaudit.site.http.urls import page_url

DEMO = "demo"


class CardScore(NamedTuple):
    """One of the two scores on a card: its percentage, None while there is none; the count banded and, `of`, exact."""

    mark: Mark
    percent: int | None
    counted: str
    of: int


class Card(NamedTuple):
    """A title on a card; `form` is the key of its kind, `kind` what that is called."""

    form: str
    name: str
    url: str
    year: int | None
    kind: str
    directors: str
    poster: Poster
    critics: CardScore
    audience: CardScore
    is_demo: bool


def shown_cards(titles: Iterable[TitleCard]) -> list[Card]:
    """The cards of titles, in their order (one query for the directors)."""
    return listed_cards(with_directors(titles))


def listed_cards(titles: Iterable[ListedTitle]) -> list[Card]:
    """Return the cards of titles, in their order."""
    policy = current_policy()
    return [shown_card(title.card, title.directors, policy) for title in titles]


def shown_card(title: TitleCard, directors: list[str], policy: Policy) -> Card:
    """One card."""
    first = directors[0] if directors else ""
    return Card(
        form=title.kind,
        name=title.name,
        url=page_url("title", title.slug),
        year=title.year,
        kind=str(labels.KINDS[title.kind]),
        directors=formats.listed(directors),
        poster=posters.poster(title.name, first, title.year, title.poster),
        critics=_critics(title, policy),
        audience=_audience(title, policy),
        is_demo=title.origin == DEMO,
    )


def _critics(title: TitleCard, policy: Policy) -> CardScore:
    percent = title.critics_percent
    band = None
    if percent is not None:
        band = CriticBand.FRESH if percent >= policy.fresh_percent else CriticBand.ROTTEN
    count = _reviewed(title, policy)
    text = ngettext("%(count)s review", "%(count)s reviews", count)
    mark = icons.of_critics(band, certified=bool(title.certified))
    return CardScore(mark, percent, text % {"count": formats.banded(count)} if count else "", count)


def _reviewed(title: TitleCard, policy: Policy) -> int:
    """How many reviews the critics' score is made of: those of its seasons where a series is their mean."""
    if policy.is_mean_of_seasons(title.seasons or 0):
        return title.season_reviews or 0
    return (title.fresh or 0) + (title.rotten or 0)


def _audience(title: TitleCard, policy: Policy) -> CardScore:
    percent = title.audience_percent
    band = None
    if percent is not None:
        liked = percent >= policy.liked_percent
        band = AudienceBand.LIKED if liked else AudienceBand.DISLIKED
    count = title.ratings or 0
    text = ngettext("%(count)s rating", "%(count)s ratings", count)
    mark = icons.of_audience(band, hot=bool(title.hot))
    return CardScore(mark, percent, text % {"count": formats.banded(count)} if count else "", count)


def named(title: TitleCard | Title) -> str:
    """A title's name and year in one line."""
    if title.year is None:
        return title.name
    return _("%(name)s (%(year)d)") % {"name": title.name, "year": title.year}
