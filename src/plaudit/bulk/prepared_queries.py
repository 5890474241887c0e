"""Reads that are compiled once: Django's query, its SQL kept, run again with other values.

Building and compiling a query costs Django several times what SQLite needs to answer it. A public page runs the same
few queries for every title, so each is compiled on first use, for each engine, and then only run.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from django.db import connection, models

Value = int | str
Row = tuple[Any, ...]

# Values that no query has of its own, by which the places of the real ones are found in the compiled query. They are
# small enough for every kind of integer column, since Django answers without the database where one cannot fit.
NUMBERS = range(31_957, 31_965)
TEXTS = [f"\ue000{place}\ue000" for place in range(8)]


class Compiled(NamedTuple):
    """A query as SQL; `places` says which value each parameter is, None for a fixed one."""

    sql: str
    parameters: list[Any]
    places: list[int | None]
    convert: Callable[[list[Row]], Any]


class PreparedQuery:
    """A query of rows that differs only in a few values.

    `build` makes the query set (of `values_list`) from as many values as `kinds` names, each int or str. They may
    stand where Django passes a value to the database, not where it decides by it; so none may be None or a list.
    """

    def __init__(self, build: Callable[..., "models.QuerySet[Any, Any]"], *kinds: type) -> None:
        self._build = build
        self._stand_ins: list[Value] = [
            NUMBERS[place] if kind is int else TEXTS[place] for place, kind in enumerate(kinds)
        ]
        self._compiled: dict[str, Compiled] = {}

    def rows(self, *values: Value) -> list[Row]:
        """The rows for these values, in the query's order."""
        compiled = self._compiled.get(connection.vendor) or self._compile()
        parameters = [
            fixed if place is None else values[place]
            for fixed, place in zip(compiled.parameters, compiled.places, strict=True)
        ]
        with connection.cursor() as cursor:
            cursor.execute(compiled.sql, parameters)
            found = cursor.fetchall()
        return [tuple(row) for row in compiled.convert(found)]

    def _compile(self) -> Compiled:
        query = self._build(*self._stand_ins).query
        compiler: Any = query.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        columns = [column for column, _sql, _alias in compiler.select]
        converters = compiler.get_converters(columns)

        def convert(rows: list[Row]) -> Any:
            return compiler.apply_converters(rows, converters) if converters else rows

        compiled = Compiled(sql, list(parameters), self._places(parameters), convert)
        self._compiled[connection.vendor] = compiled
        return compiled

    def _places(self, parameters: Sequence[Any]) -> list[int | None]:
        places = [self._place(parameter) for parameter in parameters]
        missing = set(range(len(self._stand_ins))) - set(places)
        if missing:
            raise ValueError(f"The query does not pass on the values {sorted(missing)}.")
        return places

    def _place(self, parameter: Any) -> int | None:
        for place, stand_in in enumerate(self._stand_ins):
            if parameter == stand_in:
                return place
        return None
