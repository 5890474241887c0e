"""Wagtail's signals about pages, handed on to our actions."""

from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from plaudit.newsroom.actions import record_publication, record_unpublication
from plaudit.newsroom.models import Article, HomePage


def register_signal_handlers() -> None:
    """Follow every page that is published or unpublished, by whatever route."""
    page_published.connect(_page_published, dispatch_uid="plaudit.newsroom")
    page_unpublished.connect(_page_unpublished, dispatch_uid="plaudit.newsroom")


def _page_published(instance: Page, **_kwargs: object) -> None:
    if isinstance(instance, Article | HomePage):
        record_publication(instance)


def _page_unpublished(instance: Page, **_kwargs: object) -> None:
    if isinstance(instance, Article | HomePage):
        record_unpublication(instance)
