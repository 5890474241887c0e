"""`plaudit check`: what is wrong with the settings, and what to do."""

import pytest

from plaudit.settings import checks
from plaudit.settings.environment import PROBLEMS


def test_unusable_values_are_errors(monkeypatch):
    monkeypatch.setattr(checks, "PROBLEMS", ["PLAUDIT_X cannot be used: it is wrong."])
    (error,) = checks.unusable_values()
    assert error.msg == "PLAUDIT_X cannot be used: it is wrong."
    assert error.is_serious()


def test_the_tests_own_settings_are_in_order():
    assert PROBLEMS == []
    assert checks.unusable_values() == []
    assert checks.short_key() == []
    assert checks.debug_in_public() == []


def test_a_misspelt_variable_is_a_warning_that_names_the_right_one(monkeypatch):
    monkeypatch.setenv("PLAUDIT_POLCY", "classic")
    (warning,) = checks.unknown_variables()
    assert "PLAUDIT_POLCY" in warning.msg
    assert warning.hint == "Did you mean PLAUDIT_POLICY?"


@pytest.mark.parametrize(("host", "warnings"), [("example.org", 1), ("*", 1), ("localhost", 0)])
def test_debugging_in_public_is_a_warning(settings, host, warnings):
    settings.DEBUG = True
    settings.ALLOWED_HOSTS = [".localhost", "127.0.0.1", "[::1]", host]
    assert len(checks.debug_in_public()) == warnings


def test_a_short_secret_key_is_a_warning(settings):
    settings.SECRET_KEY = "swordfish"
    (warning,) = checks.short_key()
    assert "swordfish" not in str(warning)


def test_a_missing_folder_of_the_database_is_an_error(settings, tmp_path):
    database = {"ENGINE": "django.db.backends.sqlite3", "NAME": tmp_path / "none" / "a.sqlite3"}
    settings.DATABASES["default"], kept = database, settings.DATABASES["default"]
    try:
        (error,) = checks.place_of_the_database()
    finally:
        settings.DATABASES["default"] = kept
    assert str(tmp_path / "none") in error.msg
