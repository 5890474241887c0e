"""Critics, publications, their bylines, and reviews."""

from fractions import Fraction

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from plaudit.catalog.models import Title
from plaudit.critics.querysets import ReviewQuerySet
from plaudit.members.models import Member
from plaudit.scoring.television import Covers
from plaudit.scoring.verdict import DecidedBy, Verdict

VERDICTS = {Verdict.FRESH: _("Fresh"), Verdict.ROTTEN: _("Rotten")}
DECIDERS = {
    DecidedBy.CRITIC: _("The critic"),
    DecidedBy.CURATOR: _("A curator"),
    DecidedBy.OUTLET: _("The outlet's own cut-off"),
    DecidedBy.RULE: _("The general rule"),
    DecidedBy.MODEL: _("A model, confirmed"),
}


def fraction(numerator: int | None, denominator: int | None) -> Fraction | None:
    """The exact value that two columns hold; None where they are empty."""
    return None if numerator is None or denominator is None else Fraction(numerator, denominator)


class Publication(models.Model):
    """Where reviews appear. `scale` reads its bare numbers; at its cut-off and above it means fresh."""

    name = models.CharField(_("name"), max_length=200)
    slug = models.CharField(_("address"), max_length=120, unique=True)
    name_key = models.CharField(max_length=200, db_index=True, editable=False)
    url = models.URLField(_("site"), max_length=500, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    scale = models.CharField(_("scale of its ratings"), max_length=20, blank=True)
    cutoff_numerator = models.PositiveIntegerField(null=True, blank=True)
    cutoff_denominator = models.PositiveIntegerField(null=True, blank=True)
    origin = models.CharField(_("origin"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        constraints = [
            models.CheckConstraint(condition=~Q(name="") & ~Q(slug=""), name="publication_has_a_name"),
            models.UniqueConstraint(fields=["origin", "name_key"], name="one_publication_per_name"),
            models.CheckConstraint(
                condition=Q(cutoff_numerator__isnull=True, cutoff_denominator__isnull=True)
                | Q(cutoff_denominator__gt=0, cutoff_numerator__lte=F("cutoff_denominator")),
                name="publication_cutoff_is_a_share",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("publication", args=[self.slug])

    @property
    def cutoff(self) -> Fraction | None:
        return fraction(self.cutoff_numerator, self.cutoff_denominator)


class Critic(models.Model):
    """Who writes reviews."""

    name = models.CharField(_("name"), max_length=200)
    slug = models.CharField(_("address"), max_length=120, unique=True)
    name_key = models.CharField(max_length=200, db_index=True, editable=False)
    origin = models.CharField(_("origin"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("critic")
        verbose_name_plural = _("critics")
        constraints = [
            models.CheckConstraint(condition=~Q(name="") & ~Q(slug=""), name="critic_has_a_name"),
            models.UniqueConstraint(fields=["origin", "name_key"], name="one_critic_per_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("critic", args=[self.slug])


class Byline(models.Model):
    """A critic in a publication; without a critic, the publication's own voice; without a publication, the critic's."""

    critic = models.ForeignKey(Critic, on_delete=models.PROTECT, null=True, blank=True, related_name="bylines")
    publication = models.ForeignKey(
        Publication, on_delete=models.PROTECT, null=True, blank=True, related_name="bylines"
    )

    class Meta:
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        constraints = [
            models.UniqueConstraint(fields=["critic", "publication"], name="one_byline_per_pair"),
            models.UniqueConstraint(
                fields=["publication"], condition=Q(critic__isnull=True), name="one_byline_without_critic"
            ),
            models.UniqueConstraint(
                fields=["critic"], condition=Q(publication__isnull=True), name="one_byline_without_publication"
            ),
            models.CheckConstraint(
                condition=Q(critic__isnull=False) | Q(publication__isnull=False), name="byline_names_somebody"
            ),
        ]

    def __str__(self) -> str:
        return ", ".join(str(part) for part in (self.critic, self.publication) if part)


class TopStatus(models.Model):
    """Top critic: a byline or a whole publication, from a date to a date (both inclusive; empty is open)."""

    byline = models.ForeignKey(Byline, on_delete=models.CASCADE, null=True, blank=True, related_name="statuses")
    publication = models.ForeignKey(
        Publication, on_delete=models.CASCADE, null=True, blank=True, related_name="statuses"
    )
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("top status")
        verbose_name_plural = _("top statuses")
        constraints = [
            models.CheckConstraint(
                condition=Q(byline__isnull=True) ^ Q(publication__isnull=True),
                name="status_of_a_byline_or_a_publication",
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="status_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.byline or self.publication}: {self.starts_on or '…'} – {self.ends_on or '…'}"


COVERS = {Covers.WHOLE: _("The whole of it"), Covers.FIRST_EPISODES: _("The first episodes")}


class Review(models.Model):
    """One critic's verdict on one title in one publication.

    Three things are kept apart: the rating as printed, its value on the common scale (exact, from 0 to 1, or
    none), and the verdict with who decided it, when and why. `counts`, `counts_as_top`, `newer` and `contradicted`
    are set by the one rule in `plaudit.scoring.review_choice`.
    """

    title = models.ForeignKey(Title, on_delete=models.PROTECT, related_name="reviews", db_index=False)
    byline = models.ForeignKey(Byline, on_delete=models.PROTECT, related_name="reviews")
    critic = models.ForeignKey(Critic, on_delete=models.PROTECT, null=True, related_name="reviews", db_index=False)
    publication = models.ForeignKey(
        Publication, on_delete=models.PROTECT, null=True, related_name="reviews", db_index=False
    )
    covers = models.CharField(
        _("covers"),
        max_length=6,
        choices=[(key.value, name) for key, name in COVERS.items()],
        default=Covers.WHOLE.value,
        db_default=Covers.WHOLE.value,
    )
    url = models.URLField(_("link"), max_length=500, blank=True)
    quote = models.TextField(_("quote"), blank=True)
    language = models.CharField(_("language"), max_length=8, blank=True)
    rating = models.CharField(_("rating as printed"), max_length=100, blank=True)
    value_numerator = models.PositiveIntegerField(null=True)
    value_denominator = models.PositiveIntegerField(null=True)
    scale = models.CharField(_("scale"), max_length=20, blank=True)
    verdict = models.CharField(
        _("verdict"),
        max_length=6,
        blank=True,
        choices=[(key.value, name) for key, name in VERDICTS.items()],
    )
    verdict_by = models.CharField(
        _("decided by"),
        max_length=8,
        blank=True,
        choices=[(key.value, name) for key, name in DECIDERS.items()],
    )
    verdict_member = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    verdict_reason = models.CharField(_("reason"), max_length=200, blank=True)
    verdict_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    dated_on = models.DateField(_("appeared on"), null=True, blank=True)
    entered_at = models.DateTimeField(_("entered at"))
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    counts = models.BooleanField(default=False)
    counts_as_top = models.BooleanField(default=False)
    contradicted = models.BooleanField(default=False)
    newer = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="older")
    source = models.CharField(max_length=40, blank=True)
    source_key = models.CharField(max_length=64, blank=True)
    source_hash = models.CharField(max_length=32, blank=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        constraints = [
            models.UniqueConstraint(
                fields=["title", "critic", "covers"],
                condition=Q(counts=True, critic__isnull=False),
                name="one_review_counts_per_critic",
            ),
            models.UniqueConstraint(
                fields=["source", "source_key"],
                condition=~Q(source=""),
                name="one_review_per_source_key",
            ),
            models.CheckConstraint(
                condition=Q(counts=False) | Q(verdict__in=["fresh", "rotten"], withdrawn_at__isnull=True),
                name="what_counts_has_a_verdict",
            ),
            models.CheckConstraint(
                condition=Q(verdict="", verdict_by="") | (Q(verdict__in=["fresh", "rotten"]) & ~Q(verdict_by="")),
                name="verdict_has_a_judge",
            ),
            models.CheckConstraint(
                condition=Q(value_numerator__isnull=True, value_denominator__isnull=True)
                | Q(value_denominator__gt=0, value_numerator__lte=F("value_denominator")),
                name="review_value_is_a_share",
            ),
        ]
        indexes = [
            models.Index(fields=["title", "counts", "-dated_on"], name="review_by_title"),
            models.Index(fields=["critic", "-dated_on"], name="review_by_critic"),
            models.Index(fields=["publication", "-dated_on"], name="review_by_publication"),
            models.Index(fields=["-dated_on", "-id"], condition=Q(counts=True), name="counted_review_by_day"),
            models.Index(fields=["-id"], condition=Q(verdict=""), name="review_without_verdict"),
            models.Index(fields=["-id"], condition=Q(contradicted=True), name="contradicted_review"),
        ]

    def __str__(self) -> str:
        return f"{self.byline}: {self.title}"

    @property
    def value(self) -> Fraction | None:
        """What the printed rating is worth, from 0 to 1."""
        return fraction(self.value_numerator, self.value_denominator)


class Consensus(models.Model):
    """The editors' short summary of what the critics say about a title."""

    title = models.OneToOneField(Title, primary_key=True, on_delete=models.CASCADE, related_name="consensus")
    text = models.TextField(_("text"))
    author = models.CharField(_("written by"), max_length=80, blank=True)
    published_at = models.DateTimeField(_("published at"))
    origin = models.CharField(_("origin"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("consensus")
        verbose_name_plural = _("consensuses")
