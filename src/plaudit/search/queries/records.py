"""Entries of the index of names as search shows them: with a title's score, and without articles that are offline."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from plaudit.names.queries.filters import EntryFilter
from plaudit.names.queries.lookups import fetch_all
from plaudit.names.queries.statements import Statement, select_sort_keys

ENTRY_COLUMNS = ("sort_key", "kind", "object_id", "name", "slug", "subtitle", "subkind", "year", "is_demo")
# The stored score, so that suggestions show it as it is now.
SCORE_COLUMNS = ("critics_percent", "certified", "audience_percent", "hot")
SELECTED = ", ".join([f"entry.{column}" for column in ENTRY_COLUMNS] + [f"score.{column}" for column in SCORE_COLUMNS])
# An article may expire without anybody telling the index.
IS_ONLINE = (
    "(entry.kind <> 'article' OR EXISTS (SELECT 1 FROM wagtailcore_page AS page WHERE page.id = entry.object_id "
    "AND page.live AND (page.expire_at IS NULL OR page.expire_at > CURRENT_TIMESTAMP)))"
)


class EntryRecord(NamedTuple):
    """An entry that was found, and by which of the filters (the place of the first)."""

    filter_index: int
    sort_key: int
    kind: str
    object_id: int
    name: str
    slug: str
    subtitle: str
    subkind: str
    year: int | None
    is_demo: bool
    critics_percent: int | None
    certified: bool | None
    audience_percent: int | None
    hot: bool | None


def find_records(filters: Sequence[EntryFilter], limit: int) -> list[EntryRecord]:
    """The first entries of each filter, each entry once, in the order of the filters and then of the index."""
    records: dict[int, EntryRecord] = {}
    for record in _select_records(select_sort_keys(filters, limit)):
        if record.sort_key not in records or record.filter_index < records[record.sort_key].filter_index:
            records[record.sort_key] = record
    return sorted(records.values())


def records_at(sort_keys: Iterable[int]) -> list[EntryRecord]:
    """The entries with these sort keys, in the order given."""
    values = list(sort_keys)
    if not values:
        return []
    placeholders = ", ".join(["%s"] * len(values))
    sql = f"SELECT 0 AS filter_index, sort_key FROM names_nameentry WHERE sort_key IN ({placeholders})"  # noqa: S608
    records = {record.sort_key: record for record in _select_records(Statement(sql, values))}
    return [records[sort_key] for sort_key in values if sort_key in records]


def _select_records(sort_keys: Statement) -> list[EntryRecord]:
    sql = (
        f"SELECT found.filter_index, {SELECTED} FROM ({sort_keys.sql}) AS found "  # noqa: S608 - our own names
        "JOIN names_nameentry AS entry ON entry.sort_key = found.sort_key "
        "LEFT JOIN scoreboard_score AS score ON entry.kind = 'title' AND score.title_id = entry.object_id "
        f"WHERE {IS_ONLINE}"
    )
    return [EntryRecord(*row) for row in fetch_all(Statement(sql, sort_keys.parameters))]
