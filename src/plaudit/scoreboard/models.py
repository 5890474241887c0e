"""The stored score of each title, and the log of everything that changed one."""

from collections.abc import Iterable
from functools import reduce
from operator import add, and_

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Abs
from django.utils.translation import gettext_lazy as _

from plaudit.catalog.models import Title
from plaudit.scoring.badge import BadgeState
from plaudit.scoring.tally import (
    HALF_STARS,
    AudienceCounts,
    AudienceTally,
    CriticCounts,
    CriticTally,
    ValueSum,
)
from plaudit.scoring.television import SeasonTally

STARS = tuple(f"stars_{half}" for half in HALF_STARS)
VERIFIED = tuple(f"verified_{half}" for half in HALF_STARS)


def _count() -> "models.PositiveIntegerField[int, int]":
    return models.PositiveIntegerField(default=0)


def _later_count() -> "models.PositiveIntegerField[int, int]":
    """A count that came after the first release; the database fills it in where a bulk insert leaves it out."""
    return models.PositiveIntegerField(default=0, db_default=0)


def _among(pairs: Iterable[tuple[str, str]]) -> Q:
    """The first count of each pair is among the second."""
    return reduce(and_, (Q(**{f"{part}__lte": F(whole)}) for part, whole in pairs))


class Score(models.Model):
    """One title's tallies, and what is shown of them since when.

    The tallies are the truth; `critics_percent`, `audience_percent` (None while there are not enough), the ranks
    (in millionths, for ordering) and the badges follow from them by the rules of `plaudit.scoring`. `first_fresh` and
    `first_rotten` are of reviews of the first episodes; `seasons` to `season_reviews` are a series' tally of seasons.
    """

    title = models.OneToOneField(Title, primary_key=True, on_delete=models.CASCADE, related_name="score")

    fresh = _count()
    rotten = _count()
    top_fresh = _count()
    top_rotten = _count()
    rated = _count()
    value_total = models.PositiveBigIntegerField(default=0)
    top_rated = _count()
    top_value_total = models.PositiveBigIntegerField(default=0)
    first_fresh = _later_count()
    first_rotten = _later_count()
    seasons = _later_count()
    season_percents = _later_count()
    season_reviews = _later_count()

    stars_1, stars_2, stars_3, stars_4, stars_5 = (_count() for _n in range(5))
    stars_6, stars_7, stars_8, stars_9, stars_10 = (_count() for _n in range(5))
    verified_1, verified_2, verified_3, verified_4, verified_5 = (_count() for _n in range(5))
    verified_6, verified_7, verified_8, verified_9, verified_10 = (_count() for _n in range(5))

    critics_percent = models.PositiveSmallIntegerField(null=True)
    critics_since = models.DateTimeField(null=True)
    critics_first_shown = models.DateField(null=True)
    critics_rank = models.PositiveIntegerField(null=True, db_index=True)
    audience_percent = models.PositiveSmallIntegerField(null=True)
    audience_since = models.DateTimeField(null=True)
    audience_rank = models.PositiveIntegerField(null=True, db_index=True)

    certified = models.BooleanField(default=False)
    certified_since = models.DateField(null=True)
    certified_pending_since = models.DateField(null=True)
    hot = models.BooleanField(default=False)
    hot_since = models.DateField(null=True)
    hot_pending_since = models.DateField(null=True)

    entries = models.PositiveIntegerField(default=0)
    seeded = models.BooleanField(default=False)

    # What lists are sorted by, kept by the database itself.
    ratings = models.GeneratedField(
        expression=reduce(add, (F(name) for name in STARS)),  # type: ignore[arg-type]
        output_field=models.PositiveBigIntegerField(),
        db_persist=True,
    )
    apart = models.GeneratedField(
        expression=Abs(F("critics_percent") - F("audience_percent")),
        output_field=models.PositiveSmallIntegerField(null=True),
        db_persist=True,
    )

    class Meta:
        indexes = [
            models.Index(fields=["-ratings"], condition=Q(audience_percent__isnull=False), name="score_by_ratings"),
            models.Index(fields=["-apart"], condition=Q(apart__isnull=False), name="score_by_points_apart"),
            models.Index(fields=["-certified_since"], condition=Q(certified=True), name="score_by_certified_day"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(top_fresh__lte=F("fresh")) & Q(top_rotten__lte=F("rotten")),
                name="top_critics_are_critics",
            ),
            models.CheckConstraint(
                condition=Q(critics_percent__isnull=True) | Q(critics_percent__lte=100),
                name="critics_percent_is_a_percent",
            ),
            models.CheckConstraint(
                condition=Q(audience_percent__isnull=True) | Q(audience_percent__lte=100),
                name="audience_percent_is_a_percent",
            ),
            models.CheckConstraint(
                condition=_among(zip(VERIFIED, STARS, strict=True)), name="verified_ratings_are_ratings"
            ),
            models.CheckConstraint(condition=_among([("top_rated", "rated")]), name="top_values_are_values"),
            models.CheckConstraint(
                condition=Q(season_percents__lte=100 * F("seasons")), name="season_percents_are_percents"
            ),
            models.CheckConstraint(
                condition=Q(critics_percent__isnull=True, critics_rank__isnull=True)
                | Q(critics_percent__isnull=False, critics_rank__isnull=False, critics_first_shown__isnull=False),
                name="critics_percent_has_a_rank",
            ),
            models.CheckConstraint(
                condition=Q(audience_percent__isnull=True, audience_rank__isnull=True)
                | Q(audience_percent__isnull=False, audience_rank__isnull=False),
                name="audience_percent_has_a_rank",
            ),
            models.CheckConstraint(
                condition=Q(certified=False) | Q(certified_since__isnull=False), name="certified_has_a_day"
            ),
            models.CheckConstraint(condition=Q(hot=False) | Q(hot_since__isnull=False), name="hot_has_a_day"),
        ]

    @property
    def critic_counts(self) -> CriticCounts:
        return CriticCounts(CriticTally(self.fresh, self.rotten), CriticTally(self.top_fresh, self.top_rotten))

    @property
    def first_episodes(self) -> CriticTally:
        """The reviews of the first episodes alone, which are no part of the score."""
        return CriticTally(self.first_fresh, self.first_rotten)

    @property
    def season_tally(self) -> SeasonTally:
        """Of a series: its seasons with a score."""
        return SeasonTally(self.seasons, self.season_percents, self.season_reviews)

    @season_tally.setter
    def season_tally(self, tally: SeasonTally) -> None:
        self.seasons, self.season_percents, self.season_reviews = tally.seasons, tally.percents, tally.reviews

    @property
    def values(self) -> ValueSum:
        return ValueSum(self.rated, self.value_total)

    @property
    def certified_state(self) -> BadgeState:
        return BadgeState(self.certified, self.certified_since, self.certified_pending_since)

    @property
    def hot_state(self) -> BadgeState:
        return BadgeState(self.hot, self.hot_since, self.hot_pending_since)

    @property
    def release_class(self) -> str:
        return str(self.title.release_class)

    @property
    def audience_counts(self) -> AudienceCounts:
        return AudienceCounts(
            AudienceTally(tuple(getattr(self, name) for name in STARS)),
            AudienceTally(tuple(getattr(self, name) for name in VERIFIED)),
        )

    @audience_counts.setter
    def audience_counts(self, counts: AudienceCounts) -> None:
        for name, count in zip((*STARS, *VERIFIED), (*counts.all.counts, *counts.verified.counts), strict=True):
            setattr(self, name, count)


class LogEntry(models.Model):
    """One thing that happened to a title's score: numbered without gaps, never changed, never deleted.

    `fresh` to `first_rotten` are the counts after the whole action, so that the last entry up to a moment says what
    we counted then. `on` dates what is reconstructed from the dates of old reviews.
    """

    class Kind(models.TextChoices):
        VERDICT = "verdict", _("Verdict")
        COUNTING = "counting", _("Which review counts")
        BADGE = "badge", _("Badge")
        CONSENSUS = "consensus", _("Consensus")
        FACT = "fact", _("Fact")
        SEASONS = "seasons", _("Seasons")

    pk = models.CompositePrimaryKey("title_id", "number")
    title_id = models.BigIntegerField()
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    review_id = models.BigIntegerField(null=True)
    member_id = models.BigIntegerField(null=True)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    decided_by = models.CharField(max_length=10, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    on = models.DateField(null=True)
    reconstructed = models.BooleanField(default=False)
    fresh = _count()
    rotten = _count()
    top_fresh = _count()
    top_rotten = _count()
    first_fresh = _later_count()
    first_rotten = _later_count()

    class Meta:
        verbose_name = _("log entry")
        verbose_name_plural = _("log entries")
        constraints = [models.CheckConstraint(condition=Q(number__gte=1), name="log_counts_from_one")]
