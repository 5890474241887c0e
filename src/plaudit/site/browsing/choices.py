"""The choices of browsing as links: each leads to the same list, narrowed or widened by one choice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlencode

from django.utils.translation import gettext as _

# What a list is narrowed to: the values chosen, by the name of the filter in the URL.
State = Mapping[str, tuple[str, ...]]


class Choice(NamedTuple):
    """One link of a filter, and how many titles it would leave; None where that is not counted."""

    label: str
    url: str
    current: bool
    titles: int | None = None


class Chip(NamedTuple):
    """A choice that was made, and the URL of the list without it."""

    filter: str
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list can be narrowed by, and its links; `more` leads to all of them where not all are shown."""

    key: str
    label: str
    links: Sequence[Choice]
    more: str = ""
    most: int = 0

    @property
    def value(self) -> str:
        """The labels of the choices made."""
        return ", ".join(link.label for link in self.links if link.current)


def pairs(state: State) -> list[tuple[str, str]]:
    """The state as a URL writes it, one pair for each value."""
    return [(key, value) for key, values in state.items() for value in values]


def url(path: str, state: State) -> str:
    """The URL of a list in a state."""
    query = urlencode(pairs(state))
    return f"{path}?{query}" if query else path


def with_choice(state: State, key: str, value: str, *, single: bool = False) -> State:
    """The state with a value chosen beside the others of its filter, or in their place."""
    chosen = (value,) if single else (*state.get(key, ()), value)
    return {**state, key: chosen}


def without(state: State, *keys: str) -> State:
    """The state without these filters."""
    return {name: kept for name, kept in state.items() if name not in keys}


def without_choice(state: State, key: str, value: str) -> State:
    """The state without one value of a filter."""
    kept = tuple(each for each in state.get(key, ()) if each != value)
    return {**state, key: kept} if kept else without(state, key)


def unknown(label: str, value: str) -> str:
    """A sentence about a value that a filter does not know."""
    return _("“%(value)s” is not known as %(filter)s, so it was left out.") % {
        "value": value[:40],
        "filter": label.lower(),
    }
