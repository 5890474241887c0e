"""The blocks of the home page."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from plaudit.catalog.models import Kind
from plaudit.newsroom.blocks.article import FEATURES


class SectionBlock(blocks.StructBlock):
    """A section with a heading and a number of items."""

    heading = blocks.CharBlock(
        label=_("Heading"), required=False, max_length=80, help_text=_("Leave empty for the usual heading.")
    )
    most = blocks.IntegerBlock(label=_("Maximum number"), required=False, min_value=1, max_value=24)


class LeadBlock(blocks.StructBlock):
    """One title shown large, with the critics consensus."""

    title = SnippetChooserBlock(
        "catalog.Title",
        label=_("Title"),
        required=False,
        help_text=_("Leave empty for the Certified Fresh title with the most ratings."),
    )
    text = blocks.TextBlock(
        label=_("Text"), required=False, max_length=400, help_text=_("Leave empty for the critics consensus.")
    )

    class Meta:
        icon = "pick"
        label = _("Featured title")


class AtHomeBlock(SectionBlock):
    """Titles newly available to stream, rent or buy."""

    region = blocks.RegexBlock(
        r"^[A-Z]{2}$",
        label=_("Region"),
        required=False,
        max_length=2,
        help_text=_("Country code, such as US. Leave empty for the region with the newest offers."),
        error_messages={"invalid": _("Enter a country code of two capital letters, such as US.")},
    )

    class Meta:
        icon = "home"
        label = _("New to watch at home")


class RecentBlock(SectionBlock):
    """Titles of the last days."""

    days = blocks.IntegerBlock(label=_("Days"), required=False, min_value=1, max_value=366)


class ListBlock(SectionBlock):
    """The best reviewed titles that match, or the top of a countdown."""

    countdown = blocks.PageChooserBlock(
        label=_("Countdown"),
        required=False,
        page_type="newsroom.Countdown",
        help_text=_("Leave empty for the best reviewed titles that match the choices below."),
    )
    kind = blocks.ChoiceBlock(label=_("Kind"), required=False, choices=Kind.choices)
    genre = blocks.CharBlock(
        label=_("Genre"),
        required=False,
        max_length=40,
        help_text=_("As in the URL of the browse page, such as film-noir."),
    )
    decade = blocks.IntegerBlock(
        label=_("Decade"), required=False, min_value=1870, max_value=2200, help_text=_("Its first year, such as 1990.")
    )

    class Meta:
        icon = "list-ol"
        label = _("List")


class NewsBlock(SectionBlock):
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
    opening = RecentBlock(label=_("Opening in cinemas"), icon="date")
    at_home = AtHomeBlock()
    talked = RecentBlock(label=_("Most talked about"), icon="comment")
    certified = RecentBlock(label=_("Newly Certified Fresh"), icon="success")
    latest = SectionBlock(label=_("Latest reviews and best reviewed"), icon="openquote")
    rated = SectionBlock(label=_("Most rated"), icon="group")
    list = ListBlock()
    consensus = SectionBlock(label=_("Critics consensus"), icon="edit")
    disputes = SectionBlock(label=_("Critics and audience disagree"), icon="arrows-up-down")
    news = NewsBlock()
    text = blocks.RichTextBlock(label=_("Text"), features=FEATURES)

    class Meta:
        max_num = 24


# The home page until an editor arranges it. A block with nothing to show is left out.
DEFAULT_ORDER = (
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
DEFAULT_BLOCKS: list[tuple[str, dict[str, object]]] = [(name, {}) for name in DEFAULT_ORDER]
