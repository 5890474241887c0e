"""Gathering the styles, scripts and typefaces where the server finds them, under names that change with them."""

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
    """Gather the static files if any has changed since the last time; gives whether it did.

    Two processes that start at once take turns. Files of an earlier version stay, since pages that
    were served before may still ask for them.
    """
    folder = Path(settings.STATIC_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder):
        wanted = fingerprint()
        stamp = folder / STAMP
        if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
            return False
        _forget_copies(folder)
        call_command("collectstatic", interactive=False, verbosity=0)
        stamp.write_text(wanted, encoding="utf-8")
        return True


def fingerprint() -> str:
    """Changes when a static file, or a library that names and compresses them, does."""
    libraries = [version(name) for name in ("django", "whitenoise")]
    digest = hashlib.sha256(" ".join(libraries).encode())
    for path, found in _sources():
        state = found.stat()
        digest.update(f"\n{path} {state.st_size} {state.st_mtime_ns}".encode())
    return digest.hexdigest()


def _sources() -> list[tuple[str, Path]]:
    """Every static file: its name in a page, and where it is."""
    return sorted((path, Path(storage.path(path))) for finder in get_finders() for path, storage in finder.list([]))


def _forget_copies(folder: Path) -> None:
    """Make collectstatic copy anew what it would keep because an older file replaces a newer one."""
    for path, _found in _sources():
        (folder / path).unlink(missing_ok=True)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
