"""The blocks of an article's body."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from plaudit.newsroom.choosers import TitleBlock
from plaudit.newsroom.embeds import can_be_linked

# What rich text may hold; what comes out is cleaned to the same measure (`plaudit.newsroom.texts`).
FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "hr"]
MOST_PICTURES = 40


class PictureBlock(blocks.StructBlock):
    """A picture; its credit and the text for those who cannot see it are the photo's own."""

    photo = ImageChooserBlock(label=_("Photo"))
    caption = blocks.CharBlock(
        label=_("Caption"), required=False, max_length=300, help_text=_("Left empty: the photo's own.")
    )

    class Meta:
        icon = "image"
        label = _("Picture")


class QuoteBlock(blocks.StructBlock):
    """What somebody said."""

    text = blocks.TextBlock(label=_("Words"), max_length=1000, rows=3)
    who = blocks.CharBlock(label=_("Who said it"), required=False, max_length=160)

    class Meta:
        icon = "openquote"
        label = _("Quote")


class TitleCardBlock(blocks.StructBlock):
    """A title with its scores as they are when the article is read."""

    title = TitleBlock(label=_("Title"))
    text = blocks.CharBlock(label=_("What it is shown for"), required=False, max_length=300)

    class Meta:
        icon = "media"
        label = _("Title card")


class GalleryBlock(blocks.ListBlock):
    """Several pictures side by side."""

    def __init__(self, child_block: blocks.Block | None = None, **options: object) -> None:
        super().__init__(child_block or PictureBlock(), min_num=2, max_num=MOST_PICTURES, **options)

    class Meta:
        icon = "grip"
        label = _("Gallery")


class OutsideLink(blocks.URLBlock):
    """An address elsewhere, by http or https."""

    def clean(self, value: str) -> str:
        cleaned: str = super().clean(value)
        if cleaned and not can_be_linked(cleaned):
            raise ValidationError(_("Give the whole address, beginning with https://."))
        return cleaned


class EmbedBlock(blocks.StructBlock):
    """Something elsewhere, such as a video: a link, of which nothing is loaded before it is pressed."""

    url = OutsideLink(label=_("Link"), max_length=500)
    caption = blocks.CharBlock(label=_("Caption"), max_length=300)
    still = ImageChooserBlock(label=_("Still"), required=False)

    class Meta:
        icon = "link-external"
        label = _("Video or other link")


class ArticleBlocks(blocks.StreamBlock):
    text = blocks.RichTextBlock(label=_("Text"), features=FEATURES)
    picture = PictureBlock()
    quote = QuoteBlock()
    title = TitleCardBlock()
    gallery = GalleryBlock()
    embed = EmbedBlock()

    class Meta:
        max_num = 300
