"""Features about a title, and lists that it stands on."""

from plaudit.catalog.models import Title
from plaudit.newsroom.queries import features_about
from plaudit.site.components.articles import ArticleCard, article_cards


def load(title: Title) -> list[ArticleCard]:
    """One query; the part is left out where there is none."""
    return article_cards(features_about(title.pk))
