"""What entries of the index must have to be found by a query."""

from collections.abc import Sequence
from typing import NamedTuple

from plaudit.names.tokens import FOUR_DIGIT_YEAR, KIND, WHOLE_NAME, YEAR, NameQuery, Term


class EntryFilter(NamedTuple):
    """Entries that have at least one term of every group, and are of one of the kinds if any are named."""

    groups: tuple[Sequence[Term], ...]
    kinds: tuple[str, ...] = ()

    def all_groups(self) -> tuple[Sequence[Term], ...]:
        kinds = tuple(Term(KIND + kind) for kind in self.kinds)
        return (*self.groups, kinds) if kinds else self.groups


def same_name(query: NameQuery, kinds: tuple[str, ...] = ()) -> EntryFilter:
    """Entries with a name that is the query."""
    return EntryFilter(([Term(WHOLE_NAME + name) for name in query.whole_names],), kinds)


def name_begins(query: NameQuery, kinds: tuple[str, ...] = ()) -> EntryFilter:
    """Entries with a name that begins with the query."""
    return EntryFilter((_beginnings(query),), kinds)


def has_words(query: NameQuery, kinds: tuple[str, ...] = ()) -> EntryFilter:
    """Entries that have every word of the query; the last one may be unfinished, and one may be the year."""
    return EntryFilter(_word_groups(query), kinds)


def any_match(query: NameQuery, kinds: tuple[str, ...] = ()) -> EntryFilter:
    """Entries with a name that begins with the query, and those that have every word of it."""
    beginnings = _beginnings(query)
    return EntryFilter(tuple([*group, *beginnings] for group in _word_groups(query)), kinds)


def _beginnings(query: NameQuery) -> list[Term]:
    return [Term(WHOLE_NAME + name, is_prefix=True) for name in query.whole_names]


def _word_groups(query: NameQuery) -> tuple[list[Term], ...]:
    if len(query.terms) == 1:
        return ([query.terms[0]],)
    return tuple(
        [term, Term(YEAR + term.text)] if FOUR_DIGIT_YEAR.fullmatch(term.text) else [term] for term in query.terms
    )
