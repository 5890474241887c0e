"""`field__any_of=values`: what `field__in=values` says, with all values in one parameter.

Django makes a parameter of every value, which costs more than the database needs to find the rows, and databases
limit how many there may be. Here the list is one JSON text on SQLite and one array on PostgreSQL.
"""

import json
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, ForeignObject, Lookup
from django.db.models.expressions import RawSQL
from django.db.models.sql.compiler import SQLCompiler

# An empty text that stands in the statement itself. SQLite searches through an index of the rows "where not (x = '')"
# only if the statement says so in the same words, and not by a parameter.
EMPTY_TEXT = RawSQL("''", ())
Statement = tuple[str, tuple[Any, ...]]


@ForeignObject.register_lookup
@Field.register_lookup
class AnyOf(Lookup):
    """Rows whose field is one of many texts or whole numbers."""

    lookup_name = "any_of"
    prepare_rhs = False

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Statement:
        column, params = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s::{self._type(connection)}[])", (*params, self._values())

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Statement:
        column, params = self.process_lhs(compiler, connection)
        return f"{column} IN (SELECT value FROM json_each(%s))", (  # noqa: S608 - our own column
            *params,
            json.dumps(self._values()),
        )

    def _values(self) -> list[Any]:
        return [value for value in self.rhs if value is not None]

    def _type(self, connection: BaseDatabaseWrapper) -> str:
        return str(self.lhs.output_field.db_type(connection))
