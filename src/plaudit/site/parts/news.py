"""News and interviews about a title, or about those who stand first in its billing."""

from plaudit.catalog.models import Title
from plaudit.newsroom.queries import NEWS, articles_about_title
from plaudit.site.articles import ArticleCard, article_cards

MOST = 6


def load(title: Title) -> list[ArticleCard]:
    """One query; the part is left out where there is none."""
    return article_cards(articles_about_title(title.pk, NEWS, MOST))
