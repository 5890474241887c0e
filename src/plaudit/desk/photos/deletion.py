"""Deleting pictures at the desk, by our action in place of Wagtail's: their pages are told, their files go too."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from wagtail.images.views.bulk_actions.delete import DeleteBulkAction
from wagtail.images.views.images import DeleteView
from wagtail.log_actions import log

from plaudit.catalog.actions.photos import remove_photos
from plaudit.catalog.models import Photo
from plaudit.desk.usage import Uses
from plaudit.members.models import Member
from plaudit.newsroom.actions import record_articles_showing


class PhotoDeleteView(DeleteView):
    def get_usage(self) -> Uses:
        return Uses(self.object)

    def delete_action(self) -> None:
        delete_and_log([self.object], self.request.user)


class DeletePhotos(DeleteBulkAction):
    models = [Photo]

    def get_execution_context(self) -> dict[str, Any]:
        return {**super().get_execution_context(), "by": self.request.user}

    @classmethod
    def execute_action(cls, objects: Sequence[Photo], **given: Any) -> tuple[int, int]:
        delete_and_log(objects, given["by"])
        return len(objects), 0


@transaction.atomic
def delete_and_log(photos: Sequence[Photo], by: Member) -> None:
    """Delete pictures, with an entry in the log for each."""
    record_articles_showing([photo.pk for photo in photos])
    remove_photos([photo.pk for photo in photos], by=by)
    for photo in photos:
        log(instance=photo, action="wagtail.delete", user=by, deleted=True)
