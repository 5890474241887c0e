"""A value for any fact of a title or person."""

from datetime import date
from typing import Any

from django.db import models

from factories_photos import photo
from plaudit.catalog.facts import facts_of
from plaudit.catalog.models import Person, Title


def sample(model: type[Title] | type[Person], name: str) -> Any:
    """Something that a fact can be, and that no row says by itself."""
    field, values = model._meta.get_field(name), facts_of(model)[name].values
    match field:
        case models.Field(choices=[_first, *_others]):
            return field.choices[-1][0]
        case models.ForeignKey():
            return photo(64, 64)
        case models.DateField():
            return date(1931, 5, 11)
        case models.JSONField():
            return ["PE"]
        case models.IntegerField():
            return values[-1] if values else 7
    return f"A {name}"[: field.max_length]
