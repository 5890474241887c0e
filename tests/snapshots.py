"""Snapshots of the whole database, a table that refuses every write, and the statements that a call sends."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

REFUSAL = "this table refuses every write"
# What the desk keeps of a visit and of an upload that waits, and the small pictures that it makes to show there.
NOT_COMPARED = {
    "catalog_photorendition",
    "django_session",
    "wagtailadmin_editingsession",
    "wagtailcore_uploadedfile",
}
Snapshot = dict[str, list[tuple[object, ...]]]


def snapshot(*, without: set[str] = frozenset()) -> Snapshot:
    """Every row of every table, as the driver reads it: Django's own cursors would take five times as long."""
    connection.ensure_connection()
    read = connection.connection.execute
    names = set(connection.introspection.table_names()) - without
    return {name: read(f"SELECT * FROM {connection.ops.quote_name(name)}").fetchall() for name in names}  # noqa: S608


def changed_tables(before: Snapshot, after: Snapshot) -> list[str]:
    """The tables that do not hold the same rows any more."""
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


def tables_written(call: Callable[[], object], before: Snapshot) -> list[str]:
    """The tables that a call writes to; what it wrote is undone."""
    with transaction.atomic():
        call()
        changed = changed_tables(before, snapshot())
        transaction.set_rollback(True)
    return [name for name in changed if not _is_virtual(name)]


def _is_virtual(table: str) -> bool:
    """Whether this is a virtual table of SQLite's, or one in which that keeps its rows: they take no trigger."""
    if connection.vendor != "sqlite":
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%%' AND instr(%s, name) = 1", [table])
        return cursor.fetchone() is not None


@contextmanager
def table_refuses_writes(table: str) -> Iterator[None]:
    """Let the database refuse each row that is written to a table, as it refuses one that breaks a constraint."""
    create, drop = _triggers(connection.ops.quote_name(table))
    _execute(create)
    try:
        yield
    finally:
        _execute(drop)


def _triggers(table: str) -> tuple[list[str], list[str]]:
    if connection.vendor == "postgresql":
        create = [
            "CREATE FUNCTION refuse_write() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
            f"CREATE TRIGGER refuse_write BEFORE INSERT OR UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_write()",
        ]
        return create, [f"DROP TRIGGER refuse_write ON {table}", "DROP FUNCTION refuse_write()"]
    verbs = ("INSERT", "UPDATE", "DELETE")
    create = [
        f"CREATE TEMP TRIGGER refuse_{verb} BEFORE {verb} ON main.{table} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        for verb in verbs
    ]
    return create, [f"DROP TRIGGER temp.refuse_{verb}" for verb in verbs]


def _execute(statements: list[str]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@contextmanager
def recorded_statements() -> Iterator[list[str]]:
    """The first word of every statement that is sent meanwhile, BEGIN and COMMIT among them."""
    words: list[str] = []
    with CaptureQueriesContext(connection) as queries:
        try:
            yield words
        finally:
            words += [query["sql"].replace(";", " ").split(None, 1)[0].upper() for query in queries.captured_queries]


def is_one_transaction(words: list[str]) -> bool:
    """Whether all of these statements, those that only read too, are between one BEGIN and its end."""
    return words[:1] == ["BEGIN"] and words.count("BEGIN") == 1 and words[-1] in {"COMMIT", "ROLLBACK"}
