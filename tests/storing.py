"""What is stored, to the last row; a table that refuses every write; and which transactions a call makes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

REFUSAL = "this table refuses every write"
# Who is signed in where is no work of ours.
LEFT_OUT = {"django_session"}
Stored = dict[str, list[str]]


def stored() -> Stored:
    """Every row of every table."""
    with connection.cursor() as cursor:
        return {table: _rows(cursor, table) for table in connection.introspection.table_names(cursor)}


def _rows(cursor, table: str) -> list[str]:
    if table in LEFT_OUT:
        return []
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - a table of ours
    return sorted(map(repr, cursor.fetchall()))


def differing(before: Stored, after: Stored) -> list[str]:
    """The tables that do not hold the same any more."""
    return sorted(table for table in after if before.get(table) != after[table])


def tables_written(call: Callable[[], object]) -> list[str]:
    """The tables that a call writes to; what it wrote is undone."""
    with transaction.atomic():
        before = stored()
        call()
        written = differing(before, stored())
        transaction.set_rollback(True)
    return [table for table in written if not _is_virtual(table)]


def _is_virtual(table: str) -> bool:
    """Whether SQLite keeps a table's rows in others, so that it takes no trigger."""
    if connection.vendor != "sqlite":
        return False
    virtual = "SELECT 1 FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%%' AND instr(%s, name) = 1"
    with connection.cursor() as cursor:
        cursor.execute(virtual, [table])
        return cursor.fetchone() is not None


@contextmanager
def refusing_table(table: str) -> Iterator[None]:
    """Let the database refuse each row that anybody writes to a table, as it would refuse one that breaks a rule."""
    make, drop = _statements(connection.ops.quote_name(table))
    _execute(make)
    try:
        yield
    finally:
        _execute(drop)


def _statements(table: str) -> tuple[list[str], list[str]]:
    if connection.vendor == "postgresql":
        make = [
            "CREATE FUNCTION refuse_write() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
            f"CREATE TRIGGER refuse_write BEFORE INSERT OR UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_write()",
        ]
        return make, [f"DROP TRIGGER refuse_write ON {table}", "DROP FUNCTION refuse_write()"]
    verbs = ("INSERT", "UPDATE", "DELETE")
    make = [
        f"CREATE TRIGGER refuse_{verb} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        for verb in verbs
    ]
    return make, [f"DROP TRIGGER refuse_{verb}" for verb in verbs]


def _execute(statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@contextmanager
def statements() -> Iterator[list[str]]:
    """The first word of every statement that the database is sent meanwhile, BEGIN and COMMIT among them."""
    words: list[str] = []
    with CaptureQueriesContext(connection) as queries:
        yield words
    words += [query["sql"].replace(";", " ").split(None, 1)[0].upper() for query in queries.captured_queries]


def is_one_transaction(words: list[str]) -> bool:
    """Whether all of these statements, those that only read too, are between one BEGIN and its end."""
    return words[:1] == ["BEGIN"] and words.count("BEGIN") == 1 and words[-1] in {"COMMIT", "ROLLBACK"}
