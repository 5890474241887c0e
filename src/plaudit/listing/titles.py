"""A title as its pages need it: with its score, its consensus and its poster, in one query."""

from typing import Any

from django.db import connection
from django.db.models import QuerySet

from plaudit.bulk.prepared_queries import PreparedQuery
from plaudit.catalog.models import Title
from plaudit.catalog.queries import localization

JOINED = ("score", "consensus", "poster")


def title_by_slug(slug: str) -> Title | None:
    """Return the title with this slug, or None (one query, two in another language)."""
    found = _TITLE.rows(slug)
    if not found:
        return None
    row = list(found[0])
    title: Title = _take_instance(Title, row)
    for name in JOINED:
        field: Any = Title._meta.get_field(name)
        related = _take_instance(field.related_model, row)
        # That there is none is remembered too, or Django would ask again.
        field.set_cached_value(title, related if related.pk is not None else None)
    return localization.localize(title)


def _title_query(slug: str) -> QuerySet[Title, Any]:
    joined = [column for name in JOINED for column in _columns(Title._meta.get_field(name).related_model, f"{name}__")]
    return Title.objects.filter(slug=slug).values_list(*_columns(Title), *joined)


_TITLE = PreparedQuery(_title_query, str)


def _columns(model: Any, prefix: str = "") -> list[str]:
    return [f"{prefix}{field.attname}" for field in model._meta.concrete_fields]


def _take_instance(model: Any, row: list[Any]) -> Any:
    """Make an instance of the first columns of a row, and take these off it."""
    names = _columns(model)
    values, row[:] = row[: len(names)], row[len(names) :]
    return model.from_db(connection.alias, names, values)
