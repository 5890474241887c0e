"""The front: one film large, then what is best, new, much rated and disputed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple, Self

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from plaudit.catalog.queries import pages as catalog
from plaudit.catalog.queries.pages import TitleCard
from plaudit.critics.queries import pages as critics
from plaudit.critics.queries.pages import ReviewRow
from plaudit.site import formats
from plaudit.site.answers import public
from plaudit.site.cards import Card, cards_with
from plaudit.site.head import Head
from plaudit.site.rendering import show
from plaudit.site.reviews import ShownReview, invented, shown_review

BEST = 10
MOST_RATED = 6
DIVIDED = 4
POINTS_APART = 10
QUOTES = 40
QUOTED_TITLES = 6
CONSENSUSES = 4


class Lead(NamedTuple):
    """The film on the front, with the critics' consensus about it ("" without one)."""

    card: Card
    consensus: str


class Summary(NamedTuple):
    """The critics' consensus about a title."""

    card: Card
    text: str
    day: str


class Dispute(NamedTuple):
    """A title on which critics and audience differ."""

    card: Card
    points: int


@dataclass(frozen=True, slots=True)
class HomePage:
    """What the front shows; every part may be empty."""

    head: Head
    lead: Lead | None
    best: list[Card]
    quotes: list[ShownReview]
    most_rated: list[Card]
    disputes: list[Dispute]
    summaries: list[Summary]
    invented: bool

    @classmethod
    def load(cls) -> Self:
        """Eight queries."""
        best = catalog.best_by_critics(BEST + 1)
        rated = catalog.most_rated(MOST_RATED + 1)
        divided = catalog.most_divided(DIVIDED, points=POINTS_APART)
        quotes = _one_per_title(critics.latest_quotes(QUOTES))
        summaries = critics.latest_consensus(CONSENSUSES + 1)
        quoted = [row.title_id for row in quotes] + [row.title_id for row in summaries]
        titles = catalog.cards_by_id(quoted)
        known = [*best, *rated, *divided, *titles.values()]
        cards = _by_id(known)
        lead = _lead(rated, best)
        texts = critics.consensus_of([lead.id] if lead else [])
        return cls(
            head=_head(),
            lead=Lead(cards[lead.id], texts.get(lead.id, "")) if lead else None,
            best=[cards[title.id] for title in best if title != lead][:BEST],
            quotes=[shown_review(row, title=titles[row.title_id]) for row in quotes],
            most_rated=[cards[title.id] for title in rated if title != lead][:MOST_RATED],
            disputes=[Dispute(cards[title.id], _apart(title)) for title in divided],
            summaries=[
                Summary(cards[row.title_id], row.text, formats.day(row.published_at))
                for row in summaries
                if not lead or row.title_id != lead.id
            ][:CONSENSUSES],
            invented=any(card.invented for card in cards.values()) or invented(quotes),
        )


@public
def home_page(request: HttpRequest) -> HttpResponse:
    return show("home.html", HomePage.load())


def _head() -> Head:
    return Head(
        title=settings.SITE_NAME,
        path=reverse("home"),
        description=_("What critics and audiences say of films, with every score explained."),
    )


def _lead(rated: list[TitleCard], best: list[TitleCard]) -> TitleCard | None:
    """The most rated title that the critics certified, else the best one, else the most rated."""
    certified = [title for title in rated if title.certified]
    return next(iter([*certified, *best, *rated]), None)


def _by_id(titles: Iterable[TitleCard]) -> dict[int, Card]:
    found = {title.id: title for title in titles}
    shown = cards_with(found.values(), catalog.directors_of(found))
    return dict(zip(found, shown, strict=True))


def _one_per_title(rows: list[ReviewRow]) -> list[ReviewRow]:
    newest: dict[int, ReviewRow] = {}
    for row in rows:
        newest.setdefault(row.title_id, row)
    return list(newest.values())[:QUOTED_TITLES]


def _apart(title: TitleCard) -> int:
    return abs((title.critics_percent or 0) - (title.audience_percent or 0))
