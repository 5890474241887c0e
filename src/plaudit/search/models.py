"""What search finds, and how far its index has followed the changes."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from plaudit.changes.queries import Position


class ResultKind(models.TextChoices):
    """What can be found. The order is that of the tabs."""

    TITLE = "title", _("Titles")
    PERSON = "person", _("People")
    CRITIC = "critic", _("Critics")
    PUBLICATION = "publication", _("Publications")
    ARTICLE = "article", _("Articles")


class IndexPosition(models.Model):
    """How far the index has come in the changes, and in a comparison of everything. There is one row.

    `epoch` and `compared_at` are of the last comparison that was finished; `comparing_epoch` is the epoch at which the
    one under way began, which has come to `comparing_kind` and `comparing_id`. `seen_epoch` is the last epoch seen,
    since `seen_at`; `waiting_since` is how long a comparison has waited for the epoch to stand still.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    transaction = models.BigIntegerField(default=0)
    number = models.BigIntegerField(default=0)
    horizon = models.BigIntegerField(null=True)
    epoch = models.BigIntegerField(default=-1)
    compared_at = models.DateTimeField(null=True)
    comparing_epoch = models.BigIntegerField(null=True)
    comparing_kind = models.CharField(max_length=12, blank=True)
    comparing_id = models.BigIntegerField(default=0)
    seen_epoch = models.BigIntegerField(null=True)
    seen_at = models.DateTimeField(null=True)
    waiting_since = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_index_position")]

    @classmethod
    def load(cls) -> "IndexPosition":
        """The stored position, or that of an index that has read nothing."""
        return cls.objects.filter(id=1).first() or cls()

    @property
    def in_changes(self) -> Position:
        return Position(self.transaction, self.number, self.horizon)

    @in_changes.setter
    def in_changes(self, position: Position) -> None:
        self.transaction, self.number, self.horizon = position.transaction, position.number, position.horizon
