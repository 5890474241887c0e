"""The home page, as its editors arrange it."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from plaudit.newsroom.blocks.home import DEFAULT_BLOCKS, HomeBlocks
from plaudit.newsroom.models.base import PublicPage


class HomePage(PublicPage, Page):
    """The blocks of the home page; the root of the newsroom's pages."""

    body = StreamField(HomeBlocks(), verbose_name=_("blocks"), blank=True, default=DEFAULT_BLOCKS)

    content_panels = [*Page.content_panels, FieldPanel("body")]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["newsroom.NewsIndex"]
    max_count = 1

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_absolute_url(self) -> str:
        return reverse("home")
