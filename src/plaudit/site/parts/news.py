"""News and interviews about a title, or about those who stand first in its billing."""

from plaudit.catalog.models import Title
from plaudit.newsroom.queries import news_about
from plaudit.site.components.articles import ArticleCard, article_cards


def load(title: Title) -> list[ArticleCard]:
    """One query; the part is left out where there is none."""
    return article_cards(news_about(title.pk))
