"""What Wagtail says of pages, handed on to our actions; nothing is decided here."""

from typing import Any

from wagtail.signals import page_published, page_unpublished

from plaudit.newsroom.actions import note_published, note_unpublished
from plaudit.newsroom.models import Article, HomePage


def connect() -> None:
    """Hear of every page that is published or taken back, on whatever way that happens."""
    page_published.connect(_published, dispatch_uid="plaudit.newsroom")
    page_unpublished.connect(_unpublished, dispatch_uid="plaudit.newsroom")


def _published(instance: Any, **_given: Any) -> None:
    if isinstance(instance, Article | HomePage):
        note_published(instance)


def _unpublished(instance: Any, **_given: Any) -> None:
    if isinstance(instance, Article | HomePage):
        note_unpublished(instance)
