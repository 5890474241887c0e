"""The blocks of the home page."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from plaudit.catalog.models import Kind
from plaudit.newsroom.blocks.article import FEATURES
from plaudit.newsroom.choosers import TitleBlock


class Shelf(blocks.StructBlock):
    """A block with a heading of its own choice and a number of things."""

    heading = blocks.CharBlock(
        label=_("Heading"), required=False, max_length=80, help_text=_("Left empty: the usual one.")
    )
    most = blocks.IntegerBlock(label=_("How many at most"), required=False, min_value=1, max_value=24)


class LeadBlock(blocks.StructBlock):
    """One title large, with what the critics say of it."""

    title = TitleBlock(
        label=_("Title"), required=False, help_text=_("Left empty: the most rated of the certified ones.")
    )
    text = blocks.TextBlock(
        label=_("Text"), required=False, max_length=400, help_text=_("Left empty: the critics' consensus.")
    )

    class Meta:
        icon = "pick"
        label = _("A title, large")


class AtHomeBlock(Shelf):
    """What can be watched at home since lately."""

    region = blocks.RegexBlock(
        r"^[A-Z]{2}$",
        label=_("Region"),
        required=False,
        max_length=2,
        help_text=_("The code of a country, such as US. Left empty: where something was offered last."),
        error_messages={"invalid": _("A region is two capital letters, such as US.")},
    )

    class Meta:
        icon = "home"
        label = _("New at home")


class RecentBlock(Shelf):
    """What happened in the last days."""

    days = blocks.IntegerBlock(label=_("Days"), required=False, min_value=1, max_value=366)


class ListBlock(Shelf):
    """The best titles of a sort, or the head of a countdown list."""

    countdown = blocks.PageChooserBlock(
        label=_("Countdown list"),
        required=False,
        page_type="newsroom.Countdown",
        help_text=_("Left empty: the best reviewed titles of the sort chosen below."),
    )
    kind = blocks.ChoiceBlock(label=_("Kind"), required=False, choices=Kind.choices)
    genre = blocks.CharBlock(
        label=_("Genre"), required=False, max_length=40, help_text=_("As in the address of browse: film-noir.")
    )
    decade = blocks.IntegerBlock(
        label=_("Decade"), required=False, min_value=1870, max_value=2200, help_text=_("Its first year: 1990.")
    )

    class Meta:
        icon = "list-ol"
        label = _("A list")


class NewsBlock(Shelf):
    """The latest articles."""

    kind = blocks.ChoiceBlock(
        label=_("Kind"),
        required=False,
        choices=[("news", _("News")), ("interview", _("Interview")), ("feature", _("Feature")), ("list", _("List"))],
    )

    class Meta:
        icon = "doc-full"
        label = _("News")


class HomeBlocks(blocks.StreamBlock):
    lead = LeadBlock()
    opening = RecentBlock(label=_("Opening"), icon="date")
    at_home = AtHomeBlock()
    talked = RecentBlock(label=_("Most talked about"), icon="comment")
    certified = RecentBlock(label=_("Newly certified"), icon="success")
    latest = Shelf(label=_("Latest reviews, best reviewed"), icon="openquote")
    rated = Shelf(label=_("Most rated"), icon="group")
    list = ListBlock()
    consensus = Shelf(label=_("Latest consensus"), icon="edit")
    disputes = Shelf(label=_("Critics and audience disagree"), icon="arrows-up-down")
    news = NewsBlock()
    text = blocks.RichTextBlock(label=_("Text"), features=FEATURES)

    class Meta:
        max_num = 24


# What stands on a front that nobody has arranged. A block with nothing to show is left out.
ORDER = (
    "lead",
    "opening",
    "at_home",
    "talked",
    "latest",
    "certified",
    "news",
    "rated",
    "consensus",
    "disputes",
)
USUAL: Any = [(name, {}) for name in ORDER]
