"""Phrases that reads of titles are made of."""

from typing import Any, Self

from django.db import models


class TitleQuerySet(models.QuerySet[Any]):
    def listed(self) -> Self:
        """Titles that browse, search and the sitemap show: those with a name that someone told."""
        return self.filter(listed=True)
