"""What the history of a row says of an edit: which fields were changed, in their own names, and never what they say."""

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import gettext as _
from wagtail.log_actions import LogFormatter
from wagtail.models import ModelLogEntry, PageLogEntry

CHANGED = "changed"


def changed_fields(form: Any) -> dict[str, list[str]]:
    """For an entry of the log: the names of the fields that somebody changed, and of the rows edited in the form."""
    rows = [name for name, rows in getattr(form, "formsets", {}).items() if any(row.has_changed() for row in rows)]
    return {CHANGED: [*form.changed_data, *rows]}


class EditLogFormatter(LogFormatter):
    """Says what was changed where the entry knows it, and else what Wagtail says."""

    def __init__(self, usual: LogFormatter) -> None:
        self.usual = usual
        self.label = usual.label

    def format_message(self, log_entry: ModelLogEntry | PageLogEntry) -> str:
        names = _changed(log_entry.data)
        kind = log_entry.content_type.model_class() if log_entry.content_type else None
        if not names or kind is None:
            return str(self.usual.format_message(log_entry))
        return _("Edited: %(fields)s") % {"fields": ", ".join(field_name(kind, name) for name in names)}

    def format_comment(self, log_entry: ModelLogEntry | PageLogEntry) -> str:
        return str(self.usual.format_comment(log_entry))


def _changed(data: Any) -> list[str]:
    names = data.get(CHANGED) if isinstance(data, dict) else None
    return [name for name in names if isinstance(name, str)] if isinstance(names, list) else []


def field_name(kind: type[models.Model], name: str) -> str:
    """How people call a field of a table, of its form, or the rows beside it; its bare name once there is no such."""
    try:
        field = kind._meta.get_field(name)
    except FieldDoesNotExist:
        return _in_the_form(kind, name)
    if isinstance(field, models.ForeignObjectRel):
        return str(field.related_model._meta.verbose_name_plural)
    return str(getattr(field, "verbose_name", name))


def _in_the_form(kind: Any, name: str) -> str:
    """The label of a field that only the form has, as it reads within a sentence."""
    fields = kind.get_edit_handler().get_form_class().base_fields if hasattr(kind, "get_edit_handler") else {}
    label = str(fields[name].label or name) if name in fields else name
    return label[:1].lower() + label[1:]
