"""Deleting photos by our action in place of Wagtail's, so that their files go and the pages that show them change."""

from collections.abc import Sequence

from django.db import transaction
from wagtail.log_actions import log

from plaudit.catalog.actions.photos import delete_photos
from plaudit.catalog.models import Photo
from plaudit.members.models import Member
from plaudit.newsroom.actions import record_articles_showing


@transaction.atomic
def delete_and_log(photos: Sequence[Photo], by: Member) -> None:
    """Delete photos, with an entry in the desk's log for each."""
    photo_ids = [photo.pk for photo in photos]
    record_articles_showing(photo_ids)
    delete_photos(photo_ids, by=by)
    for photo in photos:
        log(instance=photo, action="wagtail.delete", user=by, deleted=True)
