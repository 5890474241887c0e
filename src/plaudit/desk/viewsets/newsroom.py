"""Articles, their authors and their categories at the desk."""

from typing import TypeVar

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.viewsets.pages import PageListingViewSet

from plaudit.desk.filters import ArticleFilterSet
from plaudit.desk.views import DeskIndexView, DeskViewSet, ids_from_query
from plaudit.members.models import Member
from plaudit.newsroom.actions import delete_author_or_category, save_author_or_category
from plaudit.newsroom.models import Article, ArticleAuthor, Author, Category

AuthorOrCategory = TypeVar("AuthorOrCategory", Author, Category)


class ArticleIndexView(PageListingViewSet.index_view_class):
    """The list of articles and countdowns, narrowed to one author by the query string (`?author=3`)."""

    def get_base_queryset(self) -> "QuerySet[Article]":
        articles: QuerySet[Article] = super().get_base_queryset()
        for author in ids_from_query(self.request, ["author"]).values():
            articles = articles.filter(Exists(ArticleAuthor.objects.filter(article=OuterRef("pk"), author=author)))
        return articles


class ArticleViewSet(PageListingViewSet):
    model = Article
    name = "articles"
    icon = "doc-full"
    menu_label = _("Articles")
    add_to_admin_menu = False
    index_view_class = ArticleIndexView
    filterset_class = ArticleFilterSet
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Headline"), sort_key="title", classname="title"),
        Column("kind", label=_("Type"), accessor="get_kind_display", sort_key="kind", width="12%"),
        Column("category", label=_("Category"), accessor="category", width="12%"),
        DateColumn("published_at", label=_("Date"), sort_key="published_at", width="12%"),
        PageStatusColumn("status", label=_("Status"), sort_key="live", width="12%"),
    ]


class NamedIndexView(DeskIndexView):
    default_ordering = "name"


class AuthorOrCategoryViewSet(DeskViewSet[AuthorOrCategory]):
    index_view_class = NamedIndexView
    list_display = ("name", "slug")
    search_fields = ("name", "slug")
    chooser_search_fields = ("name",)

    def create(self, form: WagtailAdminModelForm, by: Member) -> AuthorOrCategory:
        return save_author_or_category(form.save(commit=False), by=by)

    def edit(self, form: WagtailAdminModelForm, by: Member) -> AuthorOrCategory:
        return save_author_or_category(form.save(commit=False), by=by)

    def delete(self, instance: AuthorOrCategory, by: Member) -> None:
        delete_author_or_category(instance, by=by)


class AuthorViewSet(AuthorOrCategoryViewSet[Author]):
    model = Author
    base_url_path = "authors"
    icon = "user"
    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("biography"),
        FieldPanel("portrait"),
        FieldPanel("member"),
        FieldPanel("person"),
    ]
    delete_confirmation = _("Delete this author? Authors with articles cannot be deleted.")


class CategoryViewSet(AuthorOrCategoryViewSet[Category]):
    model = Category
    base_url_path = "categories"
    icon = "tag"
    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("description")]
    delete_confirmation = _("Delete this category? Its articles stay.")
