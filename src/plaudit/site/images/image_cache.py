"""Pictures that were drawn, kept in the home folder until what they show has changed."""

import os
from collections.abc import Callable
from pathlib import Path

from django.conf import settings

# Some hundred megabytes at most; the oldest go first.
MOST_FILES = 2000
SPARED = 1800


def kept(name: str, state: str, draw: Callable[[], bytes]) -> bytes:
    """The picture of a thing in this state: as it was kept, else drawn and kept instead of those of older states.

    Where the folder cannot be written the picture is drawn each time.
    """
    folder = Path(settings.PLAUDIT_HOME) / "cache" / "cards"
    path = folder / f"{name}-{state}.png"
    try:
        return path.read_bytes()
    except OSError:
        drawn = draw()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write(path, drawn)
        _tidy(folder, name, path)
    except OSError:
        return drawn
    return drawn


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all, also where two draw it at once."""
    fresh = path.with_suffix(f".{os.getpid()}.part")
    fresh.write_bytes(content)
    fresh.replace(path)


def _tidy(folder: Path, name: str, path: Path) -> None:
    for older in folder.glob(f"{name}-*.png"):
        if older != path:
            older.unlink(missing_ok=True)
    files = list(folder.glob("*.png"))
    if len(files) > MOST_FILES:
        for old in sorted(files, key=lambda file: file.stat().st_mtime)[: len(files) - SPARED]:
            old.unlink(missing_ok=True)
