"""Many rows in one statement: `executemany` on SQLite, COPY and arrays on PostgreSQL.

Django's own bulk_create and bulk_update build an expression for every value; for imports of thousands of rows that
costs several times what the database needs.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from operator import attrgetter
from typing import Any, TypeVar

from django.db import connection, models

from plaudit.bulk import lookups  # noqa: F401 - so that every query knows `any_of`

Row = Sequence[Any]
Column = Sequence[Any]
Converter = Callable[[Any], Any]
Item = TypeVar("Item")


def require_transaction() -> None:
    """Raise RuntimeError outside a transaction, where a lock ends at once and half of the rows may stay."""
    if not connection.in_atomic_block:
        raise RuntimeError("This must run inside a transaction.")


def create(rows: Sequence[models.Model]) -> None:
    """Insert new objects of one model and give them their ids, as bulk_create does; in the caller's transaction."""
    if not rows:
        return
    model = type(rows[0])
    if isinstance(model._meta.pk, models.AutoField):
        for row, pk in zip(rows, reserve(model, len(rows)), strict=True):
            row.pk = pk
    columns = [field.attname for field in model._meta.concrete_fields]
    insert(model, columns, map(attrgetter(*columns), rows))
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


def insert(model: type[models.Model], columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Insert rows whose values stand in the order of the columns (attribute names, such as `title_id`)."""
    fields = _fields(model, columns)
    ready = _ready(fields, rows)
    if connection.vendor == "postgresql":
        _copy(model, fields, ready)
    else:
        _execute_many(f"{_insert_into(model, fields)} VALUES ({_marks(fields)})", ready)


def insert_missing(model: type[models.Model], columns: Sequence[str], rows: Iterable[Row]) -> None:
    """The same, but a row that breaks a unique constraint, since it is there already, is left out."""
    fields = _fields(model, columns)
    ready = _ready(fields, rows)
    into, rest = _insert_into(model, fields), "ON CONFLICT DO NOTHING"
    if connection.vendor == "postgresql":
        _execute_arrays(f"{into} SELECT * FROM {_unnested(fields)} {rest}", ready)  # noqa: S608 - our own names
    else:
        _execute_many(f"{into} VALUES ({_marks(fields)}) {rest}", ready)


def update(model: type[models.Model], columns: Sequence[str], keys: Sequence[str], rows: Iterable[Row]) -> None:
    """Set the columns of the rows that the keys name; each row holds the columns' values, then the keys'."""
    fields, key_fields = _fields(model, columns), _fields(model, keys)
    ready = _ready([*fields, *key_fields], rows)
    if connection.vendor == "postgresql":
        _execute_arrays(_update_from_arrays(model, fields, key_fields), ready)
    else:
        where = " AND ".join(f"{_name(field)} = %s" for field in key_fields)
        changes = ", ".join(f"{_name(field)} = %s" for field in fields)
        _execute_many(f"UPDATE {_table(model)} SET {changes} WHERE {where}", ready)  # noqa: S608 - our own names


def reserve(model: type[models.Model], count: int) -> Sequence[int]:
    """Ids for new rows of a model, ascending, that nobody else is given."""
    require_transaction()
    if connection.vendor == "postgresql":
        return _from_sequence(model, count)
    with connection.cursor() as cursor:
        table = [model._meta.db_table]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", table)
        found = cursor.fetchone()
        if found is None:
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, 0)", table)
        last: int = found[0] if found else 0
        # An immediate transaction has no other writer beside it, so nobody else reads the same number.
        cursor.execute("UPDATE sqlite_sequence SET seq = %s WHERE name = %s", [last + count, *table])
    return range(last + 1, last + 1 + count)


def advisory_lock(name: str, *, shared: bool = False) -> None:
    """Let only one transaction at a time go on beyond this, until it ends, of all that give the same name.

    Those that say `shared` go on beside each other, and take turns only with those that do not. Must run first in a
    transaction. On SQLite an immediate transaction is alone in any case.
    """
    require_transaction()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            lock = "pg_advisory_xact_lock_shared" if shared else "pg_advisory_xact_lock"
            cursor.execute(f"SELECT {lock}(hashtext(%s))", [f"plaudit {name}"])


def use_one_snapshot() -> None:
    """Let every read of this transaction see the rows as they are at the first one. Must run first in a transaction.

    Inside another transaction it changes nothing: what is seen there was settled when that one began.
    """
    require_transaction()
    if connection.vendor == "postgresql" and not connection.savepoint_ids:
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def batched(rows: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """The rows in lists of at most `size`, read as they are needed."""
    source = iter(rows)
    while batch := list(islice(source, size)):
        yield batch


def _from_sequence(model: type[models.Model], count: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [_table(model), count],
        )
        return [row[0] for row in cursor.fetchall()]


def _fields(model: type[models.Model], names: Iterable[str]) -> list["models.Field[Any, Any]"]:
    by_name = {field.attname: field for field in model._meta.concrete_fields}
    return [by_name[name] for name in names]


def _table(model: type[models.Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _name(field: "models.Field[Any, Any]") -> str:
    return connection.ops.quote_name(field.column or "")


def _names(fields: Iterable["models.Field[Any, Any]"]) -> str:
    return ", ".join(_name(field) for field in fields)


def _marks(fields: Sequence["models.Field[Any, Any]"]) -> str:
    return ", ".join("%s" for _field in fields)


def _insert_into(model: type[models.Model], fields: Sequence["models.Field[Any, Any]"]) -> str:
    return f"INSERT INTO {_table(model)} ({_names(fields)})"


def _unnested(fields: Iterable["models.Field[Any, Any]"]) -> str:
    return f"unnest({', '.join(f'%s::{field.db_type(connection)}[]' for field in fields)})"


def _update_from_arrays(
    model: type[models.Model],
    fields: Sequence["models.Field[Any, Any]"],
    keys: Sequence["models.Field[Any, Any]"],
) -> str:
    table = _table(model)
    changes = ", ".join(f"{_name(field)} = new.{_name(field)}" for field in fields)
    where = " AND ".join(f"{table}.{_name(field)} = new.{_name(field)}" for field in keys)
    new = f"{_unnested([*fields, *keys])} AS new({_names([*fields, *keys])})"
    return f"UPDATE {table} SET {changes} FROM {new} WHERE {where}"  # noqa: S608 - our own names


def _ready(fields: Sequence["models.Field[Any, Any]"], rows: Iterable[Row]) -> list[Column]:
    """The values as the driver takes them, one sequence for each column; most need no conversion."""
    require_transaction()
    columns: list[Column] = list(zip(*rows, strict=True))
    for index, field in enumerate(fields if columns else ()):
        if convert := _converter(field):
            columns[index] = _converted(columns[index], convert)
    return columns


def _converted(column: Column, convert: Converter) -> Column:
    """The column converted; a value that stands in every row, as the moment of an import does, only once."""
    first = column[0]
    if column.count(first) == len(column):
        return [None if first is None else convert(first)] * len(column)
    return [None if value is None else convert(value) for value in column]


def _converter(field: "models.Field[Any, Any]") -> Converter | None:
    if isinstance(field, models.BooleanField) and connection.vendor == "sqlite":
        # Its driver takes a whole number at once, but asks around for how to adapt a bool.
        return int
    if isinstance(field, models.DateTimeField):
        in_utc = connection.vendor == "sqlite" and connection.timezone is UTC
        return _moment if in_utc else connection.ops.adapt_datetimefield_value
    if isinstance(field, models.DateField):
        return connection.ops.adapt_datefield_value
    if isinstance(field, models.JSONField):
        adapted = connection.ops.adapt_json_value
        return lambda value: adapted(value, None)
    return None


def _moment(value: datetime) -> str:
    """What Django makes of a moment for SQLite, at a tenth of the cost where it is in UTC as the database is."""
    if value.tzinfo is UTC:
        return value.replace(tzinfo=None).isoformat(sep=" ")
    return str(connection.ops.adapt_datetimefield_value(value))


def _execute_many(statement: str, columns: Sequence[Column]) -> None:
    if columns:
        with connection.cursor() as cursor:
            cursor.executemany(statement, list(zip(*columns, strict=True)))


def _execute_arrays(statement: str, columns: Sequence[Column]) -> None:
    if columns:
        with connection.cursor() as cursor:
            cursor.execute(statement, [list(column) for column in columns])


def _copy(model: type[models.Model], fields: Sequence["models.Field[Any, Any]"], columns: Sequence[Column]) -> None:
    if not columns:
        return
    statement = f"COPY {_table(model)} ({_names(fields)}) FROM STDIN"
    # Django wraps the errors of its cursors' own methods alone, and copying is none of them.
    with connection.wrap_database_errors, connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in zip(*columns, strict=True):
            copy.write_row(row)
