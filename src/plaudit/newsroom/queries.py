"""What is read of articles, each in a fixed number of queries. Only what is published is ever read here."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple, TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import ExtractMonth, ExtractYear, Now

from plaudit.bulk.prepared import Prepared
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
BILLED = 12
# So many articles of a sort stand on the page of a title.
MOST_ABOUT = 6
RANKS: dict[str, str] = {Order.CRITICS: "critics_rank", Order.AUDIENCE: "audience_rank"}
NEWEST = ("-published_at", "-pk")

Thing = TypeVar("Thing")


class ArticleRow(NamedTuple):
    """An article as cards and lists show it."""

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


class Wanted(NamedTuple):
    """Which articles; "" and None mean any."""

    kind: str = ""
    category: int | None = None
    author: int | None = None
    year: int | None = None
    month: int | None = None


class NamedRow(NamedTuple):
    """Somebody's name and the last part of their address."""

    name: str
    slug: str


class PhotoRow(NamedTuple):
    """A photo: the files there are of it, and what is said of it."""

    sources: dict[str, Any]
    alt: str
    caption: str
    credit: str


class EntryRow(NamedTuple):
    """A title on a countdown list, with its number there: 1 is the best."""

    number: int
    title_id: int
    text: str


class Month(NamedTuple):
    """A month with articles."""

    year: int
    month: int


def published() -> QuerySet[Article]:
    """The articles and lists that everybody may read now: no draft, none that is due later or has expired."""
    return Article.objects.filter(
        Q(expire_at__isnull=True) | Q(expire_at__gt=Now()), live=True, published_at__isnull=False
    )


def rows(articles: QuerySet[Article]) -> list[ArticleRow]:
    """The articles of a query as rows, in its order (one query)."""
    return [ArticleRow(*row) for row in articles.values_list(*CARD)]


def wanted(what: Wanted) -> QuerySet[Article]:
    """The published articles of a sort, newest first."""
    found = published().order_by(*NEWEST)
    if what.kind:
        found = found.filter(kind=what.kind)
    if what.category is not None:
        found = found.filter(category_id=what.category)
    if what.author is not None:
        found = found.filter(pk__in=ArticleAuthor.objects.filter(author_id=what.author).values("article_id"))
    if what.year is not None:
        found = found.filter(published_at__year=what.year)
    if what.month is not None:
        found = found.filter(published_at__month=what.month)
    return found


def latest(limit: int, kind: str = "") -> list[ArticleRow]:
    """The newest articles, of a kind or of any."""
    return rows(wanted(Wanted(kind=kind))[:limit])


def article_at(slug: str) -> Article | None:
    """The article or list at an address, with its category (one query, two for a list; its body costs none)."""
    found = published().filter(slug=slug).select_related("category").first()
    if found is None or found.kind != ArticleKind.LIST:
        return found
    return Countdown.objects.select_related("category").get(pk=found.pk)


def article_moved_from(slug: str) -> str | None:
    """Where the published article is now that had this address last."""
    return published().filter(addresses__slug=slug).values_list("slug", flat=True).first()


def months() -> list[Month]:
    """The months with articles, newest first."""
    found = published().annotate(year=ExtractYear("published_at"), month=ExtractMonth("published_at"))
    return [Month(*row) for row in found.order_by("-year", "-month").values_list("year", "month").distinct()]


def authors_of(article: Article) -> list[NamedRow]:
    """Who wrote an article, in the order of its byline; of a draft, as the draft has it."""
    found = article.bylines.order_by("sort_order")
    return _once(NamedRow(*row) for row in found.values_list("author__name", "author__slug"))


def tied_titles(article: Article) -> list[int]:
    """The ids of the titles that an article is about."""
    return _once(article.tied_titles.order_by("sort_order").values_list("title_id", flat=True))


def tied_people(article: Article) -> list[NamedRow]:
    """The people that an article is about: their names and addresses."""
    found = article.tied_people.order_by("sort_order")
    return _once(NamedRow(*row) for row in found.values_list("person__name", "person__slug"))


def _once(things: Iterable[Thing]) -> list[Thing]:
    """Each thing once, in the order of their first."""
    return list(dict.fromkeys(things))


def entries_of(countdown: Countdown, most: int | None = None) -> list[EntryRow]:
    """A list's entries from the best on: by their scores now, or as the editor set them (two queries, or one).

    Titles without a score come last, in the editor's order.
    """
    stored = countdown.entries.order_by("sort_order").values_list("title_id", "text")
    texts: dict[int, str] = {}
    for title_id, text in stored:
        texts.setdefault(title_id, text)
    entries = list(texts.items())
    if countdown.order in RANKS:
        ranks = _ranks([title_id for title_id, _text in entries], RANKS[countdown.order])
        entries.sort(key=lambda entry: -ranks.get(entry[0], -1))
    return [EntryRow(number, *entry) for number, entry in enumerate(entries[:most], 1)]


def _ranks(title_ids: list[int], rank: str) -> dict[int, int]:
    found = Score.objects.filter(title_id__in=title_ids, **{f"{rank}__isnull": False})
    return dict(found.values_list("title_id", rank))


def _about_title(title_id: int, kinds: tuple[str, ...]) -> QuerySet[Article, tuple[object, ...]]:
    about = Q(Exists(ArticleTitle.objects.filter(article_id=OuterRef("pk"), title_id=title_id)))
    if ArticleKind.INTERVIEW in kinds:
        people = Credit.objects.filter(title_id=title_id, billing__lte=BILLED).values("person_id")
        about |= Q(Exists(ArticlePerson.objects.filter(article_id=OuterRef("pk"), person_id__in=people)))
    if ArticleKind.LIST in kinds:
        about |= Q(Exists(CountdownEntry.objects.filter(countdown_id=OuterRef("pk"), title_id=title_id)))
    return published().filter(about, kind__in=kinds).order_by(*NEWEST).values_list(*CARD)[:MOST_ABOUT]


_NEWS_ABOUT = Prepared(partial(_about_title, kinds=NEWS), int)
_FEATURES_ABOUT = Prepared(partial(_about_title, kinds=FEATURES), int)


def news_about(title_id: int) -> list[ArticleRow]:
    """The newest published news and interviews about a title, or about its leading people."""
    return [ArticleRow(*row) for row in _NEWS_ABOUT.rows(title_id)]


def features_about(title_id: int) -> list[ArticleRow]:
    """The newest published features about a title, and lists that it stands on."""
    return [ArticleRow(*row) for row in _FEATURES_ABOUT.rows(title_id)]


def articles_about_person(person_id: int, limit: int) -> list[ArticleRow]:
    """The newest published articles of every kind that are tied to a person, for the person's own page."""
    tied = ArticlePerson.objects.filter(article_id=OuterRef("pk"), person_id=person_id)
    return rows(published().filter(Exists(tied)).order_by(*NEWEST)[:limit])


def category_at(slug: str) -> Category | None:
    return Category.objects.filter(slug=slug).first()


def category_moved_from(slug: str) -> str | None:
    """Where the category is now that had this address last."""
    return Category.objects.filter(addresses__slug=slug).values_list("slug", flat=True).first()


def author_at(slug: str) -> Author | None:
    """An author with their portrait, account and person."""
    return Author.objects.select_related("portrait", "person").filter(slug=slug).first()


def author_moved_from(slug: str) -> str | None:
    """Where the author is now who had this address last."""
    return Author.objects.filter(addresses__slug=slug).values_list("slug", flat=True).first()


def categories() -> list[Category]:
    """The categories with something published in them, by name."""
    theirs = published().filter(category_id=OuterRef("pk"))
    return list(Category.objects.filter(Exists(theirs)).order_by("name", "pk"))


def kinds() -> set[str]:
    """The kinds of which something is published."""
    return set(published().order_by().values_list("kind", flat=True).distinct())


def addresses(page_ids: Iterable[int]) -> dict[int, str]:
    """The slugs of the published articles among these pages."""
    wanted_ids = set(page_ids)
    return dict(published().filter(pk__in=wanted_ids).values_list("pk", "slug")) if wanted_ids else {}


def photos(ids: Iterable[int | None]) -> dict[int, PhotoRow]:
    """Photos by their ids; no query where none is asked for."""
    wanted_ids = {pk for pk in ids if pk is not None}
    found = Photo.objects.filter(pk__in=wanted_ids).values_list("pk", "sources", "description", "caption", "credit")
    return {pk: PhotoRow(*row) for pk, *row in found} if wanted_ids else {}


def home() -> HomePage | None:
    """The home page that editors have published."""
    return HomePage.objects.filter(live=True).order_by("pk").first()


def countdown(page_id: int) -> Countdown | None:
    """A published list by its page (one query)."""
    return Countdown.objects.filter(pk__in=published().filter(pk=page_id).values("pk")).first()
