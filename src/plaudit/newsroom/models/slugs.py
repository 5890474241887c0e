"""Every slug that an article, author or category has had, the present one included."""

from django.db import models

from plaudit.newsroom.models.articles import Article
from plaudit.newsroom.models.authors import Author, Category


class SlugHistory(models.Model):
    """A slug, and what had it last; that is where it leads, whatever slug that has by now."""

    slug = models.CharField(max_length=255, primary_key=True)

    # Not a reference that an editor would look for in the usage of an article.
    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True


class ArticleSlug(SlugHistory):
    """A slug under which an article or a countdown has been published."""

    leads_to = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="slug_history")


class AuthorSlug(SlugHistory):
    leads_to = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="slug_history")


class CategorySlug(SlugHistory):
    leads_to = models.ForeignKey(Category, on_delete=models.CASCADE, related_name="slug_history")
