"""What the index gives for what is wanted of it: rows of entries, counts, and which words it knows."""

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db import connection

from plaudit.search.models import Entry, Kind, Reading, Word
from plaudit.search.queries import statements
from plaudit.search.queries.statements import Statement, Wanted

COLUMNS = ("place", "kind", "object_id", "label", "slug", "about", "form", "year", "invented")
SHOWN = ", ".join(f"entry.{column}" for column in COLUMNS)
# The title's stored score, so that what is suggested shows it as it is now.
SCORE = ("critics_percent", "certified", "audience_percent", "hot")
SCORED = ", ".join(f"score.{column}" for column in SCORE)
# An article ends at a moment, and is not to be found from then on, whether or not anybody has told the index.
READABLE = (
    "(entry.kind <> 'article' OR EXISTS (SELECT 1 FROM wagtailcore_page AS page WHERE page.id = entry.object_id "
    "AND page.live AND (page.expire_at IS NULL OR page.expire_at > CURRENT_TIMESTAMP)))"
)


class Row(NamedTuple):
    """An entry that was found, and by which of the ways it was asked for (the smallest number)."""

    way: int
    place: int
    kind: str
    object_id: int
    label: str
    slug: str
    about: str
    form: str
    year: int | None
    invented: bool
    critics_percent: int | None
    certified: bool | None
    audience_percent: int | None
    hot: bool | None


def rows(ways: Sequence[Wanted], limit: int) -> list[Row]:
    """The first entries of each way to ask, each entry once, in the order of the ways and then of their places."""
    blocks = _blocks()
    parts = [(way, statements.places(wanted, limit, blocks)) for way, wanted in enumerate(ways)]
    found: dict[int, Row] = {}
    for values in _all(_shown(statements.union(parts))):
        row = Row(*values)
        if row.place not in found or row.way < found[row.place].way:
            found[row.place] = row
    return sorted(found.values())


def _shown(places: Statement) -> Statement:
    return Statement(
        f"SELECT found.way, {SHOWN}, {SCORED} FROM ({places.sql}) AS found "  # noqa: S608 - our own names
        "JOIN search_entry AS entry ON entry.place = found.place "
        "LEFT JOIN scoreboard_score AS score ON entry.kind = 'title' AND score.title_id = entry.object_id "
        f"WHERE {READABLE}",
        places.parameters,
    )


def places(ways: Sequence[Wanted], limit: int) -> list[tuple[int, int]]:
    """The same without what is shown: (way, place) of each entry, sorted."""
    blocks = _blocks()
    parts = [(way, statements.places(wanted, limit, blocks)) for way, wanted in enumerate(ways)]
    best: dict[int, int] = {}
    for way, place in _all(statements.union(parts)):
        best[place] = min(way, best.get(place, way))
    return sorted((way, place) for place, way in best.items())


def rows_at(wanted: Iterable[int]) -> list[Row]:
    """The entries at these places, in their order."""
    values = [int(place) for place in wanted]
    if not values:
        return []
    marks = ", ".join(["%s"] * len(values))
    sql = f"SELECT 0 AS way, place FROM search_entry WHERE place IN ({marks})"  # noqa: S608 - marks alone
    by_place = {row[1]: Row(*row) for row in _all(_shown(Statement(sql, [*values])))}
    return [by_place[place] for place in values if place in by_place]


def tokens_at(places_: Iterable[int]) -> dict[int, list[str]]:
    """The tokens of the entries at these places."""
    found = Entry.objects.filter(place__any_of=list(places_)).values_list("place", "tokens")
    return {place: tokens.split(" ") for place, tokens in found}


def counts(wanted: Wanted, limit: int) -> dict[str, int]:
    """How many entries of each kind have what is wanted, counted up to a limit."""
    blocks, every = _blocks(), list(Kind)
    parts = [(way, statements.places(Wanted(wanted.groups, (kind,)), limit, blocks)) for way, kind in enumerate(every)]
    found = statements.union(parts)
    counted = _all(Statement(f"SELECT way, count(*) FROM ({found.sql}) AS every GROUP BY way", found.parameters))  # noqa: S608
    return {every[way].value: count for way, count in counted}


def known(words: Iterable[str]) -> list[str]:
    """Those of the words that some entry has."""
    return list(Word.objects.filter(text__any_of=words).values_list("text", flat=True))


def known_beginnings(beginnings: Iterable[str]) -> list[str]:
    """Those of the texts with which some entry's word begins."""
    if connection.vendor == "postgresql":
        # The index by text that compares byte by byte is the one for LIKE, with its own signs for before and after.
        sql = (
            "SELECT begun FROM unnest(%s::text[]) AS begun WHERE EXISTS (SELECT 1 FROM search_word "
            "WHERE text ~>=~ begun AND text ~<~ (begun || chr(1114111)))"
        )
        return [row[0] for row in _all(Statement(sql, [list(beginnings)]))]
    sql = (
        "SELECT begun.value FROM json_each(%s) AS begun WHERE EXISTS (SELECT 1 FROM search_word "
        "WHERE text >= begun.value AND text < begun.value || char(1114111))"
    )
    return [row[0] for row in _all(Statement(sql, [json.dumps(list(beginnings))]))]


def words_from(beginning: str, limit: int) -> list[str]:
    """Words that begin with a text, at most so many."""
    return list(Word.objects.filter(text__startswith=beginning).values_list("text", flat=True)[:limit])


def _blocks() -> int:
    """How many blocks the index has; 1 on SQLite."""
    if connection.vendor != "postgresql":
        return 1
    bounds = Reading.objects.filter(id=1).values_list("bounds", flat=True).first()
    return len(bounds or ()) + 1


def _all(statement: Statement) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement.sql, statement.parameters)
        return cursor.fetchall()
