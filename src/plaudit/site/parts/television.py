"""The parts of a title's page that only television has: where it stands in its series, and what it is made of."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from plaudit.catalog.models import Kind, Title
from plaudit.listing.series import FIRST_CHILDREN, SeriesRecord, SeriesTree, series_tree
from plaudit.scoreboard.displayed import policy_now
from plaudit.scoring.policy import Policy
from plaudit.site.charts.score_chart import Line, Point, line
from plaudit.site.components.cards import Card, shown_card
from plaudit.site.formatting import formats
from plaudit.site.http.urls import page_url


class Step(NamedTuple):
    """A link to another title of the same series."""

    name: str
    url: str


class Piece(NamedTuple):
    """A season or episode in the list of them: its number in words, and what is known of it."""

    card: Card
    number: str
    facts: str


class Television(NamedTuple):
    """The way up to the series, the parts before and after, and the parts of the title itself."""

    above: list[Step]
    here: str
    before: Step | None
    after: Step | None
    pieces: list[Piece]
    are_seasons: bool
    line: Line | None
    all_of_them: str


def load(title: Title) -> Television | None:
    """One query; None for a film, and for a series of which nothing more is known."""
    tree = series_tree(title)
    if not (tree.ancestors or tree.children):
        return None
    policy = policy_now()
    before, after = tree.neighbours(title.pk)
    first = tree.children[:FIRST_CHILDREN]
    return Television(
        above=[_step(row) for row in tree.ancestors],
        here=numbered(title.kind, title.number) or title.name,
        before=_step(before) if before else None,
        after=_step(after) if after else None,
        pieces=[piece(row, policy) for row in first],
        are_seasons=title.kind == Kind.SERIES,
        line=_line(tree, policy),
        all_of_them=page_url("parts", title.slug) if len(tree.children) > len(first) else "",
    )


def numbered(kind: str, number: int | None) -> str:
    """What a part is called by its number; "" without one."""
    if number is None:
        return ""
    if kind == Kind.SEASON:
        return _("Season %(number)d") % {"number": number} if number else _("Specials")
    return _("Episode %(number)d") % {"number": number}


def piece(row: SeriesRecord, policy: Policy) -> Piece:
    """A season or episode as a list shows it."""
    facts = [formats.day(row.released_on)] if row.released_on else []
    if row.runtime and row.card.kind == Kind.EPISODE:
        facts.append(formats.runtime(row.runtime))
    return Piece(shown_card(row.card, [], policy), numbered(row.card.kind, row.number), ", ".join(facts))


def _step(row: SeriesRecord) -> Step:
    return Step(numbered(row.card.kind, row.number) or row.card.name, page_url("title", row.card.slug))


def _line(tree: SeriesTree, policy: Policy) -> Line | None:
    """The scores of the parts in their order."""
    points = [
        Point(
            foot=str(row.number),
            when=row.number,
            percent=row.card.critics_percent,
            name=row.card.name,
            url=page_url("title", row.card.slug),
            fresh=row.card.critics_percent >= policy.fresh_percent,
        )
        for row in tree.children
        if row.number is not None and row.card.critics_percent is not None
    ]
    return line(points, policy.fresh_percent)
