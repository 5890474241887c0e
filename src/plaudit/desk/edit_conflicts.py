"""What a form was filled in with, so that nobody writes over what somebody else has said meanwhile."""

import json
from hashlib import sha256
from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext as _

AS_READ = "as_read"
# Enough to tell two texts apart; who forges it only writes over others' words, as they may by reading them again.
DIGITS = 16
LONGEST = 10_000


class StampField(forms.CharField):
    """The stamp of a form, that nobody types."""

    widget = forms.HiddenInput

    def has_changed(self, _initial: Any, _data: Any) -> bool:
        return False


def stamp(form: Any) -> None:
    """Let a form carry what its row says as it is read."""
    form.fields[AS_READ] = StampField(required=False, max_length=LONGEST, initial=json.dumps(_marks(form)))


def require_as_read(form: Any) -> None:
    """Raise ValueError where the row says something else by now than when the form was filled in, naming what.

    The form then carries what the row says now: who saves it once more has been told.
    """
    read, now = _read(form), _marks(form)
    others = [name for name, mark in now.items() if name in read and read[name] != mark]
    if not others:
        return
    form.data = form.data.copy()
    form.data[form.add_prefix(AS_READ)] = json.dumps(now)
    raise ValueError(
        _(
            "Somebody else has changed this since you opened it: %(fields)s. "
            "See what it says now in another window; saving once more writes your words over theirs."
        )
        % {"fields": ", ".join(_label(form, name) for name in others)}
    )


def _marks(form: Any) -> dict[str, str]:
    """A mark for what each field of the form, and each row that is edited in it, is filled in with."""
    said = {name: form.initial[name] for name in form.fields if name in form.initial and name != AS_READ}
    for name, rows in getattr(form, "formsets", {}).items():
        said[name] = [row.initial for row in rows.initial_forms]
    return {name: _mark(value) for name, value in said.items()}


def _mark(value: Any) -> str:
    return sha256(json.dumps(value, default=_plain, sort_keys=True).encode()).hexdigest()[:DIGITS]


def _plain(value: Any) -> Any:
    return value.pk if isinstance(value, models.Model) else str(value)


def _read(form: Any) -> dict[str, str]:
    try:
        read = json.loads(form.cleaned_data.get(AS_READ) or "{}")
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}


def _label(form: Any, name: str) -> str:
    return str(form.fields[name].label or name) if name in form.fields else name
