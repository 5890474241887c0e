"""Keeping the newsroom's pages in place, and saying what changed of them."""

from collections.abc import Collection
from typing import TypeVar

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Collection as Shelf
from wagtail.models import Locale, Page, PageLogEntry, ReferenceIndex, Site

from plaudit.bulk.queries import advisory_lock
from plaudit.catalog.models import Photo
from plaudit.changes import actions as changes
from plaudit.members.models import Member
from plaudit.members.permissions import require
from plaudit.newsroom.addresses import keep_addresses
from plaudit.newsroom.models import Article, Author, Category, HomePage, NewsIndex

HOME = "home"
NEWS = "news"


@transaction.atomic
def ensure_pages() -> NewsIndex:
    """Make what every site needs and has not: the root of the pages, the home page, the place of the news.

    Gives the place of the news. Does nothing where all of it is there.
    """
    found = NewsIndex.objects.first()
    if found is not None:
        return found
    # Two servers that start at once would both make them.
    advisory_lock("pages that every site needs")
    found = NewsIndex.objects.first()
    if found is not None:
        return found
    root = _root()
    home = HomePage.objects.first() or _home(root)
    news: NewsIndex = home.add_child(instance=NewsIndex(title=_("News"), slug=NEWS, locale=home.locale))
    return news


def _root() -> Page:
    Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    if Shelf.get_first_root_node() is None:
        Shelf.add_root(name="Root")
    root = Page.get_first_root_node()
    if root is None:
        kind = ContentType.objects.get_for_model(Page)
        root = Page.add_root(title="Root", slug="root", content_type=kind, locale=_locale())
    return root


def _home(root: Page) -> HomePage:
    """The home page, in place of the page of welcome that Wagtail's own tables come with."""
    home = HomePage(title=settings.SITE_NAME, slug=f"{HOME}-page", locale=_locale())
    root.add_child(instance=home)
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "port": 80, "root_page": home}
    )
    for welcome in root.get_children().filter(content_type__model="page", slug=HOME):
        welcome.delete()
    home.refresh_from_db()
    home.slug = HOME
    home.save()
    return home


def _locale() -> Locale:
    return Locale.objects.order_by("pk")[0]


@transaction.atomic
def note_published(page: Article | HomePage) -> None:
    """A page was published: date an article that carries no date, keep its address, and say what changed."""
    if isinstance(page, Article):
        if page.live:
            keep_addresses(page, [page.slug])
        if page.published_at is None:
            page.published_at = page.first_published_at or timezone.now()
            Article.objects.filter(pk=page.pk).update(published_at=page.published_at)
        changes.record_all(page.keys())
    else:
        changes.record("home")


@transaction.atomic
def note_unpublished(page: Article | HomePage) -> None:
    """A page is no longer published, or about to be deleted."""
    changes.record_all(page.keys() if isinstance(page, Article) else {"home"})


Named = TypeVar("Named", Author, Category)


@transaction.atomic
def put_named(named: Named, *, by: Member | None = None) -> Named:
    """Store an author or a category, new or changed, keep the address it had, and tell the pages.

    Raises PermissionDeniedError without the permission, ValidationError for a name or address that is taken.
    """
    require(by, _permission(named, "change" if named.pk else "add"))
    named.origin = ""
    named.full_clean()
    before: set[str] = set(type(named)._default_manager.filter(pk=named.pk).values_list("slug", flat=True))
    named.save()
    keep_addresses(named, {*before, named.slug})
    changes.record(_key(named))
    return named


@transaction.atomic
def remove_named(named: Author | Category, *, by: Member | None = None) -> None:
    """Delete a category, or an author of nothing; the articles stay.

    Raises PermissionDeniedError without the permission, ProtectedError for an author who has written something.
    """
    require(by, _permission(named, "delete"))
    key = _key(named)
    named.delete()
    changes.record(key)


def _key(named: Author | Category) -> str:
    return f"{named._meta.model_name}:{named.pk}"


def _permission(named: Author | Category, verb: str) -> str:
    return f"newsroom.{verb}_{named._meta.model_name}"


@transaction.atomic
def note_pictured(photo_ids: Collection[int]) -> None:
    """Tell the pages of the articles that show some of these pictures."""
    lead_or_body = Q(lead__in=photo_ids) | Q(pk__in=_with_in_body(photo_ids))
    shown = Article.objects.filter(lead_or_body).order_by("pk").values_list("pk", flat=True)
    changes.record_all(f"article:{pk}" for pk in shown)


def _with_in_body(photo_ids: Collection[int]) -> set[int]:
    """The pages in whose bodies some pictures stand, as the index of references knows them."""
    pages, photos = (ContentType.objects.get_for_model(model) for model in (Page, Photo))
    found = ReferenceIndex.objects.filter(
        base_content_type=pages, to_content_type=photos, to_object_id__in=[str(pk) for pk in photo_ids]
    )
    return {int(pk) for pk in found.values_list("object_id", flat=True)}


@transaction.atomic
def forget_articles(articles: QuerySet[Article]) -> None:
    """Delete articles with all that the desk has kept of them."""
    for article in articles:
        changes.record_all(article.keys())
        kept = PageLogEntry.objects.filter(page_id=article.pk)
        article.specific.delete()
        kept.delete()
