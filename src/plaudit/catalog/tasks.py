"""What happens to the catalogue by time alone."""

from datetime import datetime, timedelta

from django.utils import timezone

from plaudit.catalog.actions.offers import note_turns
from plaudit.catalog.actions.renditions import prepare, unprepared
from plaudit.scheduling.jobs import run_every

LONGEST_LOOK_BACK = timedelta(days=7)


@run_every(seconds=30)
def expire_offers(since: datetime | None) -> None:
    """Tell the pages of titles whose offers have begun or ended since the last run."""
    now = timezone.now()
    note_turns(since or now - LONGEST_LOOK_BACK, now)


@run_every(seconds=10)
def prepare_photos(_since: datetime | None) -> None:
    """Make the sizes of pictures that came in since a moment ago, however they came."""
    for photo in unprepared():
        prepare(photo)
