"""The news: all of it, by kind, by category, by author, and by the time it came out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Self

from babel.dates import format_skeleton
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from plaudit.newsroom import queries
from plaudit.newsroom.models import Author, NewsIndex
from plaudit.newsroom.page_renderers import renders
from plaudit.newsroom.queries import ArticleFilter
from plaudit.site.components import articles
from plaudit.site.components.articles import ArticleCard
from plaudit.site.components.filters import Choice, Filter, unknown
from plaudit.site.components.pagination import Pager, pager
from plaudit.site.http.redirects import get_or_redirect
from plaudit.site.http.responses import public_view, render
from plaudit.site.http.urls import page_url
from plaudit.site.metadata import json_ld
from plaudit.site.metadata.feeds import naming as feeds
from plaudit.site.metadata.head import Crumb, Head

SIZE = 24
KIND = "kind"


class Year(NamedTuple):
    """A year of the archive with its months, each a link."""

    label: str
    url: str
    months: list[Choice]


class Section(NamedTuple):
    """Which part of the news a page is: what it is called, and what is said of it."""

    path: str
    heading: str
    said: str = ""
    author: Author | None = None


@dataclass(frozen=True, slots=True)
class NewsPage:
    """A list of articles; the first of the whole news stands large."""

    head: Head
    section: Section
    kinds: Filter | None
    categories: list[Choice]
    lead: ArticleCard | None
    cards: list[ArticleCard]
    archive: list[Year]
    pager: Pager
    notes: list[str]
    is_demo: bool

    @classmethod
    def load(cls, section: Section, wanted: ArticleFilter, asked: str | None, notes: list[str]) -> Self:
        """At most six queries."""
        found = queries.filtered_articles(wanted)
        state = ((KIND, wanted.kind),) if wanted.kind else ()
        pages = pager(asked, found.count(), SIZE, section.path, state)
        cards = articles.article_cards(queries.article_records(found[pages.start : pages.stop]))
        whole = section.path == reverse("news")
        first = whole and pages.number == 1
        return cls(
            head=_head(section, pages, cards),
            section=section,
            kinds=_kinds(wanted, section.path) if whole else None,
            categories=_categories(section.path),
            lead=cards[0] if first and cards else None,
            cards=cards[1:] if first else cards,
            archive=list(_archive(wanted)),
            pager=pages,
            notes=notes,
            is_demo=any(card.is_demo for card in cards),
        )


@public_view
def news_page(request: HttpRequest) -> HttpResponse:
    return _news(request.GET.get(KIND, ""), request.GET.get("page"))


@renders("newsindex")
def draft_of_the_news(_page: NewsIndex) -> HttpResponse:
    return _news("", None)


def _news(kind: str, page: str | None) -> HttpResponse:
    known = kind in articles.KINDS
    notes = [unknown(_filter(), kind)] if kind and not known else []
    section = Section(reverse("news"), _("News"), _("News, interviews, features and lists."))
    return render("news.html", NewsPage.load(section, ArticleFilter(kind=kind if known else ""), page, notes))


@public_view
def category_page(request: HttpRequest, slug: str) -> HttpResponse:
    missing = _("There is no news category at this address.")
    category = get_or_redirect(slug, queries.category_by_slug, queries.current_category_slug, missing)
    section = Section(page_url("news-category", slug), category.name, category.description)
    return _section(request, section, ArticleFilter(category=category.pk))


@public_view
def author_page(request: HttpRequest, slug: str) -> HttpResponse:
    missing = _("There is no author at this address.")
    author = get_or_redirect(slug, queries.author_by_slug, queries.current_author_slug, missing)
    section = Section(page_url("news-author", slug), author.name, author.biography, author)
    return _section(request, section, ArticleFilter(author=author.pk))


@public_view
def archive_page(request: HttpRequest, year: int, month: int | None = None) -> HttpResponse:
    if month is not None and not 1 <= month <= 12:
        raise Http404(_("A year has twelve months."))
    wanted = ArticleFilter(year=year, month=month)
    if not queries.filtered_articles(wanted).exists():
        raise Http404(_("There is no news of that time."))
    section = Section(_archived(year, month), _("News of %(time)s") % {"time": _time(year, month)})
    return _section(request, section, wanted)


def _section(request: HttpRequest, section: Section, wanted: ArticleFilter) -> HttpResponse:
    return render("news.html", NewsPage.load(section, wanted, request.GET.get("page"), []))


def _head(section: Section, pages: Pager, cards: list[ArticleCard]) -> Head:
    whole = section.path == reverse("news")
    return Head(
        title=section.heading,
        path=pages.url(pages.number),
        description=section.said[:200],
        feeds=(feeds.news(),),
        noindex=not (cards or whole),
        breadcrumbs=() if whole else (Crumb(_("News"), reverse("news")),),
        item_list=json_ld.articles(section.heading, cards, pages.start + 1),
        previous_url=pages.previous_url,
        next_url=pages.next_url,
    )


def _filter() -> Filter:
    there = queries.published_kinds()
    return Filter(KIND, _("Kind"), {key: str(label) for key, label in articles.MANY.items() if key in there})


def _kinds(wanted: ArticleFilter, path: str) -> Filter | None:
    """The kinds there are; None where there is no choice."""
    filter_ = _filter()
    state = {KIND: wanted.kind} if wanted.kind else {}
    return filter_.at(state, path) if len(filter_.choices) > 1 else None


def _categories(path: str) -> list[Choice]:
    found = ((each.name, page_url("news-category", each.slug)) for each in queries.published_categories())
    return [Choice(name, url, url == path) for name, url in found]


def _archive(wanted: ArticleFilter) -> Iterator[Year]:
    by_year: dict[int, list[int]] = {}
    for year, month in queries.news_months():
        by_year.setdefault(year, []).append(month)
    for year, months in by_year.items():
        chosen = [
            Choice(_time(year, month), _archived(year, month), (wanted.year, wanted.month) == (year, month))
            for month in months
        ]
        yield Year(str(year), _archived(year), chosen)


def _archived(year: int, month: int | None = None) -> str:
    return reverse("news-year", args=[year]) if month is None else reverse("news-month", args=[year, month])


def _time(year: int, month: int | None) -> str:
    """A year, or a month of one, as the language writes it."""
    if month is None:
        return str(year)
    return str(format_skeleton("yMMMM", date(year, month, 1), locale=(get_language() or "en").replace("-", "_")))
