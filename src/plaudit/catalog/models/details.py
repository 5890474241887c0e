"""Details of a title: other names, synopses, releases, box office, awards, companies and soundtrack."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from plaudit.catalog.models.people import Person
from plaudit.catalog.models.titles import Title


class TitleName(models.Model):
    """Another name of a title. The one with `displayed` is the title's name on pages in its language."""

    title = models.ForeignKey(Title, on_delete=models.CASCADE, related_name="names", db_index=False)
    name = models.CharField(_("name"), max_length=300)
    name_key = models.CharField(max_length=300, db_index=True, editable=False)
    language = models.CharField(_("language"), max_length=8, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    note = models.CharField(_("note"), max_length=80, blank=True)
    displayed = models.BooleanField(_("displayed on pages in this language"), default=False)
    origin = models.CharField(_("origin"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        constraints = [
            models.UniqueConstraint(
                fields=["title", "language", "country", "name"], name="one_name_per_language_and_country"
            ),
            models.UniqueConstraint(
                fields=["title", "language"], condition=Q(displayed=True), name="one_displayed_name_per_language"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="other_name_is_not_empty"),
        ]

    def __str__(self) -> str:
        return self.name


class Synopsis(models.Model):
    """The synopsis in another language."""

    title = models.ForeignKey(Title, on_delete=models.CASCADE, related_name="synopses", db_index=False)
    language = models.CharField(_("language"), max_length=8)
    text = models.TextField(_("synopsis"))
    source = models.CharField(_("source"), max_length=80, blank=True)
    origin = models.CharField(_("origin"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("synopsis")
        verbose_name_plural = _("synopses")
        constraints = [models.UniqueConstraint(fields=["title", "language"], name="one_synopsis_per_language")]

    def __str__(self) -> str:
        return f"{self.language}: {self.text[:60]}"


class ReleaseType(models.TextChoices):
    PREMIERE = "premiere", _("Premiere")
    LIMITED = "limited", _("Cinemas (limited)")
    CINEMAS = "cinemas", _("Cinemas")
    DIGITAL = "digital", _("Digital")
    DISC = "disc", _("Disc")
    TELEVISION = "tv", _("Television")


class Release(models.Model):
    """When and how a title was released in a country, and its age rating there."""

    title = models.ForeignKey(Title, on_delete=models.CASCADE, related_name="releases", db_index=False)
    country = models.CharField(_("country"), max_length=2)
    type = models.CharField(_("type"), max_length=10, choices=ReleaseType.choices, default=ReleaseType.CINEMAS)
    released_on = models.DateField(_("released on"), null=True, blank=True)
    age_rating = models.CharField(_("age rating"), max_length=20, blank=True)
    note = models.CharField(_("note"), max_length=120, blank=True)
    origin = models.CharField(_("origin"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        constraints = [
            models.UniqueConstraint(fields=["title", "country", "type", "note"], name="one_release_per_type"),
            models.CheckConstraint(
                condition=Q(released_on__isnull=False) | ~Q(age_rating=""), name="release_has_a_date_or_age_rating"
            ),
        ]
        indexes = [models.Index(fields=["country", "-released_on"], name="release_by_country")]

    def __str__(self) -> str:
        return f"{self.country}: {self.get_type_display()} {self.released_on or self.age_rating}"


class BoxOffice(models.Model):
    """What a title cost or earned, in whole units of a currency; an empty territory means worldwide."""

    class Kind(models.TextChoices):
        BUDGET = "budget", _("Budget")
        OPENING = "opening", _("Opening weekend")
        GROSS = "gross", _("Box office")

    title = models.ForeignKey(Title, on_delete=models.CASCADE, related_name="box_office", db_index=False)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    territory = models.CharField(_("territory"), max_length=2, blank=True)
    amount = models.PositiveBigIntegerField(_("amount"))
    currency = models.CharField(_("currency"), max_length=3, default="USD")
    as_of = models.DateField(_("as of"), null=True, blank=True)
    origin = models.CharField(_("origin"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("box office")
        verbose_name_plural = _("box office")
        constraints = [models.UniqueConstraint(fields=["title", "kind", "territory"], name="one_amount_per_territory")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.territory}: {self.amount:,} {self.currency}"


class Award(models.Model):
    """An award that a title, or a person for it, was nominated for or won."""

    title = models.ForeignKey(Title, on_delete=models.CASCADE, related_name="awards", db_index=False)
    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.SET_NULL, null=True, blank=True, related_name="awards"
    )
    body = models.CharField(_("awarded by"), max_length=120)
    category = models.CharField(_("category"), max_length=160, blank=True)
    year = models.PositiveSmallIntegerField(_("year"))
    won = models.BooleanField(_("won"), default=False)
    origin = models.CharField(_("origin"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("award")
        verbose_name_plural = _("awards")
        constraints = [
            models.UniqueConstraint(
                fields=["title", "body", "category", "year", "person"], name="one_award_per_category"
            ),
            models.UniqueConstraint(
                fields=["title", "body", "category", "year"],
                condition=Q(person__isnull=True),
                name="one_award_without_person_per_category",
            ),
            models.CheckConstraint(condition=~Q(body=""), name="award_has_a_body"),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.year}, {self.category}"


class Company(models.Model):
    """A production company or distributor."""

    name = models.CharField(_("name"), max_length=160)
    slug = models.CharField(_("slug"), max_length=120, unique=True)
    name_key = models.CharField(max_length=160, db_index=True, editable=False)
    country = models.CharField(_("country"), max_length=2, blank=True)
    tmdb_id = models.PositiveIntegerField(_("TMDB id"), null=True, blank=True, unique=True)
    titles = models.ManyToManyField(Title, through="CompanyCredit", related_name="companies")
    origin = models.CharField(_("origin"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("company")
        verbose_name_plural = _("companies")
        constraints = [models.CheckConstraint(condition=~Q(name="") & ~Q(slug=""), name="company_has_a_name")]

    def __str__(self) -> str:
        return self.name


class CompanyCredit(models.Model):
    """What a company did for a title."""

    class Role(models.TextChoices):
        PRODUCTION = "production", _("Production")
        DISTRIBUTION = "distribution", _("Distribution")

    title = models.ForeignKey(Title, on_delete=models.CASCADE, related_name="company_credits", db_index=False)
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="credits")
    role = models.CharField(_("role"), max_length=12, choices=Role.choices, default=Role.PRODUCTION)
    position = models.PositiveSmallIntegerField(_("order"), default=1)
    origin = models.CharField(_("origin"), max_length=40, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["title", "company", "role"], name="one_company_credit_per_role")]

    def __str__(self) -> str:
        return f"{self.company}: {self.get_role_display()}"


class Track(models.Model):
    """A track of the soundtrack; position 1 comes first."""

    title = models.ForeignKey(Title, on_delete=models.CASCADE, related_name="tracks", db_index=False)
    position = models.PositiveSmallIntegerField(_("order"), default=1)
    name = models.CharField(_("name"), max_length=200)
    artist = models.CharField(_("artist"), max_length=200, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)
    origin = models.CharField(_("origin"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("track")
        verbose_name_plural = _("soundtrack")
        ordering = ["position", "id"]
        indexes = [models.Index(fields=["title", "position"], name="track_by_title")]

    def __str__(self) -> str:
        return self.name


class Tombstone(models.Model):
    """A row of a source that an editor has deleted, by its table and a digest of its key: it does not come back."""

    title = models.ForeignKey(Title, on_delete=models.CASCADE, related_name="tombstones", db_index=False)
    table = models.CharField(max_length=40)
    key = models.CharField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["title", "table", "key"], name="one_tombstone_per_row")]
