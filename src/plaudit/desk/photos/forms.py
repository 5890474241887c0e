"""The form by which pictures come in at the desk: Wagtail's, with the file read as everywhere."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import FileField
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from plaudit.catalog.actions.photos import photo_changed
from plaudit.catalog.images.decoding import ImageRefusedError, decode_image
from plaudit.catalog.models import Photo
from plaudit.newsroom.actions import record_articles_showing


class PhotoFormField(WagtailImageField):
    """Reads a file once, by our own limits; Wagtail's field would decode it before it has measured it."""

    def to_python(self, data: Any) -> Any:
        file = FileField.to_python(self, data)
        if file is None:
            return None
        try:
            return decode_image(file, file.name or "")
        except ImageRefusedError as error:
            raise ValidationError(str(error), code="refused") from error


class PhotoForm(BaseImageForm):
    """Refuses a file with a sentence, keeps it clean, and tells the pages what has changed."""

    file = PhotoFormField(label=_("File"), widget=BaseImageForm.Meta.widgets["file"])

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        if "file" in (self._meta.exclude or ()):
            # Where what came in is described afterwards; a field that a class declares is not left out by itself.
            del self.fields["file"]
        if "kind" in self.fields:
            # Where many come in at once, what each one is is asked afterwards: until then it is a still.
            self.fields["kind"].required = False

    def save(self, commit: bool = True) -> Photo:  # noqa: FBT001, FBT002 - Django's own
        photo: Photo = super().save(commit=commit)
        if commit:
            photo_changed(photo)
            record_articles_showing([photo.pk])
        return photo
