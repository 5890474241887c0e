"""Titles, their genres, external ids and former slugs."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from plaudit.catalog.querysets import TitleQuerySet
from plaudit.names.folding import title_key
from plaudit.scoring.policy import GrossBand, ReleaseClass


class Kind(models.TextChoices):
    FILM = "film", _("Film")
    SERIES = "series", _("Series")
    SEASON = "season", _("Season")
    EPISODE = "episode", _("Episode")


RELEASE_CLASSES = {
    ReleaseClass.WIDE: _("Wide release"),
    ReleaseClass.LIMITED: _("Limited release"),
    ReleaseClass.FESTIVAL: _("Festival"),
    ReleaseClass.STREAMING: _("Streaming"),
    ReleaseClass.TELEVISION: _("Television"),
}
GROSS_BANDS = {
    GrossBand.SMALL: _("Small expected box office"),
    GrossBand.MEDIUM: _("Medium expected box office"),
    GrossBand.LARGE: _("Large expected box office"),
}

# The first films were made in the 1870s.
YEARS = range(1870, 2201)
NUMBERS = range(32_768)


class Genre(models.Model):
    """A genre by its slug, such as `film-noir`; its label is translated where it is shown."""

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=60)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Title(models.Model):
    """A film, series, season or episode. A season's parent is its series, an episode's is its season."""

    # Whether the synopsis is in the language of the page, not in the site's own (see `localization.localize`).
    synopsis_translated = False

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.FILM)
    name = models.CharField(_("name"), max_length=300)
    original_name = models.CharField(_("original name"), max_length=300, blank=True)
    slug = models.CharField(_("slug"), max_length=120, unique=True)
    name_key = models.CharField(max_length=300, db_index=True, editable=False)
    original_name_key = models.CharField(max_length=300, blank=True, editable=False)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    released_on = models.DateField(_("released on"), null=True, blank=True)
    runtime = models.PositiveSmallIntegerField(_("runtime in minutes"), null=True, blank=True)
    age_rating = models.CharField(_("age rating"), max_length=20, blank=True)
    release_class = models.CharField(
        _("release"),
        max_length=12,
        choices=[(key.value, name) for key, name in RELEASE_CLASSES.items()],
        default=ReleaseClass.LIMITED.value,
    )
    expected_gross_band = models.CharField(
        _("expected box office"),
        max_length=8,
        blank=True,
        choices=[(key.value, name) for key, name in GROSS_BANDS.items()],
    )
    synopsis = models.TextField(_("synopsis"), blank=True)
    synopsis_source = models.CharField(_("source of the synopsis"), max_length=80, blank=True)
    countries = models.JSONField(_("countries"), default=list, blank=True)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    tagline = models.CharField(_("tagline"), max_length=300, blank=True)
    parent = models.ForeignKey(
        "self", verbose_name=_("part of"), on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    number = models.PositiveSmallIntegerField(_("number"), null=True, blank=True)
    poster = models.ForeignKey(
        "catalog.Photo", verbose_name=_("poster"), on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    genres = models.ManyToManyField(Genre, related_name="titles", blank=True)
    listed = models.BooleanField(_("visible in listings"), default=True)
    field_sources = models.JSONField(_("source of each fact"), default=dict, blank=True, editable=False)
    origin = models.CharField(_("origin"), max_length=40, blank=True)
    added_at = models.DateTimeField(_("added at"), default=timezone.now)

    objects = TitleQuerySet.as_manager()

    class Meta:
        verbose_name = _("title")
        verbose_name_plural = _("titles")
        constraints = [
            models.CheckConstraint(
                condition=Q(year__isnull=True) | Q(year__range=(YEARS[0], YEARS[-1])),
                name="title_year_is_plausible",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="title_has_a_name"),
            models.CheckConstraint(condition=~Q(slug=""), name="title_has_a_slug"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | Q(kind__in=["season", "episode"]),
                name="only_seasons_and_episodes_have_a_parent",
            ),
            models.UniqueConstraint(fields=["parent", "kind", "number"], name="one_child_per_number"),
        ]
        indexes = [
            models.Index(fields=["kind", "-year"], name="title_by_kind_and_year"),
            models.Index(fields=["name_key", "year"], name="title_by_name_and_year"),
            models.Index(fields=["kind", "-released_on"], name="title_by_kind_and_release"),
            models.Index(
                fields=["original_name_key"], condition=~Q(original_name_key=""), name="title_by_original_name"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.year})" if self.year else self.name

    def get_absolute_url(self) -> str:
        return reverse("title", args=[self.slug])

    def set_name_keys(self) -> None:
        """Set the keys by which names are matched; to be called after a change of a name, before saving."""
        self.name_key = title_key(self.name)
        self.original_name_key = title_key(self.original_name) if self.original_name else ""


class TitleId(models.Model):
    """The id of a title in an external source."""

    title = models.ForeignKey(Title, on_delete=models.CASCADE, related_name="ids")
    source = models.CharField(max_length=40)
    value = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "value"], name="one_title_per_source_id")]


class TitleRedirect(models.Model):
    """A slug that a title had before it was renamed."""

    slug = models.CharField(max_length=120, primary_key=True)
    title = models.ForeignKey(Title, on_delete=models.CASCADE, related_name="redirects")
