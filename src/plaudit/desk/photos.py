"""The form by which pictures come in at the desk: Wagtail's, with the file read as everywhere."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.images.forms import BaseImageForm

from plaudit.catalog.actions.photos import photo_changed
from plaudit.catalog.models import Photo
from plaudit.catalog.pictures.reading import Refused, read


class PhotoForm(BaseImageForm):
    """Refuses a file with a sentence, keeps it clean, and tells the pages what has changed."""

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if "file" not in self.changed_data:
            return file
        try:
            return read(file, file.name)
        except Refused as error:
            raise ValidationError(str(error), code="refused") from error

    def save(self, commit: bool = True) -> Photo:  # noqa: FBT001, FBT002 - Django's own
        photo: Photo = super().save(commit=commit)
        if commit:
            photo_changed(photo)
        return photo
