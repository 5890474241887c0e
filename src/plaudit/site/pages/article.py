"""An article: news, an interview, a feature, or a countdown list."""

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
from plaudit.newsroom.queries import NameAndSlug
from plaudit.site.components import articles
from plaudit.site.components.articles import Shown, ShownPicture, ShownPiece
from plaudit.site.components.cards import Card
from plaudit.site.http.redirects import get_or_redirect
from plaudit.site.http.responses import public_view, render
from plaudit.site.http.urls import Link, absolute_url, page_url
from plaudit.site.metadata import json_ld
from plaudit.site.metadata.feeds import naming as feeds
from plaudit.site.metadata.head import Crumb, Head

MAX_DESCRIPTION = 200


class CountdownTitle(NamedTuple):
    """A title of a countdown list; `number` is None where the list is not numbered."""

    number: int | None
    card: Card
    paragraphs: list[str]


@dataclass(frozen=True, slots=True)
class ArticlePage:
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
    entries: list[CountdownTitle]
    order: str
    titles: list[Card]
    people: list[Link]
    is_demo: bool

    @classmethod
    def load(cls, article: Article) -> Self:
        """At most nine queries, whatever the article shows."""
        pieces = body_parts.body_parts(article.body)
        records = queries.countdown_entries(article) if isinstance(article, Countdown) else []
        title_ids = queries.article_title_ids(article)
        authors = queries.article_authors(article)
        shown = Shown.of(pieces, [*title_ids, *(record.title_id for record in records)], [article.lead_id])
        published_at = article.published_at or article.first_published_at or timezone.now()
        entries = [
            CountdownTitle(
                record.number if article.numbered else None, shown.cards[record.title_id], record.text.splitlines()
            )
            for record in records
            if record.title_id in shown.cards
        ]
        is_falling = isinstance(article, Countdown) and article.direction == Direction.DOWN
        if is_falling:
            entries.reverse()
        titles = [shown.cards[pk] for pk in title_ids if pk in shown.cards]
        lead = shown.picture(article.lead_id)
        image = lead.picture.url if lead else ""
        thing = _news_article(article, published_at, authors, titles) | json_ld.pictured(image)
        places = [(entry.number or place, entry.card) for place, entry in enumerate(entries, 1)]
        category = article.category
        return cls(
            head=Head(
                title=article.title,
                path=page_url("article", article.slug),
                description=(article.search_description or article.standfirst)[:MAX_DESCRIPTION],
                og_type="article",
                json_ld=json_ld.block(thing),
                item_list=json_ld.ranked(article.title, places, descending=is_falling and article.numbered),
                image=image,
                feeds=(feeds.news(),),
                breadcrumbs=(Crumb(_("News"), reverse("news")),),
            ),
            article=article,
            kind=str(articles.KINDS[article.kind]),
            kind_url=f"{reverse('news')}?kind={article.kind}",
            language=articles.other_language(article.language),
            published_at=published_at,
            authors=[Link(author.name, page_url("news-author", author.slug)) for author in authors],
            category=Link(category.name, page_url("news-category", category.slug)) if category else None,
            lead=lead,
            pieces=shown.pieces(pieces),
            entries=entries,
            order=_order(article),
            titles=titles,
            people=[Link(person.name, page_url("person", person.slug)) for person in queries.article_people(article)],
            is_demo=article.origin == DEMO or any(card.is_demo for card in shown.cards.values()),
        )


@public_view
def article_page(request: HttpRequest, slug: str) -> HttpResponse:
    missing = _("There is no article at this address.")
    return render_article(get_or_redirect(slug, queries.article_by_slug, queries.current_article_slug, missing))


@renders("article")
def render_article(article: Article) -> HttpResponse:
    """Render an article, published or not."""
    return render("article.html", ArticlePage.load(article))


def _order(article: Article) -> str:
    """Return a sentence about the order of a list; "" where an editor chose it."""
    sentences = {
        "critics": _("Ordered by today's critics' scores."),
        "audience": _("Ordered by today's audience scores."),
    }
    return sentences.get(article.order, "") if isinstance(article, Countdown) else ""


def _news_article(
    article: Article, published_at: datetime, authors: list[NameAndSlug], titles: list[Card]
) -> json_ld.Thing:
    category = article.category
    modified_at = max(article.last_published_at or published_at, published_at)
    return {
        "@type": "NewsArticle",
        "headline": article.title,
        "description": article.standfirst,
        "url": absolute_url(page_url("article", article.slug)),
        "inLanguage": article.language,
        "datePublished": published_at.isoformat(),
        "dateModified": modified_at.isoformat(),
        "articleSection": category.name if category else "",
        "about": [json_ld.carded(card) for card in titles],
        "author": [json_ld.person(author.name) for author in authors],
        "publisher": {"@type": "Organization", "name": settings.SITE_NAME},
    }
