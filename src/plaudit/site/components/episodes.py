"""The seasons of a series, and the episodes of a season, as lists show them."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from plaudit.catalog.models import Kind
from plaudit.listing.series import SeriesRecord
from plaudit.scoring.policy import Policy
from plaudit.site.components.cards import Card, shown_card
from plaudit.site.formatting import formats


class EpisodeView(NamedTuple):
    """A season or an episode: its card, its number ("Season 2"), and when it came out and how long it is."""

    card: Card
    number: str
    facts: str


def episode_view(record: SeriesRecord, policy: Policy) -> EpisodeView:
    facts = [formats.day(record.released_on)] if record.released_on else []
    if record.runtime and record.card.kind == Kind.EPISODE:
        facts.append(formats.runtime(record.runtime))
    card = shown_card(record.card, [], policy)
    return EpisodeView(card, episode_number(record.card.kind, record.number), ", ".join(facts))


def episode_number(kind: str, number: int | None) -> str:
    """Return what a season or episode is called by its number, such as "Season 2"; "" without one."""
    if number is None:
        return ""
    if kind == Kind.SEASON:
        return _("Season %(number)d") % {"number": number} if number else _("Specials")
    return _("Episode %(number)d") % {"number": number}
