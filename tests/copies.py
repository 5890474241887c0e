"""A copy of the tests' database that a command may do anything to."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from django.db import connection
from psycopg import sql

from commandline import database_url


@contextmanager
def copied_database(folder: Path) -> Iterator[str]:
    """The address of a copy, which goes away afterwards. Needs `transactional_db`: nothing may be in the making."""
    if connection.vendor == "sqlite":
        path = folder / "copy.sqlite3"
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(path)])
        yield f"sqlite:///{path}"
    else:
        yield from _copied_on_postgresql()


def _copied_on_postgresql() -> Iterator[str]:
    original = connection.settings_dict["NAME"]
    copy = f"{original}_copy"
    connection.close()  # PostgreSQL copies no database that somebody uses
    with psycopg.connect(_at("postgres"), autocommit=True) as server:
        server.execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s", [original])
        server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(copy), sql.Identifier(original)))
        try:
            yield _at(copy)
        finally:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(copy)))


def _at(name: str) -> str:
    return urlunsplit(urlsplit(database_url())._replace(path=f"/{name}"))
