"""An article: news, an interview, a feature, or a countdown list, with what it shows and what it is about."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Self

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from plaudit.catalog.ingest.field_sources import DEMO
from plaudit.newsroom import body_parts, queries
from plaudit.newsroom.models import Article, Countdown, Direction
from plaudit.newsroom.page_renderers import renders
from plaudit.newsroom.queries import CountdownEntryRecord, NameAndSlug
from plaudit.site.components import articles
from plaudit.site.components.articles import Shown, ShownPicture, ShownPiece
from plaudit.site.components.cards import Card
from plaudit.site.http.redirects import get_or_redirect
from plaudit.site.http.responses import public_view, render
from plaudit.site.http.urls import absolute_url, page_url
from plaudit.site.metadata import json_ld
from plaudit.site.metadata.feeds import naming as feeds
from plaudit.site.metadata.head import Crumb, Head

DESCRIBED = 200


class Link(NamedTuple):
    name: str
    url: str


class Entry(NamedTuple):
    """A title of a countdown list; `number` is None where the list is not numbered."""

    number: int | None
    card: Card
    paragraphs: list[str]


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """What the page of an article shows."""

    head: Head
    article: Article
    kind: str
    kind_url: str
    language: str
    published_at: datetime
    authors: list[Link]
    category: Link | None
    lead: ShownPicture | None
    pieces: list[ShownPiece]
    entries: list[Entry]
    order: str
    titles: list[Card]
    people: list[Link]
    is_demo: bool

    @classmethod
    def load(cls, article: Article) -> Self:
        """At most nine queries beside those that found the article, whatever it shows."""
        pieces = body_parts.body_parts(article.body)
        rows = queries.countdown_entries(article) if isinstance(article, Countdown) else []
        tied = queries.article_title_ids(article)
        authors = queries.article_authors(article)
        shown = Shown.of(pieces, [*tied, *(row.title_id for row in rows)], [article.lead_id])
        moment = article.published_at or article.first_published_at or timezone.now()
        category = article.category
        entries = _entries(article, rows, shown)
        titles = [shown.cards[pk] for pk in tied if pk in shown.cards]
        lead = shown.picture(article.lead_id)
        image = lead.picture.url if lead else ""
        told = _structured(article, moment, authors, titles) | json_ld.pictured(image)
        return cls(
            head=_head(article, told, entries, image),
            article=article,
            kind=str(articles.KINDS[article.kind]),
            kind_url=f"{reverse('news')}?kind={article.kind}",
            language=articles.other_language(article.language),
            published_at=moment,
            authors=[Link(each.name, page_url("news-author", each.slug)) for each in authors],
            category=Link(category.name, page_url("news-category", category.slug)) if category else None,
            lead=lead,
            pieces=shown.pieces(pieces),
            entries=entries,
            order=_order(article),
            titles=titles,
            people=[Link(each.name, page_url("person", each.slug)) for each in queries.article_people(article)],
            is_demo=article.origin == DEMO or any(card.is_demo for card in shown.cards.values()),
        )


@public_view
def article_page(request: HttpRequest, slug: str) -> HttpResponse:
    missing = _("There is no article at this address.")
    return draw(get_or_redirect(slug, queries.article_by_slug, queries.current_article_slug, missing))


@renders("article")
def draw(article: Article) -> HttpResponse:
    """The article as it is given, published or not."""
    return render("article.html", ArticlePage.load(article))


def _entries(article: Article, rows: list[CountdownEntryRecord], shown: Shown) -> list[Entry]:
    if not isinstance(article, Countdown):
        return []
    entries = [
        Entry(row.number if article.numbered else None, shown.cards[row.title_id], row.text.splitlines())
        for row in rows
        if row.title_id in shown.cards
    ]
    return entries[::-1] if article.direction == Direction.DOWN else entries


def _order(article: Article) -> str:
    """A sentence about how a list is ordered now; "" where an editor ordered it."""
    sentences = {
        "critics": _("In the order of the critics' scores as they are today."),
        "audience": _("In the order of the audience's scores as they are today."),
    }
    return sentences.get(article.order, "") if isinstance(article, Countdown) else ""


def _head(article: Article, told: json_ld.Thing, entries: list[Entry], image: str) -> Head:
    said = article.search_description or article.standfirst
    return Head(
        title=article.title,
        path=page_url("article", article.slug),
        description=said[:DESCRIBED],
        og_type="article",
        json_ld=json_ld.block(told),
        item_list=_listed(article, entries),
        image=image,
        feeds=(feeds.news(),),
        breadcrumbs=(Crumb(_("News"), reverse("news")),),
    )


def _listed(article: Article, entries: list[Entry]) -> str:
    """The titles of a list with the numbers that they have there; of one without numbers, as they stand."""
    if not entries:
        return ""
    numbered = ((entry.number or place, json_ld.carded(entry.card)) for place, entry in enumerate(entries, 1))
    falling = isinstance(article, Countdown) and article.numbered and article.direction == Direction.DOWN
    order = f"{json_ld.ORDER}{'Descending' if falling else 'Ascending'}"
    return json_ld.block(json_ld.placed(article.title, numbered) | {"itemListOrder": order})


def _structured(article: Article, moment: datetime, authors: list[NameAndSlug], titles: list[Card]) -> json_ld.Thing:
    category = article.category
    changed = article.last_published_at or moment
    return {
        "@type": "NewsArticle",
        "headline": article.title,
        "description": article.standfirst,
        "url": absolute_url(page_url("article", article.slug)),
        "inLanguage": article.language,
        "datePublished": moment.isoformat(),
        "dateModified": max(changed, moment).isoformat(),
        "articleSection": category.name if category else "",
        "about": [json_ld.carded(card) for card in titles],
        "author": [json_ld.person(each.name) for each in authors],
        "publisher": {"@type": "Organization", "name": settings.SITE_NAME},
    }
