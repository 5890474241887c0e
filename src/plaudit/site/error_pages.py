"""What is answered where something is not there or does not work. None of it touches the database."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import gettext as _

from plaudit.site.metadata.head import Head
from plaudit.site.rendering import show


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """What went wrong, in a heading and a sentence."""

    head: Head
    sentence: str
    invented: bool = False


def told(heading: str, sentence: str, status: int) -> HttpResponse:
    """A page that says what went wrong."""
    page = ErrorPage(Head(title=heading, path="", kept_out=True), sentence)
    return show("error.html", page, status=status)


def not_allowed(methods: Sequence[str]) -> HttpResponse:
    """405, with what may be asked instead."""
    sentence = _("This page can only be read: nothing can be sent to it.")
    answer = told(_("That cannot be done here"), sentence, 405)
    answer["Allow"] = ", ".join(methods)
    return answer
