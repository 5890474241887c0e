"""Reusable filters of titles."""

from typing import Any, Self

from django.db import models


class TitleQuerySet(models.QuerySet[Any]):
    def listed(self) -> Self:
        """Titles that browse, search and the sitemap show: those that somebody has named and nobody has hidden."""
        return self.filter(listed=True)
