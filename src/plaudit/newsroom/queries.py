"""Reads of published articles and of what goes with them, each in a fixed number of queries."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple, TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import ExtractMonth, ExtractYear, Now

from plaudit.bulk.prepared_queries import PreparedQuery
from plaudit.catalog.models import Credit, Photo
from plaudit.newsroom.models import (
    Article,
    ArticleAuthor,
    ArticleKind,
    ArticlePerson,
    ArticleTitle,
    Author,
    Category,
    Countdown,
    CountdownEntry,
    HomePage,
    Order,
)
from plaudit.scoreboard.models import Score

NEWS = (ArticleKind.NEWS, ArticleKind.INTERVIEW)
FEATURES = (ArticleKind.FEATURE, ArticleKind.LIST)
# An interview with somebody billed lower than this is not news about the title.
LEADING_BILLING = 12
# Articles of a kind on the page of a title.
MOST_ABOUT = 6
RANKS: dict[str, str] = {Order.CRITICS: "critics_rank", Order.AUDIENCE: "audience_rank"}
NEWEST = ("-published_at", "-pk")

T = TypeVar("T")


class ArticleRecord(NamedTuple):
    """An article as cards and lists show it: the columns of `CARD`."""

    id: int
    slug: str
    headline: str
    kind: str
    standfirst: str
    language: str
    published_at: datetime
    category: str | None
    category_slug: str | None
    origin: str
    picture: dict[str, Any] | None
    picture_alt: str | None


CARD = (
    "id",
    "slug",
    "title",
    "kind",
    "standfirst",
    "language",
    "published_at",
    "category__name",
    "category__slug",
    "origin",
    "lead__sources",
    "lead__description",
)


class ArticleFilter(NamedTuple):
    """Which articles to list; an empty field leaves nothing out."""

    kind: str = ""
    category: int | None = None
    author: int | None = None
    year: int | None = None
    month: int | None = None


class NameAndSlug(NamedTuple):
    """What a link to a person or an author needs."""

    name: str
    slug: str


class ArticlePhotoRecord(NamedTuple):
    """A photo: its files by size, and the texts that go with it."""

    sources: dict[str, Any]
    alt: str
    caption: str
    credit: str


class CountdownEntryRecord(NamedTuple):
    """A title in a countdown; number 1 is the best."""

    number: int
    title_id: int
    text: str


class NewsMonth(NamedTuple):
    """A month in which articles were published."""

    year: int
    month: int


def published_articles() -> QuerySet[Article]:
    """Return the articles that everyone may read now: no drafts, and none that is scheduled or has expired."""
    return Article.objects.filter(
        Q(expire_at__isnull=True) | Q(expire_at__gt=Now()), live=True, published_at__isnull=False
    )


def article_records(articles: QuerySet[Article]) -> list[ArticleRecord]:
    """Return the articles of a queryset as records, in its order (one query)."""
    return [ArticleRecord(*row) for row in articles.values_list(*CARD)]


def filtered_articles(chosen: ArticleFilter) -> QuerySet[Article]:
    """Return the published articles that a filter leaves, newest first."""
    articles = published_articles().order_by(*NEWEST)
    if chosen.kind:
        articles = articles.filter(kind=chosen.kind)
    if chosen.category is not None:
        articles = articles.filter(category_id=chosen.category)
    if chosen.author is not None:
        articles = articles.filter(pk__in=ArticleAuthor.objects.filter(author_id=chosen.author).values("article_id"))
    if chosen.year is not None:
        articles = articles.filter(published_at__year=chosen.year)
    if chosen.month is not None:
        articles = articles.filter(published_at__month=chosen.month)
    return articles


def latest_articles(limit: int, kind: str = "") -> list[ArticleRecord]:
    """Return the newest articles, of one kind or of all."""
    return article_records(filtered_articles(ArticleFilter(kind=kind))[:limit])


def article_by_slug(slug: str) -> Article | None:
    """Return the article with its category, or None; a list as a `Countdown` (one query, two for a list)."""
    article = published_articles().filter(slug=slug).select_related("category").first()
    if article is None or article.kind != ArticleKind.LIST:
        return article
    return Countdown.objects.select_related("category").get(pk=article.pk)


def current_article_slug(old_slug: str) -> str | None:
    """Return the present slug of the published article that had this slug last, or None."""
    return published_articles().filter(slug_history__slug=old_slug).values_list("slug", flat=True).first()


def news_months() -> list[NewsMonth]:
    """Return the months with articles, newest first."""
    articles = published_articles().annotate(year=ExtractYear("published_at"), month=ExtractMonth("published_at"))
    return [NewsMonth(*row) for row in articles.order_by("-year", "-month").values_list("year", "month").distinct()]


def article_authors(article: Article) -> list[NameAndSlug]:
    """Return who wrote an article, in the order of its byline; for a draft, as the draft says."""
    bylines = article.bylines.order_by("sort_order")
    return _unique(NameAndSlug(*row) for row in bylines.values_list("author__name", "author__slug"))


def article_title_ids(article: Article) -> list[int]:
    """Return the ids of the titles that an article is about."""
    return _unique(article.article_titles.order_by("sort_order").values_list("title_id", flat=True))


def article_people(article: Article) -> list[NameAndSlug]:
    """Return the people that an article is about."""
    people = article.article_people.order_by("sort_order")
    return _unique(NameAndSlug(*row) for row in people.values_list("person__name", "person__slug"))


def _unique(items: Iterable[T]) -> list[T]:
    return list(dict.fromkeys(items))


def countdown_entries(countdown: Countdown, most: int | None = None) -> list[CountdownEntryRecord]:
    """Return the entries of a countdown, best first: by score, or as the editor ordered them (two queries, or one).

    Titles without a score come last, in the editor's order.
    """
    stored = countdown.entries.order_by("sort_order").values_list("title_id", "text")
    texts: dict[int, str] = {}
    for title_id, text in stored:
        texts.setdefault(title_id, text)
    entries = list(texts.items())
    if countdown.order in RANKS:
        rank = RANKS[countdown.order]
        scores = Score.objects.filter(title_id__in=texts, **{f"{rank}__isnull": False})
        ranks = dict(scores.values_list("title_id", rank))
        entries.sort(key=lambda entry: -ranks.get(entry[0], -1))
    return [CountdownEntryRecord(number, *entry) for number, entry in enumerate(entries[:most], 1)]


def _about_title(title_id: int, kinds: tuple[str, ...]) -> QuerySet[Article, tuple[object, ...]]:
    about = Q(Exists(ArticleTitle.objects.filter(article_id=OuterRef("pk"), title_id=title_id)))
    if ArticleKind.INTERVIEW in kinds:
        people = Credit.objects.filter(title_id=title_id, billing__lte=LEADING_BILLING).values("person_id")
        about |= Q(Exists(ArticlePerson.objects.filter(article_id=OuterRef("pk"), person_id__in=people)))
    if ArticleKind.LIST in kinds:
        about |= Q(Exists(CountdownEntry.objects.filter(countdown_id=OuterRef("pk"), title_id=title_id)))
    return published_articles().filter(about, kind__in=kinds).order_by(*NEWEST).values_list(*CARD)[:MOST_ABOUT]


_NEWS_ABOUT = PreparedQuery(partial(_about_title, kinds=NEWS), int)
_FEATURES_ABOUT = PreparedQuery(partial(_about_title, kinds=FEATURES), int)


def news_about(title_id: int) -> list[ArticleRecord]:
    """Return the newest news and interviews about a title or its leading people."""
    return [ArticleRecord(*row) for row in _NEWS_ABOUT.rows(title_id)]


def features_about(title_id: int) -> list[ArticleRecord]:
    """Return the newest features about a title, and the lists that it is on."""
    return [ArticleRecord(*row) for row in _FEATURES_ABOUT.rows(title_id)]


def articles_about_person(person_id: int, limit: int) -> list[ArticleRecord]:
    """Return the newest articles of every kind about a person."""
    about = ArticlePerson.objects.filter(article_id=OuterRef("pk"), person_id=person_id)
    return article_records(published_articles().filter(Exists(about)).order_by(*NEWEST)[:limit])


def category_by_slug(slug: str) -> Category | None:
    return Category.objects.filter(slug=slug).first()


def current_category_slug(old_slug: str) -> str | None:
    """Return the present slug of the category that had this slug last, or None."""
    return Category.objects.filter(slug_history__slug=old_slug).values_list("slug", flat=True).first()


def author_by_slug(slug: str) -> Author | None:
    """Return the author with their portrait and person, or None."""
    return Author.objects.select_related("portrait", "person").filter(slug=slug).first()


def current_author_slug(old_slug: str) -> str | None:
    """Return the present slug of the author who had this slug last, or None."""
    return Author.objects.filter(slug_history__slug=old_slug).values_list("slug", flat=True).first()


def published_categories() -> list[Category]:
    """Return the categories with published articles, by name."""
    articles = published_articles().filter(category_id=OuterRef("pk"))
    return list(Category.objects.filter(Exists(articles)).order_by("name", "pk"))


def published_kinds() -> set[str]:
    """Return the kinds of article of which any is published."""
    return set(published_articles().order_by().values_list("kind", flat=True).distinct())


def article_slugs(page_ids: Iterable[int]) -> dict[int, str]:
    """Return the slugs of the published articles among these pages, by page id."""
    ids = set(page_ids)
    return dict(published_articles().filter(pk__in=ids).values_list("pk", "slug")) if ids else {}


def article_photos(ids: Iterable[int | None]) -> dict[int, ArticlePhotoRecord]:
    """Return photos by their ids (no query without ids)."""
    photo_ids = {pk for pk in ids if pk is not None}
    if not photo_ids:
        return {}
    photos = Photo.objects.filter(pk__in=photo_ids).values_list("pk", "sources", "description", "caption", "credit")
    return {pk: ArticlePhotoRecord(*row) for pk, *row in photos}


def home_page() -> HomePage | None:
    """Return the published home page, or None."""
    return HomePage.objects.filter(live=True).order_by("pk").first()


def published_countdown(page_id: int) -> Countdown | None:
    """Return a published countdown by the id of its page, or None (one query)."""
    return Countdown.objects.filter(pk__in=published_articles().filter(pk=page_id).values("pk")).first()
