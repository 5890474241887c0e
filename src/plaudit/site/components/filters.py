"""Filters of a list as links: each leads to the same list, narrowed or widened by one choice."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlencode

from django.utils.translation import gettext as _


class Choice(NamedTuple):
    """One link of a filter."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list can be narrowed by: its name in the URL, its label, and the values with theirs."""

    key: str
    label: str
    choices: Mapping[str, str]
    default: str = ""
    links: tuple[Choice, ...] = ()

    def at(self, state: Mapping[str, str], path: str) -> "Filter":
        """The same filter with its links, for a list in this state."""
        now = state.get(self.key, self.default)
        every = {} if self.default else {"": _("All")}
        if now and now not in self.choices:
            every[now] = now
        links = [
            Choice(label, url(path, state, self.key, "" if value == self.default else value), value == now)
            for value, label in {**every, **self.choices}.items()
        ]
        return Filter(self.key, self.label, self.choices, self.default, tuple(links))

    @property
    def value(self) -> str:
        """The label of the choice made."""
        return next((link.label for link in self.links if link.current), "")


def url(path: str, state: Mapping[str, str], key: str, value: str) -> str:
    """The URL of the same list with one filter set, or with "" lifted."""
    query = {name: kept for name, kept in state.items() if name != key}
    if value:
        query[key] = value
    return f"{path}?{urlencode(query)}" if query else path


def unknown(wanted: Filter, value: str) -> str:
    """A sentence about a value that a filter does not know."""
    return _("“%(value)s” is not known as %(filter)s, so it was left out.") % {
        "value": value[:40],
        "filter": wanted.label.lower(),
    }
