"""The front of the site, as its editors put it together."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from plaudit.newsroom.blocks.home import USUAL, HomeBlocks
from plaudit.newsroom.models.public import PublicPage


class HomePage(PublicPage, Page):
    """What stands on the front, block by block; the one at the head of all pages."""

    body = StreamField(HomeBlocks(), verbose_name=_("blocks"), blank=True, default=USUAL)

    content_panels = [*Page.content_panels, FieldPanel("body")]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["newsroom.NewsIndex"]
    max_count = 1

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_absolute_url(self) -> str:
        return reverse("home")
