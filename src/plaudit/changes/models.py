"""What has just changed: an append-only list of keys, and the epoch that a bulk change moves."""

from django.db import models


class Change(models.Model):
    """One key that an action changed, in the action's own transaction.

    `transaction` is PostgreSQL's id of that transaction, by which a reader knows what may still be uncommitted
    below what it sees; SQLite has one writer at a time, so there it stays empty and `id` alone orders.
    """

    id = models.BigAutoField(primary_key=True)
    key = models.CharField(max_length=80)
    transaction = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["transaction", "id"], name="change_by_transaction")]


class SiteEpoch(models.Model):
    """The number that moves when everything may have changed: an import, a deploy, a new policy."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_site_epoch")]
