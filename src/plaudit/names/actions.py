"""Writes to the index of names, in the caller's transaction."""

from collections.abc import Iterable, Sequence

from django.db import connection

from plaudit import bulk
from plaudit.names.models import IndexBlock, NameEntry, Word
from plaudit.names.ordering import first_sort_keys
from plaudit.names.tokens import spelling_words

COLUMNS = tuple(field.attname for field in NameEntry._meta.concrete_fields)
# After so many new entries SQLite's text index is worth being merged into one piece.
ENTRIES_WORTH_MERGING = 2_000


def replace_entries(old_sort_keys: Sequence[int], new_entries: Sequence[NameEntry]) -> None:
    """Delete the entries with these sort keys and insert new ones, with their words."""
    bulk.require_transaction()
    if old_sort_keys:
        NameEntry.objects.filter(sort_key__any_of=old_sort_keys).delete()
    bulk.insert(NameEntry, COLUMNS, ([getattr(entry, name) for name in COLUMNS] for entry in new_entries))
    words = {word for entry in new_entries for word in spelling_words(entry.tokens.split(" "))}
    bulk.insert_missing(Word, ("text",), ((word,) for word in sorted(words)))


def replace_blocks(sort_keys: Iterable[int]) -> None:
    """Divide the index into blocks anew, for entries with these sort keys. Entries are moved when they are replaced."""
    bulk.require_transaction()
    IndexBlock.objects.all().delete()
    bulk.insert(IndexBlock, ("number", "first_sort_key"), enumerate(first_sort_keys(sort_keys), start=1))


def clear() -> None:
    """Delete every entry, word and block."""
    bulk.require_transaction()
    for model in (NameEntry, Word, IndexBlock):
        model._default_manager.all().delete()


def optimize(entries_written: int) -> None:
    """Tidy the engine's index after many writes. Words of deleted entries stay until the last entry goes."""
    bulk.require_transaction()
    if not NameEntry.objects.exists():
        Word.objects.all().delete()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ANALYZE names_nameentry")
            cursor.execute("ANALYZE names_word")
        elif entries_written > ENTRIES_WORTH_MERGING:
            cursor.execute("INSERT INTO names_text (names_text) VALUES ('optimize')")
