"""System checks of the settings: what is wrong, in a sentence, and what to do about it."""

import os
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import checks

from plaudit.settings import variables
from plaudit.settings.environment import PROBLEMS

SHORTEST_KEY = 32
FOR_TESTS = "PLAUDIT_TEST_"


@checks.register()
def unusable_values(**options: Any) -> list[checks.CheckMessage]:
    """E001: a variable has a value that cannot be used."""
    return [checks.Error(sentence, id="plaudit.E001") for sentence in dict.fromkeys(PROBLEMS)]


@checks.register()
def place_of_the_database(**options: Any) -> list[checks.CheckMessage]:
    """E002: the folder of the SQLite file is missing or closed."""
    database = settings.DATABASES["default"]
    if not database["ENGINE"].endswith("sqlite3"):
        return []
    folder = Path(database["NAME"]).parent
    if folder.is_dir() and os.access(folder, os.W_OK | os.X_OK):
        return []
    return [
        checks.Error(
            f"The database should be in the folder {folder}, which is missing or may not be written to.",
            hint="Make the folder, or choose another in PLAUDIT_DATABASE_URL.",
            id="plaudit.E002",
        )
    ]


@checks.register()
def unknown_variables(**options: Any) -> list[checks.CheckMessage]:
    """W001: a variable named like ours that Plaudit does not read: probably a slip of the pen."""
    known = [variable.name for variable in variables.ALL]
    return [
        checks.Warning(
            f"{name} is set, but Plaudit reads no such variable.",
            hint=_suggestion(name, known),
            id="plaudit.W001",
        )
        for name in sorted(os.environ)
        if name.startswith("PLAUDIT_") and name not in known and not name.startswith(FOR_TESTS)
    ]


@checks.register()
def debug_in_public(**options: Any) -> list[checks.CheckMessage]:
    """W002: error details would be shown to the public."""
    public = [host for host in settings.ALLOWED_HOSTS if not _local(host)]
    if not settings.DEBUG or not public:
        return []
    return [
        checks.Warning(
            f"PLAUDIT_DEBUG shows code and settings to whoever visits {', '.join(public)}.",
            hint="Unset PLAUDIT_DEBUG, or leave only names of this machine in PLAUDIT_HOSTS.",
            id="plaudit.W002",
        )
    ]


@checks.register()
def short_key(**options: Any) -> list[checks.CheckMessage]:
    """W003: a secret key that could be guessed."""
    if len(settings.SECRET_KEY) >= SHORTEST_KEY:
        return []
    return [
        checks.Warning(
            f"SECRET_KEY has fewer than {SHORTEST_KEY} characters.",
            hint="Unset it: Plaudit then makes a good one and keeps it in PLAUDIT_HOME.",
            id="plaudit.W003",
        )
    ]


def _suggestion(name: str, known: list[str]) -> str:
    near = get_close_matches(name, known, n=1)
    return f"Did you mean {near[0]}?" if near else "docs/settings.md names all of them."


def _local(host: str) -> bool:
    name = host.strip(".[]").lower()
    return name in {"localhost", "::1"} or name.endswith(".localhost") or name.startswith("127.")
