"""Errors that a person can cause, and sentences for those that the machine causes."""

import errno
from collections.abc import Iterator

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import CommandError, SystemCheckError
from django.db import DatabaseError, InterfaceError

NO_TABLES = "The tables of the database are not up to date: run `plaudit migrate` first."
FULL = "The disk is full. What was not finished has not been written: make room and try again."
BUSY = "Another command is writing to the database: try again when it has finished."
READ_ONLY = "The database {name} may not be written to by this user."
UNOPENED = "The database {name} cannot be opened: its folder is missing, or this user may not read it."
DAMAGED = "The file {name} is damaged, or is not an SQLite database: restore it from a backup."
UNREACHABLE = "The database cannot be reached ({reason}): see to its server, or to PLAUDIT_DATABASE_URL."

SQLITE = {
    "no such table": NO_TABLES,
    "no such column": NO_TABLES,
    "has no column named": NO_TABLES,
    "disk is full": FULL,
    "database is locked": BUSY,
    "readonly database": READ_ONLY,
    "unable to open database": UNOPENED,
    "not a database": DAMAGED,
    "malformed": DAMAGED,
}
POSTGRESQL = {
    "42P01": NO_TABLES,  # undefined_table
    "42703": NO_TABLES,  # undefined_column
    "53100": FULL,  # disk_full
    "25006": READ_ONLY,  # read_only_sql_transaction
    "55P03": BUSY,  # lock_not_available
}
FULL_DISKS = {errno.ENOSPC, errno.EDQUOT}


class DomainError(Exception):
    """An error that a person can cause. Its text is a translated sentence: what was wrong and what to do."""


def sentence(error: BaseException) -> str | None:
    """What to tell the person at the keyboard; None for what only a programmer can mend."""
    if isinstance(error, SystemCheckError):
        return str(error).removeprefix("SystemCheckError: ")
    if isinstance(error, DomainError | CommandError | ImproperlyConfigured):
        return str(error)
    if isinstance(error, DatabaseError | InterfaceError):
        return _of_the_database(error)
    if isinstance(error, OSError):
        return _of_the_system(error)
    return None


def _of_the_database(error: Exception) -> str | None:
    name = settings.DATABASES["default"]["NAME"]
    cause = error.__cause__
    state = getattr(cause, "sqlstate", None)
    if state in POSTGRESQL:
        return POSTGRESQL[state].format(name=name)
    for symptom, told in SQLITE.items():
        if symptom in str(error):
            return told.format(name=name)
    unreachable = type(cause).__name__ == "OperationalError" and hasattr(cause, "sqlstate")
    if unreachable and (state is None or state[:2] in {"08", "28", "3D", "57"}):
        return UNREACHABLE.format(reason=" ".join(_lines(error)))
    return None


def _lines(error: Exception) -> Iterator[str]:
    """The first of the lines that libpq gives, which repeat themselves for every address it tried."""
    yield from str(error).strip().splitlines()[:1]


def _of_the_system(error: OSError) -> str | None:
    if error.errno in FULL_DISKS:
        return FULL
    if error.filename and error.strerror:
        return f"{error.filename}: {error.strerror}."
    return None
