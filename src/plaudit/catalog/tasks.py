"""What happens to the catalog by time alone."""

from datetime import datetime, timedelta

from django.utils import timezone

from plaudit.catalog.actions.offers import record_begun_and_ended
from plaudit.catalog.actions.renditions import make_renditions, photos_without_renditions
from plaudit.scheduling.jobs import run_every

MAX_LOOK_BACK = timedelta(days=7)


@run_every(seconds=30)
def expire_offers(since: datetime | None) -> None:
    """Record the titles whose offers have begun or ended since the last run."""
    now = timezone.now()
    record_begun_and_ended(since or now - MAX_LOOK_BACK, now)


@run_every(seconds=10)
def make_photo_renditions(_since: datetime | None) -> None:
    """Make the renditions of new photos, however they were added."""
    for photo in photos_without_renditions():
        make_renditions(photo)
