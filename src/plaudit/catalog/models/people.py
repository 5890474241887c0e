"""People and their credits in titles."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from plaudit.catalog.models.titles import Title
from plaudit.names.folding import person_key


class Job(models.TextChoices):
    DIRECTOR = "director", _("Director")
    WRITER = "writer", _("Writer")
    PRODUCER = "producer", _("Producer")
    COMPOSER = "composer", _("Composer")
    CINEMATOGRAPHER = "cinematographer", _("Cinematographer")
    EDITOR = "editor", _("Editor")
    ACTOR = "actor", _("Actor")
    CREATOR = "creator", _("Creator")
    EXECUTIVE_PRODUCER = "executive", _("Executive producer")
    PRODUCTION_DESIGNER = "production", _("Production designer")
    COSTUME_DESIGNER = "costumes", _("Costume designer")
    CASTING = "casting", _("Casting")
    SOUND = "sound", _("Sound")
    VISUAL_EFFECTS = "effects", _("Visual effects")
    CREW = "crew", _("Crew")


class Person(models.Model):
    """Somebody who worked on a title."""

    name = models.CharField(_("name"), max_length=200)
    slug = models.CharField(_("slug"), max_length=120, unique=True)
    name_key = models.CharField(max_length=200, db_index=True, editable=False)
    biography = models.TextField(_("biography"), blank=True)
    biography_source = models.CharField(_("source of the biography"), max_length=80, blank=True)
    born_on = models.DateField(_("born on"), null=True, blank=True)
    born_in = models.CharField(_("born in"), max_length=120, blank=True)
    died_on = models.DateField(_("died on"), null=True, blank=True)
    portrait = models.ForeignKey(
        "catalog.Photo", verbose_name=_("portrait"), on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    field_sources = models.JSONField(_("source of each fact"), default=dict, blank=True, editable=False)
    origin = models.CharField(_("origin"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="person_has_a_name"),
            models.CheckConstraint(condition=~Q(slug=""), name="person_has_a_slug"),
            models.CheckConstraint(
                condition=Q(born_on__isnull=True) | Q(died_on__isnull=True) | Q(died_on__gte=F("born_on")),
                name="person_dies_after_birth",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("person", args=[self.slug])

    def set_name_keys(self) -> None:
        """Set the key by which the name is matched; to be called after a change of the name, before saving."""
        self.name_key = person_key(self.name)


class Credit(models.Model):
    """A person's job or character in a title, with the billing order (1 comes first)."""

    title = models.ForeignKey(Title, on_delete=models.CASCADE, related_name="credits", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="credits")
    job = models.CharField(_("job"), max_length=20, choices=Job.choices)
    character = models.CharField(_("character"), max_length=200, blank=True)
    billing = models.PositiveSmallIntegerField(_("billing order"), default=1)
    origin = models.CharField(_("origin"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("credit")
        verbose_name_plural = _("credits")
        constraints = [
            models.UniqueConstraint(
                fields=["title", "job", "person", "character"], name="one_credit_per_job_and_character"
            ),
        ]

    def __str__(self) -> str:
        part = f"{self.get_job_display()}, {self.character}" if self.character else self.get_job_display()
        return f"{self.person}: {part}"


class PersonId(models.Model):
    """The id of a person in an external source."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="ids")
    source = models.CharField(max_length=40)
    value = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "value"], name="one_person_per_source_id")]


class UnnamedCredit(models.Model):
    """A credit of somebody whom a source knows by an id and nobody has named yet. The name turns it into a credit."""

    title = models.ForeignKey(Title, on_delete=models.CASCADE, related_name="unnamed_credits", db_index=False)
    job = models.CharField(max_length=20, choices=Job.choices)
    source = models.CharField(max_length=40)
    value = models.CharField(max_length=120)
    billing = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["title", "job", "source", "value"], name="one_unnamed_credit_per_job"),
        ]
        indexes = [models.Index(fields=["source", "value"], name="unnamed_credit_by_id")]


class PersonRedirect(models.Model):
    """A slug that a person had before they were renamed."""

    slug = models.CharField(max_length=120, primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="redirects")
