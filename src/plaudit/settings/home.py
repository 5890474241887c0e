"""Where Plaudit keeps what it must not lose: the database, media, and its secret key."""

import contextlib
import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from platformdirs import user_data_path

CHECKOUT = Path(__file__).resolve().parents[3]
KEY_BYTES = 50


class UnusableHomeError(ImproperlyConfigured):
    """The folder cannot be used; the message says why and what to do."""

    def __init__(self, place: Path, why: str) -> None:
        super().__init__(
            f"Plaudit keeps its database in {place}, but {why}: "
            "let PLAUDIT_HOME name a folder that Plaudit may write to."
        )


def home(chosen: str) -> Path:
    """The folder chosen, else `var/` in a checkout, else the platform's data folder; made if missing.

    Raises UnusableHomeError where that is not a folder to write to.
    """
    place = folder(chosen)
    try:
        place.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise UnusableHomeError(place, "there is a file in its place") from None
    except OSError as error:
        raise UnusableHomeError(place, f"it cannot be made ({error.strerror})") from None
    if not os.access(place, os.R_OK | os.W_OK | os.X_OK):
        raise UnusableHomeError(place, "this user may not write there")
    return place


def folder(chosen: str) -> Path:
    """Which folder that is."""
    if chosen:
        return Path(chosen).expanduser().resolve()
    if (CHECKOUT / "pyproject.toml").exists():
        return CHECKOUT / "var"
    return user_data_path("plaudit")


def secret_key(place: Path) -> str:
    """The key kept in the folder, readable by its owner only; made on first use.

    Two processes that start at once agree: the first to name its file wins, the other reads it.
    Raises UnusableHomeError if it can be neither read nor made.
    """
    path = place / "secret_key"
    try:
        if not path.exists():
            _make(path)
        key = path.read_text(encoding="utf-8").strip()
    except OSError as error:
        why = f"the secret key there cannot be read or made ({error.strerror})"
        raise UnusableHomeError(place, why) from None
    if not key:
        raise UnusableHomeError(place, f"the file {path.name} there is empty; remove it")
    return key


def _make(path: Path) -> None:
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(KEY_BYTES))
        with contextlib.suppress(FileExistsError):
            _name(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)


def _name(fresh: Path, path: Path) -> None:
    """Give the file its name unless another has it; where there are no hard links, in any case."""
    try:
        path.hardlink_to(fresh)
    except FileExistsError:
        raise
    except OSError:
        fresh.replace(path)
