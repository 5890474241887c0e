"""The newsroom's tables: the home page, articles, countdown lists, their authors and categories."""

from plaudit.newsroom.models.articles import (
    Article,
    ArticleAuthor,
    ArticleKind,
    ArticlePerson,
    ArticleTitle,
    NewsIndex,
)
from plaudit.newsroom.models.authors import Author, Category
from plaudit.newsroom.models.countdowns import Countdown, CountdownEntry, Direction, Order
from plaudit.newsroom.models.home import HomePage

__all__ = [
    "Article",
    "ArticleAuthor",
    "ArticleKind",
    "ArticlePerson",
    "ArticleTitle",
    "Author",
    "Category",
    "Countdown",
    "CountdownEntry",
    "Direction",
    "HomePage",
    "NewsIndex",
    "Order",
]
