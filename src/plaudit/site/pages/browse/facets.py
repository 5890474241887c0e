"""The filters of browsing as links, each choice with the number of titles that it would leave."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from plaudit.content.browse import FILTERS, SINGLE_FILTERS, YEAR_SPAN, BrowseQuery, BrowseResults
from plaudit.listing.browse_index import Order
from plaudit.site.components import filters
from plaudit.site.components.filters import Chip, Choice, Filter, State
from plaudit.site.pages.browse import labels
from plaudit.site.pages.browse.labels import Names, value_label

# Of a filter with more choices, another link shows all.
MAX_CHOICES = 14
# Filters whose commonest value comes first.
BY_COUNT = ("genre", "country", "language", "region", "provider")
HEADING_FILTERS = ("genre", "kind", "score", "badge", "year", "country", "language", "class", "provider")


@dataclass(frozen=True, slots=True)
class Facets:
    """The links of the page; `expanded` is the filter of which all choices are shown."""

    query: BrowseQuery
    results: BrowseResults
    path: str
    names: Names
    expanded: str = ""

    @property
    def state(self) -> State:
        return self.query.filters

    @property
    def sort_state(self) -> State:
        """What every link keeps beside the filters: the order, where it is not the default."""
        return {} if self.query.order is Order.CRITICS else {"sort": (self.query.order.value,)}

    def url(self, state: State) -> str:
        return filters.list_url(self.path, {**state, **self.sort_state})

    def filters(self) -> list[Filter]:
        """Return every filter that leaves a choice."""
        every = (self._filter(key) for key in FILTERS)
        return [filter_ for filter_ in every if len(filter_.choices) > 1 or filter_.value]

    def sorts(self) -> Filter:
        options = filters.Options("sort", str(labels.FILTERS["sort"]), labels.sort_labels(), Order.CRITICS.value)
        return options.filter({**self.state, **self.sort_state}, self.path)

    def chips(self) -> list[Chip]:
        """Return what is chosen, each with the URL of the list without it."""
        return [
            Chip(value_label(key, value, self.names), self.url(_without_choice(self.state, key, value)))
            for key in (*FILTERS, *YEAR_SPAN)
            for value in self.state.get(key, ())
        ]

    def heading(self) -> str:
        """Return what is listed, such as "War, Films, 2000s"."""
        parts = [value_label(key, value, self.names) for key in HEADING_FILTERS for value in self.state.get(key, ())]
        return ", ".join(parts) or _("All titles")

    def problems(self) -> list[str]:
        """Return a sentence for each part of the URL that was ignored."""
        sentences = [filters.unknown_value(str(labels.FILTERS[key]), value) for key, value in self.query.unknown]
        if self.query.years_reversed:
            sentences.append(_("The first year is after the last one, so both were ignored."))
        return sentences

    def _filter(self, key: str) -> Filter:
        chosen = self.state.get(key, ())
        counts = self.results.value_counts(key)
        values = [value for value, count in counts.items() if count or value in chosen]
        values.sort(key=lambda value: _value_order(key, value, counts))
        shown = values
        if self.expanded != key:
            shown = [value for place, value in enumerate(values) if place < MAX_CHOICES or value in chosen]
        all_url = self.url({**self.state, "all": (key,)}) if len(shown) < len(values) else ""
        choices = [self._choice(key, value, counts[value]) for value in shown]
        return Filter(key, self._label(key), choices, all_url, len(values))

    def _choice(self, key: str, value: str, count: int) -> Choice:
        if value in self.state.get(key, ()):
            state, current = _without_choice(self.state, key, value), True
        else:
            # Another region has other services and ways.
            kept = filters.without(self.state, "provider", "way") if key == "region" else self.state
            state, current = filters.with_choice(kept, key, value, single=key in SINGLE_FILTERS), False
        return Choice(value_label(key, value, self.names), self.url(_in_order(state)), current, count)

    def _label(self, key: str) -> str:
        label = str(labels.FILTERS[key])
        return f"{label} ({self.results.region})" if key == "provider" and self.results.region else label


def _without_choice(state: State, key: str, value: str) -> State:
    others = filters.without_choice(state, key, value)
    return filters.without(others, "provider", "way") if key == "region" else others


def _in_order(state: State) -> State:
    """Return the state in the order of the filters and of their values, so that one list has one URL."""
    return {key: tuple(sorted(state[key])) for key in (*FILTERS, *YEAR_SPAN) if key in state}


def _value_order(key: str, value: str, counts: Mapping[str, int]) -> tuple[int, str]:
    if key in BY_COUNT:
        return (-counts[value], value)
    order = labels.VALUE_ORDER.get(key) or tuple(counts)
    return (order.index(value) if value in order else len(order), value)
