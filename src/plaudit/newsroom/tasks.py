"""What the newsroom does by time alone."""

from datetime import datetime

from plaudit.newsroom.actions import publish_due
from plaudit.schedule.jobs import every


@every(seconds=30)
def publish_scheduled(_since: datetime | None) -> None:
    """Publish and take back articles when their time has come."""
    publish_due()
