"""Writing the index: entries in and out, the words beside them, and what an engine wants tidied."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db import connection

from plaudit import bulk
from plaudit.search.models import Entry, Reading, Word
from plaudit.search.words import plain_words

COLUMNS = tuple(field.attname for field in Entry._meta.concrete_fields)
# After so many new entries SQLite's index is worth being joined into one piece.
MANY = 2_000


class Stored(NamedTuple):
    """An entry as far as it must be known to see whether it still says what is so."""

    object_id: int
    place: int
    fingerprint: int


def stored(kind: str, ids: Sequence[int]) -> Iterable[Stored]:
    """The entries of these objects."""
    found = Entry.objects.filter(kind=kind, object_id__any_of=ids)
    return [Stored(*row) for row in found.values_list("object_id", "place", "fingerprint")]


def replace(old: Sequence[int], new: Sequence[Entry]) -> None:
    """Take out the entries at these places and put in the new ones, in the caller's transaction."""
    if old:
        Entry.objects.filter(place__any_of=old).delete()
    bulk.insert(Entry, COLUMNS, ([getattr(entry, name) for name in COLUMNS] for entry in new))
    words = {word for entry in new for word in plain_words(entry.tokens.split(" "))}
    bulk.insert_missing(Word, ("text",), ((word,) for word in sorted(words)))


def empty() -> None:
    """Take everything out, and forget how far the index had come."""
    for model in (Entry, Word, Reading):
        model._default_manager.all().delete()


def in_blocks() -> bool:
    """Whether entries stand in blocks: PostgreSQL's index of texts has no order, so that it is asked block by block."""
    return connection.vendor == "postgresql"


def tidy(written: int) -> None:
    """After a comparison of everything: what makes the engine answer quickly. With the last entry the words go too."""
    if not Entry.objects.exists():
        Word.objects.all().delete()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ANALYZE search_entry")
            cursor.execute("ANALYZE search_word")
        elif written > MANY:
            cursor.execute("INSERT INTO search_text (search_text) VALUES ('optimize')")
