"""The newsroom's tables: the home page, articles, countdowns, authors, categories and their past slugs."""

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
from plaudit.newsroom.models.slugs import ArticleSlug, AuthorSlug, CategorySlug, SlugHistory

__all__ = [
    "Article",
    "ArticleAuthor",
    "ArticleKind",
    "ArticlePerson",
    "ArticleSlug",
    "ArticleTitle",
    "Author",
    "AuthorSlug",
    "Category",
    "CategorySlug",
    "Countdown",
    "CountdownEntry",
    "Direction",
    "HomePage",
    "NewsIndex",
    "Order",
    "SlugHistory",
]
