"""Filters of a list as links: each leads to the same list, narrowed or widened by one choice."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlencode

from django.utils.translation import gettext as _

# What a list is narrowed to: the values chosen, by query parameter.
State = Mapping[str, tuple[str, ...]]


class Choice(NamedTuple):
    """A link of a filter, and how many titles it would leave; None where that is not counted."""

    label: str
    url: str
    current: bool
    titles: int | None = None


class Chip(NamedTuple):
    """A choice that was made, and the URL of the list without it."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter with its choices; `all_url` leads to all `total` of them where not all are shown."""

    key: str
    label: str
    choices: Sequence[Choice]
    all_url: str = ""
    total: int = 0

    @property
    def value(self) -> str:
        """The labels of the choices made."""
        return ", ".join(choice.label for choice in self.choices if choice.current)


@dataclass(frozen=True, slots=True)
class Options:
    """A query parameter that has one of a few values, with their labels; `default` is left out of URLs."""

    key: str
    label: str
    values: Mapping[str, str]
    default: str = ""

    def filter(self, state: State, path: str) -> Filter:
        """Return the links, before them one to all where there is no default."""
        chosen = next(iter(state.get(self.key, ())), self.default)
        values = self.values if self.default else {"": _("All"), **self.values}
        others = without(state, self.key)
        return Filter(
            self.key,
            self.label,
            [
                Choice(
                    label,
                    list_url(path, others if value == self.default else {**others, self.key: (value,)}),
                    value == chosen,
                )
                for value, label in values.items()
            ],
        )


def read_options(options: Iterable[Options], query: Mapping[str, str]) -> tuple[State, list[str]]:
    """Return the state that a query asks for, and a sentence for each value that means nothing."""
    state: dict[str, tuple[str, ...]] = {}
    problems: list[str] = []
    for option in options:
        value = query.get(option.key, "")
        if value and value not in option.values:
            problems.append(unknown_value(option.label, value))
        elif value and value != option.default:
            state[option.key] = (value,)
    return state, problems


def pairs(state: State) -> tuple[tuple[str, str], ...]:
    """Return the state as a query has it, one pair for each value."""
    return tuple((key, value) for key, values in state.items() for value in values)


def list_url(path: str, state: State) -> str:
    """Return the URL of a list in a state."""
    query = urlencode(pairs(state))
    return f"{path}?{query}" if query else path


def with_choice(state: State, key: str, value: str, *, single: bool = False) -> State:
    """Add a value to those of its filter, or let it replace them."""
    return {**state, key: (value,) if single else (*state.get(key, ()), value)}


def without(state: State, *keys: str) -> State:
    """Remove some filters."""
    return {key: values for key, values in state.items() if key not in keys}


def without_choice(state: State, key: str, value: str) -> State:
    """Remove one value of a filter."""
    others = tuple(other for other in state.get(key, ()) if other != value)
    return {**state, key: others} if others else without(state, key)


def unknown_value(label: str, value: str) -> str:
    """Return a sentence about a value that a filter does not have."""
    return _("Unknown %(filter)s “%(value)s”, ignored.") % {"filter": label.lower(), "value": value[:40]}
