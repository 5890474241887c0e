"""The form of a photo: Wagtail's, with the file checked by our own decoder."""

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.forms import FileField
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from plaudit.catalog.actions.photos import photo_saved
from plaudit.catalog.errors import InvalidImageError
from plaudit.catalog.images.decoding import CleanImage, decode_image
from plaudit.catalog.models import Photo
from plaudit.newsroom.actions import record_articles_showing


class PhotoFormField(WagtailImageField):
    """Decodes a file once, within our limits; Wagtail's field decodes it before it knows its size."""

    def to_python(self, data: File[bytes] | None) -> CleanImage | None:
        file = FileField.to_python(self, data)
        if file is None:
            return None
        try:
            return decode_image(file, file.name or "")
        except InvalidImageError as error:
            raise ValidationError(str(error), code="refused") from error


class PhotoForm(BaseImageForm):
    file = PhotoFormField(label=_("File"), widget=BaseImageForm.Meta.widgets["file"])

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if "file" in (self._meta.exclude or ()):
            # The form that describes an uploaded photo has no file; Django does not exclude a declared field.
            del self.fields["file"]
        if "kind" in self.fields:
            # Several photos are uploaded without a type, and described afterwards; until then each is a still.
            self.fields["kind"].required = False

    def save(self, commit: bool = True) -> Photo:  # noqa: FBT001, FBT002 - Django's own
        photo: Photo = super().save(commit=commit)
        if commit:
            photo_saved(photo)
            record_articles_showing([photo.pk])
        return photo
