"""The file of a photo: whichever way a picture comes in, it is decoded safely first."""

from typing import Any

from django.core.files.base import File
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from plaudit.catalog.images.decoding import CleanImage, decode_image


class PhotoFile(WagtailImageFieldFile):
    """Stores only what `decode_image` returns, named after its content; so a photo never holds a file as it came.

    Wagtail's own views save pictures by themselves, some of them bypassing their form.
    """

    def save(self, name: str, content: File[Any], save: bool = True) -> None:  # noqa: FBT001, FBT002 - Django's own
        image = content if isinstance(content, CleanImage) else decode_image(content, name)
        super().save(str(image.name), image, save=False)
        # What pages show at once, before there are renditions.
        self.instance.sources = {"file": self.name, "width": image.width, "height": image.height}
        if save:
            self.instance.save()


class PhotoFileField(WagtailImageField):
    """The column is like Wagtail's, so that no migration tells them apart."""

    attr_class = PhotoFile

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        name, _path, args, kwargs = super().deconstruct()
        return name, "wagtail.images.models.WagtailImageField", args, kwargs
