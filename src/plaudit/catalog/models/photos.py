"""Stills, posters, portraits and logos, and links to trailers."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image, get_upload_to

from plaudit.catalog.images.files import PhotoFileField
from plaudit.catalog.models.people import Person
from plaudit.catalog.models.titles import Title

ORIGINALS = "photos"
RENDITIONS = "renditions"
# An action adds no more than these to a title, and no page reads more.
MAX_PHOTOS = 500
MAX_TRAILERS = 50


class PhotoKind(models.TextChoices):
    STILL = "still", _("Still")
    POSTER = "poster", _("Poster")
    PORTRAIT = "portrait", _("Portrait")
    BEHIND = "behind", _("Behind the scenes")
    LOGO = "logo", _("Logo")


class Photo(AbstractImage):
    """A photo. `title` is its name at the desk, `description` the alternative text, `caption` the text below it.

    `sources` says what a page can show without reading renditions: always the `file` with its `width` and `height`;
    once they are made, the `stem` of the names of the renditions, their `sizes` and their `formats`.
    """

    file = PhotoFileField(verbose_name=_("file"), upload_to=get_upload_to, width_field="width", height_field="height")
    kind = models.CharField(_("kind"), max_length=10, choices=PhotoKind.choices, default=PhotoKind.STILL)
    caption = models.CharField(_("caption"), max_length=300, blank=True)
    credit = models.CharField(_("credit"), max_length=200, blank=True)
    sources = models.JSONField(default=dict, blank=True, editable=False)
    origin = models.CharField(_("origin"), max_length=40, blank=True, editable=False)

    admin_form_fields = (*Image.admin_form_fields, "kind", "caption", "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        permissions = [("choose_image", "Can choose image")]

    def get_upload_to(self, filename: str) -> str:
        """`PhotoFile` has named the file after its content."""
        return f"{ORIGINALS}/{filename}"


class PhotoRendition(AbstractRendition):
    """A photo in one size and format."""

    image = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)

    def get_upload_to(self, filename: str) -> str:
        return f"{RENDITIONS}/{filename}"


class TitlePhoto(models.Model):
    """A photo of a title; position 1 comes first."""

    title = models.ForeignKey(Title, on_delete=models.CASCADE, related_name="photos", db_index=False)
    photo = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="titles")
    position = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["title", "photo"], name="one_row_per_photo_of_a_title")]

    def __str__(self) -> str:
        return str(self.photo)


class PersonPhoto(models.Model):
    """A photo that shows a person; position 1 comes first."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="photos", db_index=False)
    photo = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="people")
    position = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "photo"], name="one_row_per_photo_of_a_person")]


class Trailer(models.Model):
    """A link to a trailer on another site, from which nothing is loaded before somebody plays it."""

    title = models.ForeignKey(Title, on_delete=models.CASCADE, related_name="trailers", db_index=False)
    name = models.CharField(_("name"), max_length=200)
    url = models.URLField(_("link"), max_length=500)
    kind = models.CharField(_("kind"), max_length=40, blank=True)
    language = models.CharField(_("language"), max_length=8, blank=True)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    still = models.ForeignKey(Photo, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    position = models.PositiveSmallIntegerField(_("order"), default=1)
    origin = models.CharField(_("origin"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("trailer")
        verbose_name_plural = _("trailers")
        constraints = [
            models.UniqueConstraint(fields=["title", "url"], name="one_trailer_per_link"),
            models.CheckConstraint(condition=~Q(name=""), name="trailer_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
