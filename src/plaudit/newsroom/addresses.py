"""Public addresses that last: what had one keeps it after a change, until something newer takes it."""

from collections.abc import Iterable
from typing import Any

from plaudit.newsroom.models import Article, Author, Category


def keep_addresses(thing: Article | Author | Category, slugs: Iterable[str]) -> None:
    """From now on, let addresses lead to what has them, or had them a moment ago (one query)."""
    address: Any = thing.addresses.model
    address.objects.bulk_create(
        [address(slug=slug, leads_to=thing) for slug in sorted(slugs)],
        update_conflicts=True,
        unique_fields=["slug"],
        update_fields=["leads_to"],
    )
