"""The addresses that articles, authors and categories have had, those of today among them."""

from django.db import models

from plaudit.newsroom.models.articles import Article
from plaudit.newsroom.models.authors import Author, Category


class Address(models.Model):
    """An address, and what had it last: that is where it leads, whatever the address of that is by now."""

    slug = models.CharField(max_length=255, primary_key=True)

    # Nothing that an editor would look for among what uses an article.
    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True


class ArticleAddress(Address):
    """An address at which an article or a list has been published."""

    leads_to = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="addresses")


class AuthorAddress(Address):
    leads_to = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="addresses")


class CategoryAddress(Address):
    leads_to = models.ForeignKey(Category, on_delete=models.CASCADE, related_name="addresses")
