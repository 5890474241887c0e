"""Which database: SQLite in one file, or the one that PLAUDIT_DATABASE_URL names."""

from pathlib import Path
from typing import Any

import dj_database_url

SECONDS_KEPT_OPEN = 600

SQLITE = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    # The driver keeps this many statements compiled, 128 unless told: those of an import have thousands of parameters
    # each and would fill some 40 MB.
    "cached_statements": 40,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32000; "
        "PRAGMA mmap_size=134217728; PRAGMA temp_store=MEMORY;"
    ),
}


def database(url: str, folder: Path) -> dict[str, Any]:
    """Django's settings of the database at a valid `url`; of a file in `folder` when it is empty."""
    if not url:
        return sqlite(folder / "plaudit.sqlite3")
    chosen: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=SECONDS_KEPT_OPEN, conn_health_checks=True))
    if chosen["ENGINE"].endswith("sqlite3"):
        return sqlite(Path(chosen["NAME"]).expanduser().absolute())
    return {**chosen, "ATOMIC_REQUESTS": False}


def sqlite(name: Path) -> dict[str, Any]:
    """SQLite as the architecture wants it: WAL, synchronous=FULL, immediate transactions."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        "OPTIONS": SQLITE,
        "CONN_MAX_AGE": None,
        "ATOMIC_REQUESTS": False,
    }
