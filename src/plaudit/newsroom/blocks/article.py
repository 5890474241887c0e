"""The blocks of an article's body."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from plaudit.newsroom.web_urls import is_web_url

# What rich text may contain; `plaudit.newsroom.rich_text` lets the same tags through.
FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "hr"]
MAX_PHOTOS = 40


class PictureBlock(blocks.StructBlock):
    """A photo with its own credit and alternative text."""

    photo = ImageChooserBlock(label=_("Photo"))
    caption = blocks.CharBlock(
        label=_("Caption"), required=False, max_length=300, help_text=_("Leave empty to use the photo's own caption.")
    )

    class Meta:
        icon = "image"
        label = _("Photo")


class QuoteBlock(blocks.StructBlock):
    """A pull quote."""

    text = blocks.TextBlock(label=_("Quote"), max_length=1000, rows=3)
    who = blocks.CharBlock(label=_("Speaker"), required=False, max_length=160)

    class Meta:
        icon = "openquote"
        label = _("Quote")


class TitleCardBlock(blocks.StructBlock):
    """A title with its current scores."""

    title = SnippetChooserBlock("catalog.Title", label=_("Title"))
    text = blocks.CharBlock(label=_("Text"), required=False, max_length=300)

    class Meta:
        icon = "media"
        label = _("Title card")


class GalleryBlock(blocks.ListBlock):
    """Several photos side by side."""

    def __init__(self, child_block: blocks.Block | None = None, **options: object) -> None:
        super().__init__(child_block or PictureBlock(), min_num=2, max_num=MAX_PHOTOS, **options)

    class Meta:
        icon = "grip"
        label = _("Gallery")


class ExternalURLBlock(blocks.URLBlock):
    """A URL of another site, by http or https."""

    def clean(self, value: str) -> str:
        cleaned: str = super().clean(value)
        if cleaned and not is_web_url(cleaned):
            raise ValidationError(_("Enter the full URL, starting with https://."))
        return cleaned


class EmbedBlock(blocks.StructBlock):
    """A video or something else on another site, from which nothing is loaded before the reader clicks."""

    url = ExternalURLBlock(label=_("Link"), max_length=500)
    caption = blocks.CharBlock(label=_("Caption"), max_length=300)
    still = ImageChooserBlock(label=_("Still"), required=False)

    class Meta:
        icon = "link-external"
        label = _("Video or link")


class ArticleBlocks(blocks.StreamBlock):
    text = blocks.RichTextBlock(label=_("Text"), features=FEATURES)
    picture = PictureBlock()
    quote = QuoteBlock()
    title = TitleCardBlock()
    gallery = GalleryBlock()
    embed = EmbedBlock()

    class Meta:
        max_num = 300
