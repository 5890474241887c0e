"""Rows of any table as plain values, in full, and back again."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models.fields.files import FieldFile

from plaudit import bulk

Plain = dict[str, Any]


def columns(model: type[models.Model]) -> list[str]:
    """The columns of a table that are written, by attribute name."""
    return [field.attname for field in model._meta.concrete_fields if not getattr(field, "generated", False)]


def keys(model: type[models.Model]) -> list[str]:
    """The columns of its primary key."""
    return [field.attname for field in model._meta.pk_fields]


def plain(row: models.Model, only: Iterable[str] | None = None) -> Plain:
    """A row's columns as JSON can hold them, exact to the microsecond."""
    return {name: _plain(getattr(row, name)) for name in only or columns(type(row))}


def plain_values(values: Mapping[str, Any]) -> Plain:
    """Values of columns as JSON can hold them."""
    return {name: _plain(value) for name, value in values.items()}


def key_of(model: type[models.Model], row: Mapping[str, Any]) -> tuple[Any, ...]:
    """What names a row among those of its table."""
    return tuple(row[name] for name in keys(model))


def insert(model: type[models.Model], rows: Iterable[Plain]) -> None:
    """Insert rows again, but not where another has their key, or anything else that is unique, by now."""
    names = columns(model)
    bulk.insert_missing(model, names, [[value(model, name, row[name]) for name in names] for row in rows])


def value(model: type[models.Model], name: str, stored: Any) -> Any:
    """A column's value from what JSON held."""
    field = next(each for each in model._meta.concrete_fields if each.attname == name)
    is_text = isinstance(stored, str) and isinstance(field, models.DateField | models.DecimalField)
    return field.to_python(stored) if is_text else stored


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal | FieldFile):
        return str(value)
    return value
