"""The tables can be made from nothing, as those of the tests themselves are, and taken away again."""

import sqlite3

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from commandline import plaudit
from copies import copied_database


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


def test_the_tables_are_taken_away_and_made_again(environment, tmp_path):
    with copied_database(tmp_path) as url:
        for words in (["catalog", "zero"], []):
            told = plaudit({**environment, "PLAUDIT_DATABASE_URL": url}, "migrate", *words)
            assert told.returncode == 0, told.stderr


def connected(url):
    if url.startswith("postgresql"):
        return psycopg.connect(url)
    return sqlite3.connect(url.removeprefix("sqlite:///"))


def test_a_database_of_an_earlier_development_version_is_refused_with_a_sentence(environment, tmp_path):
    with copied_database(tmp_path) as url:
        with connected(url) as old:
            old.execute(
                "INSERT INTO django_migrations (app, name, applied) "
                "VALUES ('plaudit_upkeep', '0001_initial', '2026-11-22 11:30:00+00')"
            )
        refused = plaudit({**environment, "PLAUDIT_DATABASE_URL": url}, "migrate")
    assert refused.returncode == 1
    assert "was made by an earlier development version of Plaudit" in refused.stderr
    assert "PLAUDIT_DATABASE_URL" in refused.stderr
