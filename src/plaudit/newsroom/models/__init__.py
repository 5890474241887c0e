"""The newsroom's tables: the home page, articles, countdown lists, their authors, categories and addresses."""

from plaudit.newsroom.models.addresses import Address, ArticleAddress, AuthorAddress, CategoryAddress
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
    "Address",
    "Article",
    "ArticleAddress",
    "ArticleAuthor",
    "ArticleKind",
    "ArticlePerson",
    "ArticleTitle",
    "Author",
    "AuthorAddress",
    "Category",
    "CategoryAddress",
    "Countdown",
    "CountdownEntry",
    "Direction",
    "HomePage",
    "NewsIndex",
    "Order",
]
