"""Where the files of photos lie."""

from django.apps import apps
from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible


@deconstructible(path="plaudit.catalog.images.storage.PictureStorage")
class PictureStorage(FileSystemStorage):
    """The folder of media, from which no file goes that a picture is made of.

    Files are named after what they hold, so that a picture which was taken away and came again has the same one; and
    Wagtail has the file of a deleted picture removed later, in the background.
    """

    def delete(self, name: str) -> None:
        if not _in_use(name):
            super().delete(name)


def _in_use(name: str) -> bool:
    return any(
        apps.get_model("catalog", model)._default_manager.filter(file=name).exists()
        for model in ("Photo", "PhotoRendition")
    )
