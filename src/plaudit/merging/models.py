"""The journal of merges: what each moved, so that it can be undone."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from plaudit.members.models import Member


class Merge(models.Model):
    """Two titles or two people that became one: `kept` stays, `gone` leads to it.

    `score` is that of the kept title before, since it is brought back whole and then counted again.
    """

    class Kind(models.TextChoices):
        TITLE = "title", _("Title")
        PERSON = "person", _("Person")

    kind = models.CharField(_("kind"), max_length=6, choices=Kind.choices)
    kept_id = models.BigIntegerField(_("kept"))
    gone_id = models.BigIntegerField(_("gone"))
    kept_name = models.CharField(_("kept"), max_length=320)
    gone_name = models.CharField(_("merged into it"), max_length=320)
    at = models.DateTimeField(_("merged at"))
    member = models.ForeignKey(Member, verbose_name=_("by"), on_delete=models.PROTECT, null=True, related_name="+")
    score = models.JSONField(default=dict, editable=False)
    undone_at = models.DateTimeField(_("undone at"), null=True)
    undone_by = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        constraints = [
            models.CheckConstraint(condition=~Q(kept_id=models.F("gone_id")), name="nothing_merges_with_itself"),
        ]
        indexes = [
            models.Index(fields=["kind", "kept_id"], name="merge_by_kept"),
            models.Index(fields=["kind", "gone_id"], name="merge_by_gone"),
        ]

    def __str__(self) -> str:
        return f"{self.gone_name} → {self.kept_name}"


class Step(models.Model):
    """Rows of one table that a merge changed in one way, in full; undone from the last to the first.

    `rows` are lists of `before` and `after`: a row's columns by name, null where there was or is none.
    """

    merge = models.ForeignKey(Merge, on_delete=models.CASCADE, related_name="steps", db_index=False)
    number = models.PositiveIntegerField()
    table = models.CharField(max_length=100)
    rows = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["merge", "number"], name="one_step_per_number")]
