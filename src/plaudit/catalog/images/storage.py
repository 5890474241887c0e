"""Where the files of photos are kept."""

from django.apps import apps
from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible


@deconstructible(path="plaudit.catalog.images.storage.PhotoStorage")
class PhotoStorage(FileSystemStorage):
    """The media folder, which deletes no file that a photo still uses.

    Files are named after their content, so that a photo which is deleted and added again has the same file; and Wagtail
    deletes the file of a deleted photo later, in the background.
    """

    def delete(self, name: str) -> None:
        if not _is_used(name):
            super().delete(name)


def _is_used(name: str) -> bool:
    return any(
        apps.get_model("catalog", model)._default_manager.filter(file=name).exists()
        for model in ("Photo", "PhotoRendition")
    )
