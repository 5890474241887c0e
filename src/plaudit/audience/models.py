"""What members think: ratings and comments. Nothing points at a rating; each row names its title and member."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from plaudit.audience.querysets import AudienceReviewQuerySet
from plaudit.catalog.models import Title
from plaudit.members.models import Member


class Rating(models.Model):
    """A member's half-stars (1 to 10) for a title."""

    pk = models.CompositePrimaryKey("title_id", "member_id")
    title = models.ForeignKey(Title, on_delete=models.PROTECT, related_name="ratings", db_index=False)
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="ratings")
    half_stars = models.PositiveSmallIntegerField(_("half-stars"))
    verified = models.BooleanField(_("verified"), default=False)
    rated_at = models.DateTimeField(_("rated at"))

    class Meta:
        verbose_name = _("rating")
        verbose_name_plural = _("ratings")
        constraints = [
            models.CheckConstraint(condition=Q(half_stars__range=(1, 10)), name="rating_is_1_to_10_half_stars"),
        ]


class AudienceReview(models.Model):
    """A member's written review of a title; one per member and title."""

    pk = models.CompositePrimaryKey("title_id", "member_id")
    title = models.ForeignKey(Title, on_delete=models.PROTECT, related_name="comments", db_index=False)
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="comments")
    text = models.TextField(_("text"), max_length=10_000)
    spoiler = models.BooleanField(_("tells the plot"), default=False)
    written_at = models.DateTimeField(_("written at"))
    hidden_at = models.DateTimeField(_("hidden at"), null=True, blank=True)

    objects = AudienceReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("audience review")
        verbose_name_plural = _("audience reviews")
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="comment_says_something")]
        indexes = [models.Index(fields=["title", "-written_at"], name="comment_by_title")]
