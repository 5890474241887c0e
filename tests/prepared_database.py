"""A copy of the migrated tests' database (SQLite): 190 migrations take longer than most test runs."""

import hashlib
import os
import shutil
from importlib.metadata import version
from pathlib import Path

import platformdirs
from django.db import connection

CHECKOUT = Path(__file__).resolve().parents[1]
FOLDER = platformdirs.user_cache_path("plaudit") / "test-databases"
LIBRARIES = ("django", "wagtail", "modelsearch", "django-taggit", "django-treebeard", "django-tasks-db")
KEPT = 8


def use() -> bool:
    """Put a copy where the tests' database is wanted; False if none has been saved for these migrations yet."""
    saved = _path()
    if connection.vendor != "sqlite" or not saved.exists():
        return False
    shutil.copyfile(saved, connection.creation._get_test_db_name())
    os.utime(saved)
    connection.settings_dict["TEST"]["MIGRATE"] = False
    return True


def save() -> None:
    """Save the freshly migrated database for later runs, and delete the oldest saved ones."""
    if connection.vendor != "sqlite":
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    unfinished = FOLDER / f"{os.getpid()}.tmp"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(unfinished)])
    unfinished.rename(_path())
    newest_first = sorted(FOLDER.glob("*.sqlite3"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in newest_first[KEPT:]:
        path.unlink(missing_ok=True)


def _path() -> Path:
    """The file for the migrations as they are now."""
    digest = hashlib.sha256()
    for library in LIBRARIES:
        digest.update(f"{library} {version(library)}\n".encode())
    for path in sorted((CHECKOUT / "src" / "plaudit").rglob("*.py")):
        if path.parent.name in {"migrations", "settings"}:
            digest.update(f"{path.relative_to(CHECKOUT)}\n".encode() + path.read_bytes())
    return FOLDER / f"{digest.hexdigest()[:32]}.sqlite3"
