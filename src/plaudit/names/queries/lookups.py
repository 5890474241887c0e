"""What the index has: entries by a filter, their tokens, how many there are, and which words it knows."""

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db import connection

from plaudit.names.models import IndexBlock, NameEntry, Word
from plaudit.names.queries.filters import EntryFilter
from plaudit.names.queries.statements import Statement, has_blocks, select_sort_keys


class StoredEntry(NamedTuple):
    """An entry as far as it is needed to see whether it is up to date."""

    object_id: int
    sort_key: int
    fingerprint: int


def stored_entries(kind: str, object_ids: Sequence[int]) -> dict[int, StoredEntry]:
    """The entries of these objects, by the objects' ids."""
    rows = NameEntry.objects.filter(kind=kind, object_id__any_of=object_ids)
    return {row[0]: StoredEntry(*row) for row in rows.values_list("object_id", "sort_key", "fingerprint")}


def block_starts() -> list[int]:
    """The first sort keys of the second block and of those after it; none where the engine needs no blocks."""
    if not has_blocks():
        return []
    return list(IndexBlock.objects.order_by("number").values_list("first_sort_key", flat=True))


def find_sort_keys(filters: Sequence[EntryFilter], limit: int) -> dict[int, int]:
    """The first entries of each filter: sort keys, each with the place of the first filter that finds it."""
    first_filters: dict[int, int] = {}
    for filter_index, sort_key in fetch_all(select_sort_keys(filters, limit)):
        first_filters[sort_key] = min(filter_index, first_filters.get(sort_key, filter_index))
    return first_filters


def find_tokens(filters: Sequence[EntryFilter], limit: int) -> dict[int, list[str]]:
    """The tokens of the first entries of each filter, by sort key."""
    select = select_sort_keys(filters, limit)
    sql = f"SELECT sort_key, tokens FROM ({select.sql}) AS found JOIN names_nameentry USING (sort_key)"  # noqa: S608
    return {sort_key: tokens.split(" ") for sort_key, tokens in fetch_all(Statement(sql, select.parameters))}


def count_by_kind(entry_filter: EntryFilter, kinds: Sequence[str], limit: int) -> dict[str, int]:
    """How many entries of each kind the filter finds, counted up to a limit; kinds without any are left out."""
    select = select_sort_keys([EntryFilter(entry_filter.groups, (kind,)) for kind in kinds], limit)
    sql = f"SELECT filter_index, count(*) FROM ({select.sql}) AS found GROUP BY filter_index"  # noqa: S608
    return {kinds[filter_index]: count for filter_index, count in fetch_all(Statement(sql, select.parameters))}


def known_words(words: Iterable[str]) -> list[str]:
    """Those of the words that some entry has."""
    return list(Word.objects.filter(text__any_of=words).values_list("text", flat=True))


def known_prefixes(prefixes: Iterable[str]) -> list[str]:
    """Those of the texts with which some entry's word begins."""
    # 1114111 is the last character there is: whatever begins with a text comes before the text followed by it.
    if connection.vendor == "postgresql":
        # The index for LIKE compares byte by byte, with operators of its own.
        sql = (
            "SELECT prefix FROM unnest(%s::text[]) AS prefix WHERE EXISTS (SELECT 1 FROM names_word "
            "WHERE text ~>=~ prefix AND text ~<~ (prefix || chr(1114111)))"
        )
        return [row[0] for row in fetch_all(Statement(sql, [list(prefixes)]))]
    sql = (
        "SELECT prefix.value FROM json_each(%s) AS prefix WHERE EXISTS (SELECT 1 FROM names_word "
        "WHERE text >= prefix.value AND text < prefix.value || char(1114111))"
    )
    return [row[0] for row in fetch_all(Statement(sql, [json.dumps(list(prefixes))]))]


def words_with_prefix(prefix: str, limit: int) -> list[str]:
    """Words that begin with a text, at most so many."""
    return list(Word.objects.filter(text__startswith=prefix).values_list("text", flat=True)[:limit])


def fetch_all(statement: Statement) -> list[tuple]:
    """The rows of a statement."""
    with connection.cursor() as cursor:
        cursor.execute(statement.sql, statement.parameters)
        return cursor.fetchall()
