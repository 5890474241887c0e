"""Articles, their authors and their categories at the desk."""

from typing import Any

import django_filters
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import PageFilterSet
from wagtail.admin.viewsets.pages import PageListingViewSet

from plaudit.desk.views import DeskIndexView, DeskViewSet, ids_from_query
from plaudit.members.models import Member
from plaudit.newsroom.actions import delete_author_or_category, save_author_or_category
from plaudit.newsroom.models import Article, ArticleAuthor, ArticleKind, Author, Category


class ArticleFilters(PageFilterSet):
    site = None
    has_child_pages = None
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=ArticleKind.choices)
    live = django_filters.BooleanFilter(label=_("Published"))
    has_unpublished_changes = django_filters.BooleanFilter(label=_("Has changes that are not published"))
    category = django_filters.ModelChoiceFilter(label=_("Category"), queryset=Category.objects.all())

    class Meta:
        model = Article
        fields = ["kind", "live", "has_unpublished_changes", "category", "language"]


class ArticleIndexView(PageListingViewSet.index_view_class):
    """Every article and list, also by the author that the address names: `?author=3`."""

    def get_base_queryset(self) -> "QuerySet[Article]":
        pages: QuerySet[Article] = super().get_base_queryset()
        for author in ids_from_query(self.request, ["author"]).values():
            pages = pages.filter(Exists(ArticleAuthor.objects.filter(article=OuterRef("pk"), author=author)))
        return pages


class ArticleViewSet(PageListingViewSet):
    model = Article
    name = "articles"
    icon = "doc-full"
    menu_label = _("ArticleViewSet")
    add_to_admin_menu = False
    index_view_class = ArticleIndexView
    filterset_class = ArticleFilters
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Headline"), sort_key="title", classname="title"),
        Column("kind", label=_("Kind"), accessor="get_kind_display", sort_key="kind", width="12%"),
        Column("category", label=_("Category"), accessor="category", width="12%"),
        DateColumn("published_at", label=_("Dated"), sort_key="published_at", width="12%"),
        PageStatusColumn("status", label=_("Status"), sort_key="live", width="12%"),
    ]


class NamedIndexView(DeskIndexView):
    default_ordering = "name"


class NamedViewSet(DeskViewSet):
    """What articles name."""

    index_view_class = NamedIndexView
    list_display = ("name", "slug")

    def create(self, form: Any, by: Member) -> Any:
        return save_author_or_category(form.save(commit=False), by=by)

    def change(self, form: Any, by: Member) -> Any:
        return save_author_or_category(form.save(commit=False), by=by)

    def remove(self, instance: Any, by: Member) -> None:
        delete_author_or_category(instance, by=by)


class AuthorViewSet(NamedViewSet):
    model = Author
    base_url_path = "authors"
    icon = "user"
    search_fields = ("name", "slug")
    chooser_search_fields = ("name",)
    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("biography"),
        FieldPanel("portrait"),
        FieldPanel("member"),
        FieldPanel("person"),
    ]
    delete_confirmation = _("Delete this author? One who has written something is not deleted.")


class CategoryViewSet(NamedViewSet):
    model = Category
    base_url_path = "categories"
    icon = "tag"
    search_fields = ("name", "slug")
    chooser_search_fields = ("name",)
    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("description")]
    delete_confirmation = _("Delete this category? Its articles stay.")
