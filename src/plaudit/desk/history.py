"""The history of a row: an edit names the fields that were changed, and never stores their values."""

from django.core.exceptions import FieldDoesNotExist
from django.db.models import ForeignObjectRel, Model
from django.utils.translation import gettext as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.log_actions import LogFormatter
from wagtail.models import ModelLogEntry, PageLogEntry

CHANGED = "changed"


def changed_fields(form: WagtailAdminModelForm) -> dict[str, list[str]]:
    """Return the data of a log entry: the names of the changed fields, and of changed rows within the form."""
    formsets = getattr(form, "formsets", {})
    changed_formsets = [name for name, rows in formsets.items() if any(row.has_changed() for row in rows)]
    return {CHANGED: [*form.changed_data, *changed_formsets]}


class EditLogFormatter(LogFormatter):
    """Names the changed fields if an entry lists any, and else leaves the message to Wagtail."""

    def __init__(self, default: LogFormatter) -> None:
        self.default = default
        self.label = default.label

    def format_message(self, log_entry: ModelLogEntry | PageLogEntry) -> str:
        model = log_entry.content_type.model_class() if log_entry.content_type else None
        names = log_entry.data.get(CHANGED) if isinstance(log_entry.data, dict) else None
        names = [name for name in names if isinstance(name, str)] if isinstance(names, list) else []
        if not names or model is None:
            return str(self.default.format_message(log_entry))
        return _("Edited: %(fields)s") % {"fields": ", ".join(field_label(model, name) for name in names)}

    def format_comment(self, log_entry: ModelLogEntry | PageLogEntry) -> str:
        return str(self.default.format_comment(log_entry))


def field_label(model: type[Model], name: str) -> str:
    """Return the label of a field, related table or form field; the bare name if there is none any more."""
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return _form_field_label(model, name)
    if isinstance(field, ForeignObjectRel):
        return str(field.related_model._meta.verbose_name_plural)
    return str(getattr(field, "verbose_name", name))


def _form_field_label(model: type[Model], name: str) -> str:
    edit_handler = getattr(model, "get_edit_handler", None)
    fields = edit_handler().get_form_class().base_fields if edit_handler else {}
    label = str(fields[name].label or name) if name in fields else name
    return label[:1].lower() + label[1:]
