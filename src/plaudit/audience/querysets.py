"""Phrases that reads of comments are made of."""

from typing import Any, Self

from django.db import models


class AudienceReviewQuerySet(models.QuerySet[Any]):
    def visible(self) -> Self:
        return self.filter(hidden_at__isnull=True)

    def newest_first(self) -> Self:
        return self.order_by("-written_at", "member_id")
