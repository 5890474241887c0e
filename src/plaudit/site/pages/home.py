"""The home page, of the blocks that editors chose, or of the usual ones."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Self
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from markupsafe import Markup

from plaudit.content.home import WEEK, BlockOptions, HomeBlock, HomeContent, load_home
from plaudit.newsroom import queries, rich_text
from plaudit.newsroom.blocks.home import DEFAULT_BLOCKS
from plaudit.newsroom.models import HomePage
from plaudit.newsroom.page_renderers import renders
from plaudit.site.components.articles import ArticleCard, article_cards
from plaudit.site.components.cards import Card, listed_cards
from plaudit.site.components.reviews import ShownReview, has_demo_reviews, shown_review
from plaudit.site.http.responses import public_view, render
from plaudit.site.http.urls import page_url
from plaudit.site.metadata import json_ld
from plaudit.site.metadata.feeds import naming as feeds
from plaudit.site.metadata.head import Head

HEADINGS: dict[str, str | Promise] = {
    "opening": gettext_lazy("Opening this week"),
    "at_home": gettext_lazy("New to watch at home"),
    "talked": gettext_lazy("Most talked about"),
    "certified": gettext_lazy("Newly Certified Fresh"),
    "latest": gettext_lazy("Latest reviews"),
    "rated": gettext_lazy("Most rated"),
    "list": gettext_lazy("Best reviewed"),
    "consensus": gettext_lazy("Critics consensus"),
    "disputes": gettext_lazy("Critics and audience disagree"),
    "news": gettext_lazy("News"),
}
# Blocks that are more than a row of titles have templates of their own.
TEMPLATES = {
    "lead": "lead",
    "latest": "latest_reviews",
    "consensus": "consensus",
    "disputes": "disagreements",
    "news": "news",
    "text": "text",
}


NO_HTML = Markup("")


class ConsensusView(NamedTuple):
    """What critics agree on about a title."""

    text: str
    card: Card


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block as its template shows it; `url` leads to more of it."""

    template: str
    heading: str
    url: str = ""
    cards: list[Card] = field(default_factory=list)
    reviews: list[ShownReview] = field(default_factory=list)
    summaries: list[ConsensusView] = field(default_factory=list)
    articles: list[ArticleCard] = field(default_factory=list)
    text: str = ""
    html: Markup = NO_HTML


@dataclass(frozen=True, slots=True)
class HomePageView:
    """The home page; without a single title it says how the site is filled."""

    head: Head
    blocks: list[BlockView]
    is_empty: bool
    is_demo: bool

    @classmethod
    def of(cls, content: HomeContent) -> Self:
        cards = dict(zip(content.titles, listed_cards(content.titles.values()), strict=True))
        blocks = [_view(block, content, cards) for block in content.blocks]
        has_demo_words = any(
            has_demo_reviews(block.reviews) or any(article.is_demo for article in view.articles)
            for block, view in zip(content.blocks, blocks, strict=True)
        )
        return cls(
            head=Head(
                title=settings.SITE_NAME,
                path=reverse("home"),
                description=_("What critics and audiences say about films and series, with every score explained."),
                json_ld=json_ld.block(json_ld.website()),
                item_list=json_ld.cards(settings.SITE_NAME, cards.values()),
                feeds=feeds.of_the_site(),
            ),
            blocks=[view for view in blocks if view.template != "text" or view.html.striptags()],
            is_empty=not cards,
            is_demo=has_demo_words or any(card.is_demo for card in cards.values()),
        )


@public_view
def home_page(request: HttpRequest) -> HttpResponse:
    return render_home(queries.home_page())


@renders("homepage")
def render_home(home: HomePage | None) -> HttpResponse:
    """Render the home page as an editor set it up, published or not."""
    return render("home.html", HomePageView.of(load_home(_chosen_blocks(home))))


def _chosen_blocks(home: HomePage | None) -> Iterable[tuple[str, BlockOptions]]:
    """Return the blocks with the options of each. A page without any has not been set up by anybody."""
    stored: list[dict[str, Any]] = home.body.get_prep_value() if home else []
    chosen = [
        (block["type"], block["value"] if isinstance(block["value"], dict) else {"html": block["value"]})
        for block in stored
    ]
    return chosen or DEFAULT_BLOCKS


def _view(block: HomeBlock, content: HomeContent, cards: dict[int, Card]) -> BlockView:
    ids = block.title_ids if block.kind in {"list", "talked"} else [title.id for title in block.titles]
    return BlockView(
        template=TEMPLATES.get(block.kind, "titles"),
        heading=block.options.get("heading") or _heading(block),
        url=_more_url(block),
        cards=[cards[pk] for pk in ids if pk in cards],
        reviews=[
            shown_review(review, title=content.titles[review.title_id].card)
            for review in block.reviews
            if review.title_id in content.titles
        ],
        summaries=[ConsensusView(row.text, cards[row.title_id]) for row in block.consensus if row.title_id in cards],
        articles=article_cards(block.articles),
        text=block.text,
        html=_html(block.text) if block.kind == "text" else NO_HTML,
    )


def _html(text: str) -> Markup:
    """Return an editor's rich text, cleaned, with links to articles (one query where there are any)."""
    slugs = queries.article_slugs(rich_text.linked_page_ids([text]))
    urls = {pk: page_url("article", slug) for pk, slug in slugs.items()}
    return Markup(rich_text.clean_rich_text(text, urls))  # noqa: S704 - only the tags listed there are left


def _heading(block: HomeBlock) -> str:
    if block.countdown:
        return str(block.countdown.title)
    if block.kind == "certified" and (block.options.get("days") or WEEK) <= WEEK:
        return _("Certified Fresh this week")
    return str(HEADINGS.get(block.kind, ""))


def _more_url(block: HomeBlock) -> str:
    """Return where there is more of what a block shows; "" where there is no such page."""
    options, browse = block.options, reverse("browse")
    if block.countdown:
        return page_url("article", block.countdown.slug)
    if block.kind == "list":
        query = {key: options[key] for key in ("kind", "genre") if options.get(key)}
        query |= {"year": f"{options['decade']}s"} if options.get("decade") else {}
        return f"{browse}?{urlencode(query)}" if query else browse
    if block.kind == "news":
        return reverse("news") + (f"?kind={options['kind']}" if options.get("kind") else "")
    more = {"at_home": f"{browse}?region={block.region}", "certified": f"{browse}?badge=certified", "latest": browse}
    return more.get(block.kind, "")
