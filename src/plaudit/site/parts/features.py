"""Features about a title, and lists that it stands on."""

from plaudit.catalog.models import Title
from plaudit.newsroom.queries import FEATURES, articles_about_title
from plaudit.site.articles import ArticleCard, article_cards

MOST = 6


def load(title: Title) -> list[ArticleCard]:
    """One query; the part is left out where there is none."""
    return article_cards(articles_about_title(title.pk, FEATURES, MOST))
