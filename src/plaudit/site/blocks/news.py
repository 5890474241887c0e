"""The latest articles."""

from dataclasses import dataclass, field
from typing import ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _

from plaudit.newsroom import queries
from plaudit.site.blocks.content import Content, Options, heading, most
from plaudit.site.components.articles import ArticleCard, article_cards

ARTICLES = 3


@dataclass(frozen=True, slots=True)
class News(Content):
    template: ClassVar[str] = "news"

    heading: str = ""
    url: str = ""
    cards: list[ArticleCard] = field(default_factory=list)

    @property
    def is_demo(self) -> bool:
        return any(card.is_demo for card in self.cards)


def load(options: Options, _taken: set[int]) -> Content | None:
    kind = options.get("kind") or ""
    cards = article_cards(queries.latest_articles(most(options, ARTICLES), kind))
    url = reverse("news") + (f"?kind={kind}" if kind else "")
    return News(heading=heading(options, _("News")), url=url, cards=cards) if cards else None
