"""Keeping the newsroom's pages in place, and saying what changed of them."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Collection, Locale, Page, PageLogEntry, Site

from plaudit.changes import actions as changes
from plaudit.newsroom.models import Article, Author, Category, HomePage, NewsIndex
from plaudit.tables.queries import take_turns

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
    take_turns("pages that every site needs")
    found = NewsIndex.objects.first()
    if found is not None:
        return found
    root = _root()
    home = HomePage.objects.first() or _home(root)
    news: NewsIndex = home.add_child(instance=NewsIndex(title=_("News"), slug=NEWS, locale=home.locale))
    return news


def _root() -> Page:
    Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")
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
    """A page was published: date an article that carries no date, and say what changed."""
    if isinstance(page, Article):
        if page.published_at is None:
            page.published_at = page.first_published_at or timezone.now()
            Article.objects.filter(pk=page.pk).update(published_at=page.published_at)
        changes.note_all(page.keys())
    else:
        changes.note("home")


@transaction.atomic
def note_unpublished(page: Article | HomePage) -> None:
    """A page is no longer published, or about to be deleted."""
    changes.note_all(page.keys() if isinstance(page, Article) else {"home"})


@transaction.atomic
def note_author(author: Author) -> None:
    """An author was renamed or described anew."""
    changes.note(f"author:{author.pk}")


@transaction.atomic
def note_category(category: Category) -> None:
    """A category was renamed or described anew."""
    changes.note(f"category:{category.pk}")


@transaction.atomic
def forget_articles(articles: QuerySet[Article]) -> None:
    """Delete articles with all that the desk has kept of them."""
    for article in articles:
        changes.note_all(article.keys())
        kept = PageLogEntry.objects.filter(page_id=article.pk)
        article.specific.delete()
        kept.delete()
