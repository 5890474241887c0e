"""The index of names: its entries, the words they have, and the blocks they are in."""

from django.db import models


class NameEntry(models.Model):
    """A thing with names: what is shown of it, and the tokens by which it is found.

    `sort_key` is the primary key and the order at once (see `plaudit.names.ordering`). The words of `subtitle` are
    found too. `block` is the number of the `IndexBlock` on PostgreSQL, 0 elsewhere.

    The text index itself (FTS5, or a `tsvector` with GIN) is made from `tokens` by a migration.
    """

    sort_key = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=12)
    object_id = models.BigIntegerField()
    name = models.CharField(max_length=300)
    slug = models.CharField(max_length=300)
    subtitle = models.CharField(max_length=300, blank=True)
    subkind = models.CharField(max_length=12, blank=True)
    year = models.PositiveSmallIntegerField(null=True)
    is_demo = models.BooleanField(default=False)
    tokens = models.TextField()
    block = models.PositiveSmallIntegerField(default=0)
    fingerprint = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="one_name_entry_per_object")]


class Word(models.Model):
    """A word, or a short whole name, of some entry; typing errors are corrected to these."""

    text = models.CharField(max_length=130, primary_key=True)


class IndexBlock(models.Model):
    """A part of the text index on PostgreSQL, from a sort key on; the first one, number 0, has no row.

    Each block holds ten times as many entries as the one before.
    """

    number = models.PositiveSmallIntegerField(primary_key=True)
    first_sort_key = models.BigIntegerField()
