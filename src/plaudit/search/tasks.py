"""Keeping the index in step with what changes."""

from datetime import datetime

from plaudit.scheduling.jobs import every
from plaudit.search.actions import catch_up

SECONDS_AT_ONCE = 2.0


@every(seconds=1)
def follow_changes(_since: datetime | None) -> None:
    """Take into the index what changed a moment ago."""
    catch_up(wait_for_quiet=True, seconds=SECONDS_AT_ONCE)
