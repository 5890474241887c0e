"""Writes of the newsroom: its fixed pages, authors and categories, and what has changed when a page is published."""

from collections.abc import Collection
from typing import TypeVar

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Collection as PhotoCollection
from wagtail.models import Locale, Page, PageLogEntry, ReferenceIndex, Site

from plaudit import bulk
from plaudit.catalog.models import Photo
from plaudit.changes import actions as changes
from plaudit.members.models import Member
from plaudit.members.permissions import require
from plaudit.newsroom.models import Article, Author, Category, HomePage, NewsIndex
from plaudit.newsroom.slug_history import record_slugs

HOME = "home"
NEWS = "news"

AuthorOrCategory = TypeVar("AuthorOrCategory", Author, Category)


@transaction.atomic
def ensure_pages() -> NewsIndex:
    """Create the pages that every site has where they are missing: the root, the home page, the news index.

    Returns the news index.
    """
    index = NewsIndex.objects.first()
    if index is None:
        # Two servers that start at once must not both create them.
        bulk.advisory_lock("pages that every site needs")
        index = NewsIndex.objects.first()
    if index is None:
        home = HomePage.objects.first() or _create_home_page(_root_page())
        index = home.add_child(instance=NewsIndex(title=_("News"), slug=NEWS, locale=home.locale))
    return index


def _root_page() -> Page:
    Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    if PhotoCollection.get_first_root_node() is None:
        PhotoCollection.add_root(name="Root")
    root = Page.get_first_root_node()
    if root is None:
        page_type = ContentType.objects.get_for_model(Page)
        root = Page.add_root(title="Root", slug="root", content_type=page_type, locale=_first_locale())
    return root


def _create_home_page(root: Page) -> HomePage:
    home = HomePage(title=settings.SITE_NAME, slug=f"{HOME}-page", locale=_first_locale())
    root.add_child(instance=home)
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "port": 80, "root_page": home}
    )
    # Wagtail's migrations create a welcome page that has the slug.
    for welcome in root.get_children().filter(content_type__model="page", slug=HOME):
        welcome.delete()
    home.refresh_from_db()
    home.slug = HOME
    home.save()
    return home


def _first_locale() -> Locale:
    return Locale.objects.order_by("pk")[0]


@transaction.atomic
def record_publication(page: Article | HomePage) -> None:
    """Follow the publication of a page: give an article its date, record its slug and what has changed."""
    if isinstance(page, HomePage):
        changes.record("home")
        return
    if page.live:
        record_slugs(page, [page.slug])
    if page.published_at is None:
        page.published_at = page.first_published_at or timezone.now()
        Article.objects.filter(pk=page.pk).update(published_at=page.published_at)
    changes.record_all(page.keys())


@transaction.atomic
def record_unpublication(page: Article | HomePage) -> None:
    """Record what changes when a page is unpublished, or about to be deleted."""
    changes.record_all(page.keys() if isinstance(page, Article) else {"home"})


@transaction.atomic
def save_author_or_category(row: AuthorOrCategory, *, by: Member | None = None) -> AuthorOrCategory:
    """Save an author or category, new or edited; its former slug keeps leading to it.

    Raises PermissionDeniedError without the permission, ValidationError for a name or slug that is taken.
    """
    require(by, _permission(row, "change" if row.pk else "add"))
    row.origin = ""
    row.full_clean()
    former: set[str] = set(type(row)._default_manager.filter(pk=row.pk).values_list("slug", flat=True))
    row.save()
    record_slugs(row, {*former, row.slug})
    changes.record(_key(row))
    return row


@transaction.atomic
def delete_author_or_category(row: Author | Category, *, by: Member | None = None) -> None:
    """Delete a category, whose articles stay, or an author without articles.

    Raises PermissionDeniedError without the permission, ProtectedError for an author with articles.
    """
    require(by, _permission(row, "delete"))
    key = _key(row)
    row.delete()
    changes.record(key)


def _key(row: Author | Category) -> str:
    return f"{row._meta.model_name}:{row.pk}"


def _permission(row: Author | Category, verb: str) -> str:
    return f"newsroom.{verb}_{row._meta.model_name}"


@transaction.atomic
def record_articles_showing(photo_ids: Collection[int]) -> None:
    """Record a change of the articles that show any of these photos."""
    pages, photos = (ContentType.objects.get_for_model(model) for model in (Page, Photo))
    references = ReferenceIndex.objects.filter(
        base_content_type=pages, to_content_type=photos, to_object_id__in=[str(pk) for pk in photo_ids]
    )
    in_body = {int(pk) for pk in references.values_list("object_id", flat=True)}
    articles = Article.objects.filter(Q(lead__in=photo_ids) | Q(pk__in=in_body)).order_by("pk")
    changes.record_all(f"article:{pk}" for pk in articles.values_list("pk", flat=True))


@transaction.atomic
def delete_articles(articles: QuerySet[Article]) -> None:
    """Delete articles together with their entries in the desk's log."""
    for article in articles:
        changes.record_all(article.keys())
        log_entries = PageLogEntry.objects.filter(page_id=article.pk)
        article.specific.delete()
        log_entries.delete()
