"""The front, of the blocks that editors chose, or of the usual ones."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from plaudit.catalog.queries.credits import directors_of
from plaudit.listing.cards import TitleCard, cards_by_id
from plaudit.newsroom import queries
from plaudit.newsroom.blocks.home import DEFAULT_BLOCKS
from plaudit.newsroom.models import HomePage
from plaudit.newsroom.page_renderers import renders
from plaudit.site import blocks
from plaudit.site.blocks.content import Content, Options
from plaudit.site.components.cards import Card, cards_with
from plaudit.site.http.responses import public_view, render
from plaudit.site.metadata import json_ld
from plaudit.site.metadata.feeds import naming as feeds
from plaudit.site.metadata.head import Head


@dataclass(frozen=True, slots=True)
class Front:
    """What the front shows; `titles` are those of all its blocks by their ids, `cards` the same as they are shown."""

    head: Head
    blocks: list[Content]
    titles: dict[int, TitleCard]
    cards: dict[int, Card]
    is_demo: bool

    @classmethod
    def load(cls, home: HomePage | None) -> Self:
        """Two queries beside those of its blocks."""
        filled = blocks.load(_chosen(home))
        titles = _titles(filled)
        shown = cards_with(titles.values(), directors_of(titles) if titles else {})
        cards = dict(zip(titles, shown, strict=True))
        return cls(
            head=_head(shown),
            blocks=filled,
            titles=titles,
            cards=cards,
            is_demo=any(card.is_demo for card in cards.values()) or any(each.is_demo for each in filled),
        )


@public_view
def home_page(request: HttpRequest) -> HttpResponse:
    return draw(queries.home_page())


@renders("homepage")
def draw(home: HomePage | None) -> HttpResponse:
    """The front as an editor set it up, published or not."""
    return render("home.html", Front.load(home))


def _chosen(home: HomePage | None) -> Iterable[tuple[str, Options]]:
    """The blocks with what was set in each. A front without any is a front that nobody has set up."""
    stored: list[dict[str, Any]] = home.body.get_prep_value() if home else []
    chosen = [(block["type"], _options(block["value"])) for block in stored]
    return chosen or DEFAULT_BLOCKS


def _options(value: Any) -> Options:
    return value if isinstance(value, dict) else {"html": value}


def _titles(filled: Iterable[Content]) -> dict[int, TitleCard]:
    known = {title.id: title for content in filled for title in content.titles}
    missing = {pk for content in filled for pk in content.title_ids} - known.keys()
    return known | cards_by_id(missing) if missing else known


def _head(shown: list[Card]) -> Head:
    return Head(
        title=settings.SITE_NAME,
        path=reverse("home"),
        description=_("What critics and audiences say of films, with every score explained."),
        json_ld=json_ld.block(json_ld.website()),
        item_list=json_ld.cards(settings.SITE_NAME, shown),
        feeds=feeds.of_the_site(),
    )
