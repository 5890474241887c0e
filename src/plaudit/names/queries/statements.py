"""SQL that selects entries of the index in their order, for each engine.

SQLite's index gives entries in the order of their sort keys by itself, so that a limit ends the search. PostgreSQL's
has no order: its entries are in blocks, the most popular first, and each block is read only when those before it gave
too few, so that a common word costs no more on a large site than on a small one.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db import connection

from plaudit.names.models import IndexBlock
from plaudit.names.queries.filters import EntryFilter
from plaudit.names.tokens import Term


class Statement(NamedTuple):
    """A SELECT that can stand in brackets, and its parameters."""

    sql: str
    parameters: list[Any]


def has_blocks() -> bool:
    """Whether the engine's index is read block by block."""
    return connection.vendor == "postgresql"


def select_sort_keys(filters: Sequence[EntryFilter], limit: int) -> Statement:
    """`(filter_index, sort_key)` of the first entries of each filter, by its place among the filters.

    An entry that several filters find comes several times.
    """
    blocks = IndexBlock.objects.count() + 1 if has_blocks() else 1
    selects, parameters = [], []
    for index, entry_filter in enumerate(filters):
        sql, values = _first_sort_keys(entry_filter, limit, blocks)
        selects.append(f"SELECT {index} AS filter_index, sort_key FROM ({sql}) AS filter{index}")  # noqa: S608 - our own
        parameters += values
    return Statement(" UNION ALL ".join(selects), parameters)


def _first_sort_keys(entry_filter: EntryFilter, limit: int, blocks: int) -> Statement:
    if not has_blocks():
        sql = "SELECT rowid AS sort_key FROM names_text WHERE names_text MATCH %s ORDER BY rowid LIMIT %s"
        return Statement(sql, [_fts5_query(entry_filter), limit])
    select = "(SELECT sort_key FROM names_nameentry WHERE lexemes @@ %s::tsquery ORDER BY sort_key LIMIT %s)"
    parameters = [value for block in range(blocks) for value in (_tsquery(entry_filter, block), limit)]
    if blocks == 1:
        return Statement(select, parameters)
    selects = " UNION ALL ".join([select] * blocks)
    return Statement(f"SELECT sort_key FROM ({selects}) AS blocks LIMIT %s", [*parameters, limit])  # noqa: S608 - our own


# Terms hold no quotes or backslashes: they are letters, digits and signs of the private use area.
def _fts5_query(entry_filter: EntryFilter) -> str:
    return " AND ".join(f"({' OR '.join(map(_fts5_term, group))})" for group in entry_filter.all_groups())


def _fts5_term(term: Term) -> str:
    return f'"{term.text}"*' if term.is_prefix else f'"{term.text}"'


def _tsquery(entry_filter: EntryFilter, block: int) -> str:
    groups = entry_filter.all_groups()
    return " & ".join(f"({' | '.join(_lexeme(term, block) for term in group)})" for group in groups)


def _lexeme(term: Term, block: int) -> str:
    return f"'{block}{term.text}'{':*' if term.is_prefix else ''}"
