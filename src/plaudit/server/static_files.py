"""Collect style sheets, scripts and fonts where the server finds them, under hashed names."""

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

STAMP = ".collected"


def collect_static() -> bool:
    """Collect the static files if one has changed since the last time; return whether one had.

    Files of an earlier version stay: pages that were served before may still ask for them.
    """
    folder = Path(settings.STATIC_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    with _exclusive_lock(folder):
        wanted = fingerprint()
        stamp = folder / STAMP
        if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
            return False
        _delete_copies(folder)
        call_command("collectstatic", interactive=False, verbosity=0)
        stamp.write_text(wanted, encoding="utf-8")
        return True


def fingerprint() -> str:
    """Return a digest that changes with any static file, or with a library that names and compresses them."""
    libraries = [version(name) for name in ("django", "whitenoise")]
    digest = hashlib.sha256(" ".join(libraries).encode())
    for path, source in _sources():
        state = source.stat()
        digest.update(f"\n{path} {state.st_size} {state.st_mtime_ns}".encode())
    return digest.hexdigest()


def _sources() -> list[tuple[str, Path]]:
    """Return every static file's name and its path."""
    return sorted((path, Path(storage.path(path))) for finder in get_finders() for path, storage in finder.list([]))


def _delete_copies(folder: Path) -> None:
    """Delete earlier copies: collectstatic keeps a copy that is newer than its source."""
    for path, _source in _sources():
        (folder / path).unlink(missing_ok=True)


@contextmanager
def _exclusive_lock(folder: Path) -> Iterator[None]:
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
