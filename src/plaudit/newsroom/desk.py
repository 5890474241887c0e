"""Authors and categories at the desk."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from plaudit.newsroom.choosers import PersonWidget
from plaudit.newsroom.models import Author, Category


class Authors(SnippetViewSet):
    model = Author
    icon = "user"
    list_display = ["name", "slug"]
    search_fields = ["name"]
    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("biography"),
        FieldPanel("portrait"),
        FieldPanel("member"),
        FieldPanel("person", widget=PersonWidget),
    ]


class Categories(SnippetViewSet):
    model = Category
    icon = "tag"
    list_display = ["name", "slug"]
    search_fields = ["name"]
    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("description")]


class Newsroom(SnippetViewSetGroup):
    items = (Authors, Categories)
    menu_label = _("Newsroom")
    menu_icon = "doc-full"
    menu_order = 200
