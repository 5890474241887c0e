"""What a failure is called when it reaches somebody at a keyboard."""

import errno

import pytest
from django.db import DatabaseError, OperationalError, connection

from plaudit import errors


@pytest.mark.django_db
def test_a_missing_table_is_told_on_every_engine():
    with pytest.raises(DatabaseError) as caught, connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM no_such_thing")
    assert errors.sentence(caught.value) == errors.NO_TABLES


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_told(number):
    assert errors.sentence(OSError(number, "No space left")) == errors.FULL
    assert errors.sentence(OperationalError("database or disk is full")) == errors.FULL


def test_a_database_in_use_is_told():
    assert errors.sentence(OperationalError("database is locked")) == errors.BUSY


def test_a_file_is_named(tmp_path):
    with pytest.raises(OSError, match="No such file") as caught:
        (tmp_path / "none").read_bytes()
    assert errors.sentence(caught.value) == f"{tmp_path}/none: No such file or directory."


def test_what_only_a_programmer_can_mend_has_no_sentence():
    assert errors.sentence(KeyError("title")) is None
