"""The news: all of it, by kind, by category, by author, and by month."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Self

from babel.dates import format_skeleton
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from plaudit.newsroom import queries
from plaudit.newsroom.models import Author, NewsIndex
from plaudit.newsroom.page_renderers import renders
from plaudit.newsroom.queries import ArticleFilter
from plaudit.site.components import articles
from plaudit.site.components.articles import ArticleCard
from plaudit.site.components.filters import Choice, Filter, Options, read_options
from plaudit.site.components.pagination import Pager, pager
from plaudit.site.http.languages import current_language
from plaudit.site.http.redirects import get_or_redirect
from plaudit.site.http.responses import public_view, render
from plaudit.site.http.urls import page_url
from plaudit.site.metadata import json_ld
from plaudit.site.metadata.feeds import naming as feeds
from plaudit.site.metadata.head import Crumb, Head

PAGE_SIZE = 24
MONTHS = range(1, 13)
MAX_DESCRIPTION = 200


class ArchiveYear(NamedTuple):
    """A year of the archive with its months, each a link."""

    label: str
    url: str
    months: list[Choice]


class NewsSection(NamedTuple):
    """Which part of the news a page is: its heading, and an introduction."""

    path: str
    heading: str
    introduction: str = ""
    author: Author | None = None

    @property
    def is_all_news(self) -> bool:
        return self.path == reverse("news")


@dataclass(frozen=True, slots=True)
class NewsPage:
    """A list of articles; on the first page of all news the first one is large."""

    head: Head
    section: NewsSection
    kinds: Filter | None
    categories: list[Choice]
    lead: ArticleCard | None
    cards: list[ArticleCard]
    archive: list[ArchiveYear]
    pager: Pager
    problems: list[str]
    is_demo: bool

    @classmethod
    def load(cls, section: NewsSection, chosen: ArticleFilter, query: Mapping[str, str]) -> Self:
        """At most six queries."""
        kinds, problems = None, list[str]()
        if section.is_all_news:
            options = _kind_options()
            state, problems = read_options([options], query)
            chosen = chosen._replace(kind=next(iter(state.get("kind", ())), ""))
            kinds = options.filter(state, section.path) if len(options.values) > 1 else None
        found = queries.filtered_articles(chosen)
        state_pairs = (("kind", chosen.kind),) if chosen.kind else ()
        pages = pager(query.get("page"), found.count(), PAGE_SIZE, section.path, state_pairs)
        cards = articles.article_cards(queries.article_records(found[pages.start : pages.stop]))
        has_lead = section.is_all_news and pages.number == 1 and bool(cards)
        return cls(
            head=_head(section, pages, cards),
            section=section,
            kinds=kinds,
            categories=_categories(section.path),
            lead=cards[0] if has_lead else None,
            cards=cards[1:] if has_lead else cards,
            archive=_archive(chosen),
            pager=pages,
            problems=problems,
            is_demo=any(card.is_demo for card in cards),
        )


@public_view
def news_page(request: HttpRequest) -> HttpResponse:
    return _all_news(request.GET.dict())


@renders("newsindex")
def render_news(_page: NewsIndex) -> HttpResponse:
    """Render the first page of the news, also for drafts."""
    return _all_news({})


def _all_news(query: Mapping[str, str]) -> HttpResponse:
    section = NewsSection(reverse("news"), _("News"), _("News, interviews, features and lists."))
    return render("news.html", NewsPage.load(section, ArticleFilter(), query))


@public_view
def category_page(request: HttpRequest, slug: str) -> HttpResponse:
    missing = _("There is no news category at this address.")
    category = get_or_redirect(slug, queries.category_by_slug, queries.current_category_slug, missing)
    section = NewsSection(page_url("news-category", slug), category.name, category.description)
    return render("news.html", NewsPage.load(section, ArticleFilter(category=category.pk), request.GET.dict()))


@public_view
def author_page(request: HttpRequest, slug: str) -> HttpResponse:
    missing = _("There is no author at this address.")
    author = get_or_redirect(slug, queries.author_by_slug, queries.current_author_slug, missing)
    section = NewsSection(page_url("news-author", slug), author.name, author.biography, author)
    return render("news.html", NewsPage.load(section, ArticleFilter(author=author.pk), request.GET.dict()))


@public_view
def archive_page(request: HttpRequest, year: int, month: int | None = None) -> HttpResponse:
    chosen = ArticleFilter(year=year, month=month)
    if month not in {None, *MONTHS} or not queries.filtered_articles(chosen).exists():
        raise Http404(_("There is no news from that time."))
    heading = _("News from %(time)s") % {"time": _time_label(year, month)}
    section = NewsSection(_archive_url(year, month), heading)
    return render("news.html", NewsPage.load(section, chosen, request.GET.dict()))


def _head(section: NewsSection, pages: Pager, cards: list[ArticleCard]) -> Head:
    return Head(
        title=section.heading,
        path=pages.url(pages.number),
        description=section.introduction[:MAX_DESCRIPTION],
        feeds=(feeds.news(),),
        noindex=not (cards or section.is_all_news),
        breadcrumbs=() if section.is_all_news else (Crumb(_("News"), reverse("news")),),
        item_list=json_ld.articles(section.heading, cards, pages.start + 1),
        previous_url=pages.previous_url,
        next_url=pages.next_url,
    )


def _kind_options() -> Options:
    """Return the kinds of which something is published (one query)."""
    published = queries.published_kinds()
    return Options("kind", _("Kind"), {key: str(label) for key, label in articles.MANY.items() if key in published})


def _categories(path: str) -> list[Choice]:
    links = ((category.name, page_url("news-category", category.slug)) for category in queries.published_categories())
    return [Choice(name, url, url == path) for name, url in links]


def _archive(chosen: ArticleFilter) -> list[ArchiveYear]:
    years: dict[int, list[Choice]] = {}
    for year, month in queries.news_months():
        is_current = (chosen.year, chosen.month) == (year, month)
        years.setdefault(year, []).append(Choice(_time_label(year, month), _archive_url(year, month), is_current))
    return [ArchiveYear(str(year), _archive_url(year), months) for year, months in years.items()]


def _archive_url(year: int, month: int | None = None) -> str:
    return reverse("news-year", args=[year]) if month is None else reverse("news-month", args=[year, month])


def _time_label(year: int, month: int | None) -> str:
    """Return a year, or a month with its year, as the language writes it."""
    if month is None:
        return str(year)
    return str(format_skeleton("yMMMM", date(year, month, 1), locale=current_language().replace("-", "_")))
