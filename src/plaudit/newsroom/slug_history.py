"""Slugs that last: a page keeps each slug it has had until something newer takes it."""

from collections.abc import Iterable
from typing import Any

from plaudit.newsroom.models import Article, Author, Category


def record_slugs(owner: Article | Author | Category, slugs: Iterable[str]) -> None:
    """Let each of these slugs lead to its owner from now on (one query)."""
    history: Any = owner.slug_history.model
    history.objects.bulk_create(
        [history(slug=slug, leads_to=owner) for slug in sorted(slugs)],
        update_conflicts=True,
        unique_fields=["slug"],
        update_fields=["leads_to"],
    )
