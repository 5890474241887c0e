"""The tables can be made from nothing, and taken away again."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from commandline import plaudit


def test_every_step_of_a_migration_can_be_undone():
    loader = MigrationLoader(None)
    assert not [
        f"{label}.{name}: {operation.describe()}"
        for (label, name), migration in loader.disk_migrations.items()
        if type(migration).__module__.startswith("plaudit.")
        for operation in migration.operations
        if not operation.reversible
    ]


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_the_tests_run_on_what_the_migrations_made():
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
    assert "django_migrations" in tables


def test_the_tables_are_made_from_nothing_and_taken_away_again(environment, tmp_path):
    own = {**environment, "PLAUDIT_DATABASE_URL": f"sqlite:///{tmp_path}/own.sqlite3"}
    for words in (["migrate"], ["migrate", "catalog", "zero"], ["migrate"]):
        told = plaudit(own, *words)
        assert told.returncode == 0, told.stderr
