"""Ranked lists of titles, such as the 40 best war films."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from plaudit.catalog.models import Title
from plaudit.newsroom.models.articles import Article, ArticleKind

MAX_ENTRIES = 200


class Order(models.TextChoices):
    HAND = "hand", _("As ordered below")
    CRITICS = "critics", _("By critics' score, updated live")
    AUDIENCE = "audience", _("By audience score, updated live")


class Direction(models.TextChoices):
    DOWN = "down", _("Count down to number 1")
    UP = "up", _("Number 1 first")


class Countdown(Article):
    """An article with a ranked list of titles, each with a text. The first entry is the best in either direction."""

    order = models.CharField(_("order"), max_length=10, choices=Order.choices, default=Order.CRITICS)
    direction = models.CharField(_("direction"), max_length=6, choices=Direction.choices, default=Direction.DOWN)
    numbered = models.BooleanField(_("show numbers"), default=True)

    content_panels = [
        *(panel for panel in Article.content_panels if getattr(panel, "field_name", "") != "kind"),
        MultiFieldPanel([FieldPanel("order"), FieldPanel("direction"), FieldPanel("numbered")], heading=_("Order")),
        InlinePanel("entries", heading=_("Entries, best first"), label=_("Entry"), max_num=MAX_ENTRIES),
    ]
    parent_page_types = ["newsroom.NewsIndex"]

    class Meta:
        verbose_name = _("countdown")
        verbose_name_plural = _("countdowns")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.kind = ArticleKind.LIST

    @property
    def is_list(self) -> bool:
        return True


class CountdownEntry(Orderable):
    """A title in a countdown, with its text."""

    countdown = ParentalKey(Countdown, on_delete=models.CASCADE, related_name="entries")
    title = models.ForeignKey(Title, verbose_name=_("title"), on_delete=models.CASCADE, related_name="+")
    text = models.TextField(_("text"), blank=True, max_length=4000)

    panels = [FieldPanel("title"), FieldPanel("text")]
