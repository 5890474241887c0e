"""Errors of actions as messages for the person at the desk. Any other exception is a bug, and is left to the log."""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.forms import BaseForm
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.admin import messages

from plaudit.errors import DomainError

logger = logging.getLogger(__name__)


class ErrorMessage(NamedTuple):
    """A sentence, and the form field that it is about, if any."""

    text: str
    field: str = ""


@contextmanager
def action_errors() -> Iterator[list[ErrorMessage]]:
    """Run an action in a transaction; if it fails by somebody's doing, undo it and fill the list with messages."""
    errors: list[ErrorMessage] = []
    try:
        with transaction.atomic():
            yield errors
    except (DomainError, ValidationError, ProtectedError, IntegrityError) as error:
        errors += error_messages(error)


def error_messages(error: Exception) -> list[ErrorMessage]:
    """Return what to tell the person about one of the errors that `action_errors` catches."""
    if isinstance(error, ValidationError):
        if hasattr(error, "error_dict"):
            return [ErrorMessage(text, field) for field, texts in error.message_dict.items() for text in texts]
        return [ErrorMessage(text) for text in error.messages]
    if isinstance(error, ProtectedError):
        return [ErrorMessage(_("This cannot be deleted: other entries depend on it."))]
    if isinstance(error, IntegrityError):
        # Two people who save at once cause this, but so does a bug.
        logger.warning("The database refused what somebody saved at the desk.", exc_info=error)
        return [ErrorMessage(_("Somebody else has just saved the same, or it conflicts with another entry."))]
    return [ErrorMessage(str(error))]


def add_to_form(form: BaseForm, errors: Iterable[ErrorMessage]) -> None:
    """Show errors at the fields of a form that they are about, or above it."""
    for error in errors:
        form.add_error(error.field if error.field in form.fields else None, error.text)


def show(request: HttpRequest, errors: Iterable[ErrorMessage]) -> None:
    """Show errors at the top of the next page."""
    for error in errors:
        messages.error(request, error.text)
