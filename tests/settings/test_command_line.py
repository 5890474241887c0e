"""`plaudit` itself: its overview, its sentences, its exit statuses."""

import os
import re

import pytest

from commandline import plaudit
from plaudit import __version__


@pytest.fixture
def alone(tmp_path):
    """The environment of a site that nothing has been done to."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PLAUDIT_")}
    del kept["DJANGO_SETTINGS_MODULE"]
    return {**kept, "PLAUDIT_HOME": str(tmp_path / "home")}


@pytest.mark.parametrize("words", [[], ["help"], ["--help"]])
def test_alone_it_lists_its_own_commands_first(alone, words):
    told = plaudit(alone, *words)
    assert told.returncode == 0
    listed = re.findall(r"^  (\S+)  +\S", told.stdout, re.MULTILINE)
    assert listed.index("serve") < listed.index("migrate")
    assert {"import", "rating", "createsuperuser"} <= set(listed)


def test_it_says_its_version(alone):
    assert plaudit(alone, "--version").stdout == f"Plaudit {__version__}\n"


def test_an_unknown_command_is_a_sentence_and_status_2(alone):
    told = plaudit(alone, "imprt")
    assert told.returncode == 2
    assert told.stderr == ("There is no command 'imprt'. Did you mean 'import'? `plaudit` alone lists them all.\n")


def test_unusable_settings_stop_every_command_with_sentences(alone):
    told = plaudit({**alone, "PLAUDIT_DEBUG": "maybe", "PLAUDIT_POLICY": "modern"}, "migrate")
    assert told.returncode == 1
    assert "PLAUDIT_DEBUG='maybe' cannot be used" in told.stderr
    assert "PLAUDIT_POLICY='modern' cannot be used" in told.stderr
    assert "Traceback" not in told.stderr


def test_an_unusable_home_is_a_sentence(alone, tmp_path):
    (tmp_path / "file").touch()
    told = plaudit({**alone, "PLAUDIT_HOME": str(tmp_path / "file")}, "check")
    assert told.returncode == 1
    assert told.stderr.startswith(f"Plaudit keeps its database in {tmp_path}/file, but")


def test_missing_tables_are_a_sentence(alone):
    told = plaudit(alone, "changepassword", "somebody")
    assert told.returncode == 1
    assert told.stderr == ("The tables of the database are not up to date: run `plaudit migrate` first.\n")


def test_traceback_shows_where(alone):
    told = plaudit(alone, "changepassword", "somebody", "--traceback")
    assert told.returncode == 1
    assert "Traceback" in told.stderr


def test_an_unreachable_database_is_a_sentence_without_its_password(alone):
    url = "postgresql://somebody:password1@127.0.0.1:1/plaudit"
    told = plaudit({**alone, "PLAUDIT_DATABASE_URL": url}, "migrate")
    assert told.returncode == 1
    assert told.stderr.startswith("The database cannot be reached")
    assert "password1" not in told.stderr


def test_a_file_that_is_no_database_is_a_sentence(alone, tmp_path):
    (tmp_path / "picture.png").write_bytes(bytes(range(256)) * 8)
    url = f"sqlite:///{tmp_path}/picture.png"
    told = plaudit({**alone, "PLAUDIT_DATABASE_URL": url}, "migrate")
    assert told.returncode == 1
    assert "is not an SQLite database" in told.stderr
