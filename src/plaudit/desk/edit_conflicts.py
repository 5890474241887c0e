"""Edit conflicts: a form knows its initial values, so that nobody overwrites what somebody else has saved since."""

import json
from hashlib import sha256

from django import forms
from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from plaudit.errors import DomainError

FINGERPRINTS = "fingerprints"
# Enough to tell two values apart; whoever forges one could as well reload the form and save.
DIGITS = 16
MAX_LENGTH = 10_000


class EditConflictError(DomainError):
    """Somebody else has saved other values since the form was opened."""


class FingerprintsField(forms.CharField):
    """Hidden; nobody changes it."""

    widget = forms.HiddenInput

    def has_changed(self, _initial: object, _data: object) -> bool:
        return False


def add_fingerprints(form: WagtailAdminModelForm) -> None:
    """Add a hidden field to a form with the fingerprints of its row's present values."""
    fingerprints = json.dumps(_fingerprints(form))
    form.fields[FINGERPRINTS] = FingerprintsField(required=False, max_length=MAX_LENGTH, initial=fingerprints)


def require_unchanged(form: WagtailAdminModelForm) -> None:
    """Raise EditConflictError if the row has changed since the form was opened, naming the fields.

    The form then carries the present fingerprints, so that saving it again overwrites them knowingly.
    """
    sent, now = _sent_fingerprints(form), _fingerprints(form)
    changed = [name for name, fingerprint in now.items() if name in sent and sent[name] != fingerprint]
    if not changed:
        return
    form.data = form.data.copy()
    form.data[form.add_prefix(FINGERPRINTS)] = json.dumps(now)
    labels = [str(form.fields[name].label or name) if name in form.fields else name for name in changed]
    raise EditConflictError(
        _(
            "Somebody else has changed this since you opened it: %(fields)s. "
            "Open it in another window to see the changes; saving again overwrites them."
        )
        % {"fields": ", ".join(labels)}
    )


def _fingerprints(form: WagtailAdminModelForm) -> dict[str, str]:
    """Return a fingerprint of the initial value of each field, and of the rows edited in the same form."""
    values = {name: form.initial[name] for name in form.fields if name in form.initial and name != FINGERPRINTS}
    for name, rows in getattr(form, "formsets", {}).items():
        values[name] = [row.initial for row in rows.initial_forms]
    return {name: _fingerprint(value) for name, value in values.items()}


def _fingerprint(value: object) -> str:
    return sha256(json.dumps(value, default=_plain, sort_keys=True).encode()).hexdigest()[:DIGITS]


def _plain(value: object) -> object:
    return value.pk if isinstance(value, Model) else str(value)


def _sent_fingerprints(form: WagtailAdminModelForm) -> dict[str, str]:
    try:
        fingerprints = json.loads(form.cleaned_data.get(FINGERPRINTS) or "{}")
    except ValueError:
        return {}
    return fingerprints if isinstance(fingerprints, dict) else {}
