"""The filters of a page of browsing: every choice as a link with the number of titles that it would leave."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from plaudit.listing.browse_index import Order
from plaudit.listing.browse_index.bitsets import Bits
from plaudit.site.browsing import choices, query
from plaudit.site.browsing.choices import Chip, Choice, Filter, State
from plaudit.site.browsing.filters import QUESTIONS, SEQUENCES, Question, Words, orders
from plaudit.site.browsing.parsing import Read
from plaudit.site.browsing.query import OFFERED, Asked

SHOWN = 14


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What is asked, and how the page's links are made of it."""

    asked: Asked
    read: Read
    path: str
    names: Words

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What a link keeps beside the filters: the order."""
        return [] if self.read.order is Order.CRITICS else [("sort", self.read.order.value)]

    def url(self, state: State) -> str:
        return choices.url(self.path, {**state, **{key: (value,) for key, value in self.kept}})

    def filters(self, parts: Mapping[str, Bits]) -> list[Filter]:
        """Every filter that leaves a choice."""
        made = (self._filter(question, parts) for question in QUESTIONS)
        return [each for each in made if len(each.links) > 1 or each.value]

    def sorts(self) -> Filter:
        """The orders as links."""
        links = [
            Choice(
                label,
                choices.url(self.path, {**self.read.state, **({"sort": (key,)} if key != "critics" else {})}),
                key == self.read.order,
            )
            for key, label in orders().items()
        ]
        return Filter("sort", _("Order"), links)

    def chips(self) -> list[Chip]:
        """What is chosen, each with the way back from it."""
        made = [
            Chip(
                str(question.label),
                question.word(value, self.names),
                self.url(_lifted(self.read.state, question, value)),
            )
            for question in QUESTIONS
            for value in self.read.state.get(question.key, ())
        ]
        return made + self._chips_of_years()

    def _chips_of_years(self) -> list[Chip]:
        said = {"from": _("from %(year)s"), "to": _("to %(year)s")}
        return [
            Chip(_("Year"), text % {"year": value}, self.url(choices.without(self.read.state, key)))
            for key, text in said.items()
            for value in self.read.state.get(key, ())
        ]

    def _filter(self, question: Question, parts: Mapping[str, Bits]) -> Filter:
        key, here = question.key, self.read.state.get(question.key, ())
        group = "region" if key in OFFERED else key
        others = query.chosen(parts, self.asked.shelf, but=group)
        counts = {value: (some & others).bit_count() for value, some in self.asked.options(key).items()}
        counts |= dict.fromkeys((value for value in here if value not in counts), 0)
        values = [value for value, count in counts.items() if count or value in here]
        values.sort(key=lambda value: _place(question, value, counts))
        shown = values if self.read.expanded == key else _first(values, here)
        links = [self._choice(question, value, counts[value]) for value in shown]
        more = self.url({**self.read.state, "all": (key,)}) if len(shown) < len(values) else ""
        return Filter(key, self._label(question), links, more, len(values))

    def _choice(self, question: Question, value: str, count: int) -> Choice:
        state, here = self.read.state, value in self.read.state.get(question.key, ())
        # Another region has other providers and ways.
        left = choices.without(state, "provider", "way") if question.key == "region" else state
        if here:
            after = _lifted(state, question, value)
        else:
            after = choices.with_choice(left, question.key, value, single=question.single)
        return Choice(question.word(value, self.names), self.url(_in_sequence(after)), here, count)

    def _label(self, question: Question) -> str:
        if question.key in {"provider", "way"} and self.asked.region:
            words = {"provider": _("Provider in %(region)s"), "way": _("Way to watch in %(region)s")}
            region = next(each for each in QUESTIONS if each.key == "region")
            return words[question.key] % {"region": region.word(self.asked.region, self.names)}
        return str(question.label)


def _lifted(state: State, question: Question, value: str) -> State:
    left = choices.without_choice(state, question.key, value)
    return choices.without(left, "provider", "way") if question.key == "region" else left


def _in_sequence(state: State) -> State:
    """The state in the order of the filters and of their values, so that one list has one URL."""
    keys = [*(question.key for question in QUESTIONS), "from", "to"]
    return {key: tuple(sorted(state[key])) for key in keys if key in state}


def _place(question: Question, value: str, counts: Mapping[str, int]) -> tuple[int, str]:
    if question.by_count:
        return (-counts[value], value)
    sequence = SEQUENCES.get(question.key) or tuple(counts)
    return (sequence.index(value) if value in sequence else len(sequence), value)


def _first(values: list[str], here: Collection[str]) -> list[str]:
    """The first values, and those further on that are chosen."""
    return [value for place, value in enumerate(values) if place < SHOWN or value in here]


def heading(state: State, names: Words) -> str:
    """What is listed, as a heading: "War, Films, 2000s"."""
    said = [
        question.word(value, names)
        for key in ("genre", "kind", "score", "badge", "year", "country", "language", "class", "provider")
        for question in QUESTIONS
        if question.key == key
        for value in state.get(key, ())
    ]
    return ", ".join(said) or _("All titles")
