"""The settings of the two engines."""

from plaudit.settings.databases import database


def test_without_an_address_the_database_is_a_file_at_home(tmp_path):
    chosen = database("", tmp_path)
    assert chosen["ENGINE"] == "django.db.backends.sqlite3"
    assert chosen["NAME"] == tmp_path / "plaudit.sqlite3"


def test_sqlite_writes_ahead_fully_synchronised_in_immediate_transactions(tmp_path):
    options = database("sqlite:////srv/site.sqlite3", tmp_path)["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in options["init_command"]
    assert "synchronous=FULL" in options["init_command"]


def test_the_path_of_an_sqlite_file_does_not_depend_on_where_a_command_is_typed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert database("sqlite:///site.sqlite3", tmp_path)["NAME"] == tmp_path / "site.sqlite3"


def test_postgresql_keeps_its_connections_and_its_options(tmp_path):
    chosen = database("postgresql://me:p%40ss@db:6432/films?sslmode=require", tmp_path)
    assert chosen["ENGINE"] == "django.db.backends.postgresql"
    assert (chosen["USER"], chosen["PASSWORD"], chosen["HOST"]) == ("me", "p@ss", "db")
    assert chosen["OPTIONS"] == {"sslmode": "require"}
    assert chosen["CONN_MAX_AGE"] > 0
    assert chosen["ATOMIC_REQUESTS"] is False
