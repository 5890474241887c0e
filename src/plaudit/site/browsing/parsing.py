"""Reading what a URL asks, with a sentence for each part of it that means nothing."""

from collections.abc import Mapping
from typing import NamedTuple

from django.http import QueryDict
from django.utils.translation import gettext as _

from plaudit.catalog.models import OfferType
from plaudit.listing.browse_index import BrowseIndex, Order
from plaudit.site.browsing import regions
from plaudit.site.browsing.choices import State, unknown
from plaudit.site.browsing.filters import QUESTIONS, Question, can_be
from plaudit.site.browsing.query import FIRST_YEAR, LAST_YEAR

# More values of one filter than anybody chooses by hand.
MOST_VALUES = 12


class Read(NamedTuple):
    """What the URL asks for, in the order of the filters; `order` and `expanded` are no filters."""

    state: State
    order: Order
    expanded: str
    problems: list[str]


def read(query: QueryDict, shelf: BrowseIndex, providers: Mapping[str, str]) -> Read:
    """The state of a URL; `providers` are the names of those it names, by their slugs."""
    problems: list[str] = []
    state: dict[str, tuple[str, ...]] = {}
    for question in QUESTIONS:
        values = _values(query, question)
        known = [value for value in values if _is_known(question.key, value, shelf, providers)]
        problems += [unknown(str(question.label), value) for value in values if value not in known]
        if known:
            state[question.key] = tuple(known[:1] if question.single else known)
    state |= _years(query, problems)
    expanded = query.get("all", "")
    return Read(state, _order(query, problems), expanded, problems)


def _values(query: QueryDict, question: Question) -> list[str]:
    values = [value.strip() for value in query.getlist(question.key)]
    if question.key == "region":
        values = [regions.asked(value) or value for value in values]
    return list(dict.fromkeys(value for value in values if value))[:MOST_VALUES]


def _is_known(key: str, value: str, shelf: BrowseIndex, providers: Mapping[str, str]) -> bool:
    if key == "score":
        return value in {"fresh", "rotten"}
    if key == "way":
        return value in OfferType.values
    if key == "provider":
        return value in providers
    return can_be(key, value) or (key not in {"year", "critics", "audience"} and value in shelf.values(key))


def _order(query: QueryDict, problems: list[str]) -> Order:
    asked = query.get("sort", "").strip()
    if asked in set(Order):
        return Order(asked)
    if asked:
        problems.append(unknown(_("Order"), asked))
    return Order.CRITICS


def _years(query: QueryDict, problems: list[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, int] = {}
    for key in ("from", "to"):
        asked = query.get(key, "").strip()
        if asked.isascii() and asked.isdecimal() and len(asked) == 4 and FIRST_YEAR <= int(asked) <= LAST_YEAR:
            found[key] = int(asked)
        elif asked:
            problems.append(unknown(_("Year"), asked))
    if len(found) == 2 and found["from"] > found["to"]:
        problems.append(_("The first year lies behind the last, so both were left out."))
        return {}
    return {key: (str(year),) for key, year in found.items()}
