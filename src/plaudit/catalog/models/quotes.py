"""Quotes from a title."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from plaudit.catalog.models.people import Person
from plaudit.catalog.models.titles import Title


class Quote(ClusterableModel):
    """A line, or a few lines of dialogue, from a title; position 1 comes first."""

    title = models.ForeignKey(Title, on_delete=models.CASCADE, related_name="quotes", db_index=False)
    position = models.PositiveSmallIntegerField(_("order"), default=1)
    origin = models.CharField(_("origin"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")
        ordering = ["position", "id"]
        indexes = [models.Index(fields=["title", "position"], name="quote_by_title")]

    def __str__(self) -> str:
        first = self.lines.first() if self.pk else None
        return first.text[:80] if first else str(self.title)


class QuoteLine(models.Model):
    """What one character says, and who plays them where that is known."""

    quote = ParentalKey(Quote, on_delete=models.CASCADE, related_name="lines")
    speaker = models.ForeignKey(
        Person, verbose_name=_("spoken by"), on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    character = models.CharField(_("character"), max_length=200, blank=True)
    text = models.TextField(_("line"))
    position = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta:
        verbose_name = _("line")
        verbose_name_plural = _("lines")
        ordering = ["position", "id"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="line_has_text")]
