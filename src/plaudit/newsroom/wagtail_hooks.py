"""What the desk shows of the newsroom: authors, categories, and how titles and people are chosen."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet
from wagtail.snippets.models import register_snippet

from plaudit.newsroom import choosers
from plaudit.newsroom.actions import note_author, note_category
from plaudit.newsroom.desk import Newsroom
from plaudit.newsroom.models import Author, Category

register_snippet(Newsroom)


@hooks.register("register_admin_viewset")
def choosing() -> list[ViewSet]:
    return [choosers.titles, choosers.people]


@hooks.register("after_edit_snippet")
def note_change(_request: HttpRequest, instance: Any) -> None:
    if isinstance(instance, Author):
        note_author(instance)
    if isinstance(instance, Category):
        note_category(instance)
