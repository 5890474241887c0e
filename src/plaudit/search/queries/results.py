"""Ranked results for a typed text: the same name first, then by popularity; typing errors are forgiven."""

from collections.abc import Sequence
from dataclasses import dataclass

from plaudit.names.folding import fold_for_search, move_article_to_front
from plaudit.names.ordering import popularity_at
from plaudit.names.queries import fuzzy, lookups
from plaudit.names.queries.filters import any_match, has_words, name_begins, same_name
from plaudit.names.tokens import NameQuery, parse_query
from plaudit.search.models import ResultKind
from plaudit.search.queries.records import EntryRecord, find_records, records_at

# The places of the filters by which entries are found.
SAME_NAME, NAME_BEGINS = 0, 1
# A name that begins with the query goes before one eight times as popular that only has its words.
NAME_BEGINS_BONUS = 12
MAX_COUNT = 500


@dataclass(frozen=True, slots=True)
class SearchResults:
    """Results by kind: how many (`MAX_COUNT` at most), and the best of each.

    Where nothing matches, `best` holds names that come near, and `did_you_mean` is the nearest of them.
    """

    counts: dict[str, int]
    best: dict[str, list[EntryRecord]]
    did_you_mean: str = ""


def find(text: str, *, kinds: Sequence[str] = (), limit: int = 8) -> list[EntryRecord]:
    """The best entries for a text, of some kinds or all. One query; where nothing matches, up to five more."""
    query, only = parse_query(text), tuple(kinds)
    if not query.whole_names:
        return []
    return _matches(query, only, limit) or _near_matches(query, only, limit)


def find_overview(text: str, *, limit: int) -> SearchResults:
    """The best of each kind, and how many there are. One query, one for each kind, and a few more for typing errors."""
    query, counts = parse_query(text), count_by_kind(text)
    if counts:
        return SearchResults(counts, {kind: _matches(query, (kind,), limit) for kind in counts})
    records = _near_matches(query, (), 2 * limit) if query.whole_names else []
    best: dict[str, list[EntryRecord]] = {}
    for record in records:
        best.setdefault(record.kind, []).append(record)
    return SearchResults({}, best, records[0].name if records else "")


def count_by_kind(text: str) -> dict[str, int]:
    """How many entries of each kind match a text, counted up to `MAX_COUNT`. One query."""
    query = parse_query(text)
    return lookups.count_by_kind(any_match(query), ResultKind.values, MAX_COUNT) if query.whole_names else {}


def find_page(text: str, kind: str, *, start: int, stop: int) -> list[EntryRecord]:
    """A slice of the entries of one kind that match a text. Two queries."""
    query = parse_query(text)
    if not query.whole_names:
        return []
    filters = [build(query, (kind,)) for build in (same_name, name_begins, any_match)]
    first_filters = lookups.find_sort_keys(filters, MAX_COUNT)

    def rank(sort_key: int) -> tuple[bool, int, int]:
        filter_index = first_filters[sort_key]
        return filter_index != SAME_NAME, *_rank(filter_index, sort_key)

    return records_at(sorted(first_filters, key=rank)[start:stop])


def _matches(query: NameQuery, kinds: tuple[str, ...], limit: int) -> list[EntryRecord]:
    filters = [build(query, kinds) for build in (same_name, name_begins, has_words)]
    # The filters overlap, and entries of the same name are put in another order than the index's.
    records = find_records(filters, 2 * limit)

    def rank(record: EntryRecord) -> tuple[int, int, int]:
        return _sameness(record, query), *_rank(record.filter_index, record.sort_key)

    return sorted(records, key=rank)[:limit]


def _near_matches(query: NameQuery, kinds: tuple[str, ...], limit: int) -> list[EntryRecord]:
    return records_at(fuzzy.nearest(query, kinds))[:limit]


def _rank(filter_index: int, sort_key: int) -> tuple[int, int]:
    bonus = NAME_BEGINS_BONUS if filter_index == NAME_BEGINS else 0
    return -(popularity_at(sort_key) + bonus), sort_key


def _sameness(record: EntryRecord, query: NameQuery) -> int:
    """0 for the name as typed, 1 once folded, 2 without its article, 3 by another of its names, 4 for other matches."""
    if record.filter_index != SAME_NAME:
        return 4
    if record.name.casefold() == query.text.casefold():
        return 0
    folded = fold_for_search(move_article_to_front(record.name))
    if folded == query.folded:
        return 1
    joined = folded.replace(" ", "")
    if joined.endswith(query.whole_names[0]):
        return 2
    # "The M" is on its way to "The Martian" and not yet "M".
    return 4 if joined in query.whole_names else 3
