"""The index of search: one entry for everything that can be found, the words known, and how far it has come."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from plaudit.changes.queries import Position


class Kind(models.TextChoices):
    """What can be found. The order is that of the tabs."""

    TITLE = "title", _("Titles")
    PERSON = "person", _("People")
    CRITIC = "critic", _("Critics")
    PUBLICATION = "publication", _("Publications")
    ARTICLE = "article", _("Articles")


class Entry(models.Model):
    """Something that can be found: what is shown of it, and the tokens by which it is found.

    `place` is its key and its order at once: the best known comes first (see `plaudit.search.places`). `block` is
    the part of PostgreSQL's index it stands in, of which each holds ten times as many as the one before.
    The text index itself (FTS5, or a `tsvector` with GIN) is made by the migration, from `tokens`.
    """

    place = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    object_id = models.BigIntegerField()
    label = models.CharField(max_length=300)
    slug = models.CharField(max_length=300)
    about = models.CharField(max_length=300, blank=True)
    form = models.CharField(max_length=12, blank=True)
    year = models.PositiveSmallIntegerField(null=True)
    invented = models.BooleanField(default=False)
    tokens = models.TextField()
    block = models.PositiveSmallIntegerField(default=0)
    fingerprint = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="one_search_entry_per_object")]


class Word(models.Model):
    """A word, or a short whole name, that some entry has; a typing error is corrected to one of them."""

    text = models.CharField(max_length=130, primary_key=True)


class Reading(models.Model):
    """How far the index has come: the place in the changes, the epoch it was compared with, and PostgreSQL's blocks.

    `walked_kind` and `walked_id` are where a comparison of everything stands that is under way; `walking` is the
    epoch at which it began. `noticed` is the last epoch seen, since when, and how long a comparison has waited for it
    to stand still.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    transaction = models.BigIntegerField(default=0)
    number = models.BigIntegerField(default=0)
    horizon = models.BigIntegerField(null=True)
    epoch = models.BigIntegerField(default=-1)
    walking = models.BigIntegerField(null=True)
    walked_kind = models.CharField(max_length=12, blank=True)
    walked_id = models.BigIntegerField(default=0)
    compared_at = models.DateTimeField(null=True)
    noticed = models.BigIntegerField(null=True)
    noticed_at = models.DateTimeField(null=True)
    waiting_since = models.DateTimeField(null=True)
    bounds = models.JSONField(default=list)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_reading_of_search")]

    @property
    def position(self) -> Position:
        return Position(self.transaction, self.number, self.horizon)

    def move_to(self, position: Position) -> None:
        """Go on from there next time; to be saved."""
        self.transaction, self.number, self.horizon = position.transaction, position.number, position.horizon
