"""Lists of the best titles: their names and URLs, and the titles at their places."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple

from django.utils.translation import gettext as _

from plaudit.content.best import BestList, RankedTitle
from plaudit.scoreboard.displayed_scores import current_policy
from plaudit.site.components.cards import Card, shown_card
from plaudit.site.formatting import formats, labels
from plaudit.site.http.urls import page_url

# The stored rank is in millionths of the whole, and is shown in percent.
MILLIONTHS_PER_PERCENT = 10_000


class RankedTitleView(NamedTuple):
    """A title at its place, which it may share; its weighted score, and the consensus ("" for none)."""

    place: int
    card: Card
    score: str
    consensus: str


def ranked_title_views(titles: Iterable[RankedTitle]) -> list[RankedTitleView]:
    policy = current_policy()
    return [
        RankedTitleView(
            title.place,
            shown_card(title.title.card, title.title.directors, policy),
            formats.decimal(Fraction(title.rank, MILLIONTHS_PER_PERCENT)),
            title.consensus,
        )
        for title in titles
    ]


def best_list_name(best_list: BestList, genres: Mapping[str, str]) -> str:
    """Return the name of a list; `genres` are the stored names of genres by their slugs."""
    value = best_list.filter_value
    match best_list.filter_key:
        case "kind":
            return str(labels.MANY[value])
        case "genre":
            return labels.genre(value, genres.get(value, value))
        case "country":
            return formats.country(value)
        case "year" if value.endswith("s"):
            return _("%(year)ds") % {"year": int(value[:-1])}
    return value or _("All titles")


def best_list_url(best_list: BestList) -> str:
    return page_url("best-list", best_list.slug)
