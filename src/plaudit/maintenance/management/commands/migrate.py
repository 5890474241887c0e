"""`plaudit migrate`: Django's, which refuses a database from before the migrations were made anew."""

from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

# Every development database from before has this app's migrations; no later one has.
FORMER_APP = "plaudit_upkeep"


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        refuse_former_database(options["database"])
        super().handle(*args, **options)


def refuse_former_database(alias: str) -> None:
    """Raise CommandError for a database that an earlier development version of Plaudit made."""
    connection = connections[alias]
    if any(app == FORMER_APP for app, _migration in MigrationRecorder(connection).applied_migrations()):
        raise CommandError(
            f"The database {connection.settings_dict['NAME']} was made by an earlier development version of Plaudit "
            "and cannot be brought up to date. Move it away, or name another one in PLAUDIT_DATABASE_URL, then run "
            "`plaudit migrate` again."
        )
