"""Phrases that reads of reviews are made of."""

from typing import Any, Self

from django.db import models
from django.db.models import F
from django.db.models.functions import Coalesce

from plaudit.bulk.lookups import EMPTY_TEXT
from plaudit.scoring.television import Covers


class ReviewQuerySet(models.QuerySet[Any]):
    def given_by(self, source: str) -> Self:
        """What a source gave, found through the index of what any source did."""
        return self.exclude(source=EMPTY_TEXT).filter(source=source)

    def counted(self) -> Self:
        """Reviews that enter a tally: not withdrawn, with a verdict, one per named critic and title.

        Those of the first episodes have a tally of their own; see `of_the_whole`.
        """
        return self.filter(counts=True)

    def of_the_whole(self) -> Self:
        """Reviews of all of a title, which are those that its score is made of."""
        return self.filter(covers=Covers.WHOLE)

    def of_the_first_episodes(self) -> Self:
        return self.filter(covers=Covers.FIRST_EPISODES)

    def by_top_critics(self) -> Self:
        return self.filter(counts_as_top=True)

    def fresh(self) -> Self:
        return self.filter(verdict="fresh")

    def rotten(self) -> Self:
        return self.filter(verdict="rotten")

    def newest_first(self) -> Self:
        """By the day they appeared; those without a known day come last."""
        return self.order_by(F("dated_on").desc(nulls_last=True), "-id")

    def misattributed(self) -> Self:
        """Reviews whose own critic or publication is not their byline's."""
        return self.alias(
            written_by=Coalesce("critic_id", 0),
            signed_by=Coalesce("byline__critic_id", 0),
            printed_in=Coalesce("publication_id", 0),
            signed_in=Coalesce("byline__publication_id", 0),
        ).exclude(written_by=F("signed_by"), printed_in=F("signed_in"))

    def with_names(self) -> Self:
        return self.select_related("critic", "publication")
