"""Where a title can be watched."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from plaudit.catalog.models.photos import Photo
from plaudit.catalog.models.titles import Title


class OfferType(models.TextChoices):
    STREAM = "stream", _("Stream")
    FREE = "free", _("Free")
    RENT = "rent", _("Rent")
    BUY = "buy", _("Buy")
    CINEMA = "cinema", _("In cinemas")


class Provider(models.Model):
    """A company that offers titles: a streaming service, a shop, a cinema."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.CharField(_("slug"), max_length=120, unique=True)
    name_key = models.CharField(max_length=120, unique=True, editable=False)
    url = models.URLField(_("website"), max_length=500, blank=True)
    logo = models.ForeignKey(
        Photo, verbose_name=_("logo"), on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    tmdb_id = models.PositiveIntegerField(_("TMDB id"), null=True, blank=True, unique=True)
    origin = models.CharField(_("origin"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("provider")
        verbose_name_plural = _("providers")
        ordering = ["name"]
        constraints = [models.CheckConstraint(condition=~Q(name="") & ~Q(slug=""), name="provider_has_a_name")]

    def __str__(self) -> str:
        return self.name


class Offer(models.Model):
    """An offer to watch a title in one region (ISO 3166, two letters), from one moment until another (exclusive).

    `price` is in the smallest unit of its currency (cents), or empty where it is unknown.
    """

    title = models.ForeignKey(Title, on_delete=models.CASCADE, related_name="offers", db_index=False)
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="offers", db_index=False)
    type = models.CharField(_("type"), max_length=8, choices=OfferType.choices)
    region = models.CharField(_("region"), max_length=2)
    language = models.CharField(_("language"), max_length=8, blank=True)
    quality = models.CharField(_("quality"), max_length=12, blank=True)
    url = models.URLField(_("link"), max_length=500, blank=True)
    price = models.PositiveIntegerField(_("price"), null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    starts_at = models.DateTimeField(_("starts at"), null=True, blank=True)
    ends_at = models.DateTimeField(_("ends at"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=1)
    origin = models.CharField(_("origin"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        constraints = [
            models.UniqueConstraint(
                fields=["title", "region", "provider", "type", "language", "quality"], name="one_offer_per_type"
            ),
            models.CheckConstraint(condition=Q(region__regex=r"^[A-Z][A-Z]$"), name="offer_has_a_region"),
            models.CheckConstraint(
                condition=Q(price__isnull=True) | ~Q(currency=""), name="offer_price_has_a_currency"
            ),
            models.CheckConstraint(
                condition=Q(starts_at__isnull=True) | Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                name="offer_ends_after_it_starts",
            ),
        ]
        indexes = [
            models.Index(fields=["region", "provider", "title"], name="offer_by_region"),
            models.Index(fields=["provider"], name="offer_by_provider"),
            models.Index(fields=["ends_at"], name="offer_by_end"),
            models.Index(fields=["starts_at"], name="offer_by_start"),
            models.Index(fields=["region", "-id"], name="offer_by_region_newest"),
            models.Index(fields=["region", "ends_at"], name="offer_by_region_and_end"),
        ]

    def __str__(self) -> str:
        return f"{self.provider}: {self.get_type_display()} ({self.region})"
