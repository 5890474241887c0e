"""Background updates of the search index."""

from datetime import datetime

from plaudit.scheduling.jobs import run_every
from plaudit.search.actions import update_index

MAX_SECONDS = 2.0


@run_every(seconds=1)
def follow_changes(_since: datetime | None) -> None:
    """Index what has just changed."""
    update_index(wait_for_quiet=True, seconds=MAX_SECONDS)
