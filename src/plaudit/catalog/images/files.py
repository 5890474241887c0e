"""The file of a photo: whatever way a picture comes in, it is read safely first."""

from typing import Any

from django.core.files.base import File
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from plaudit.catalog.images.decoding import CleanPicture, decode_image


class PhotoFile(WagtailImageFieldFile):
    """Keeps only what `read` made, named after its content; so a photo never holds a file as it came.

    Wagtail's own views save pictures by themselves, some of them past their form.
    """

    def save(self, name: str, content: File[Any], save: bool = True) -> None:  # noqa: FBT001, FBT002 - Django's own
        picture = content if isinstance(content, CleanPicture) else decode_image(content, name)
        super().save(str(picture.name), picture, save=False)
        # What pages may show at once, before the smaller sizes are made.
        self.instance.sources = {"file": self.name, "width": picture.width, "height": picture.height}
        if save:
            self.instance.save()


class PhotoFileField(WagtailImageField):
    """The column is as Wagtail's, so that no migration tells them apart."""

    attr_class = PhotoFile

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        name, _path, args, kwargs = super().deconstruct()
        return name, "wagtail.images.models.WagtailImageField", args, kwargs
