"""A private copy of the checkout, where mutants harm nobody."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

# Nothing is cached for the next run; a library that was loaded before pytest is used as it is.
PYTEST_OPTIONS = ("-q", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning")


def copy_checkout(checkout: Path, folder: Path) -> Path:
    """Copy every file that is in the repository or would be added to it.

    Compiled modules are checked against the text of their source: a mutant often has its size and its time.
    """
    listing = _git(checkout, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    for name in listing.split("\0"):
        if name and (checkout / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(checkout / name, folder / name)
    _git(folder, "init", "-q")
    _git(folder, "add", "-A")
    compiler = [sys.executable, "-m", "compileall", "-q", "--invalidation-mode", "checked-hash", "src", "scripts"]
    subprocess.run(compiler, cwd=folder, check=True)
    return folder


def environment(copy: Path, **variables: str) -> dict[str, str]:
    """Return the environment of a process in a copy: its source code, and caches of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PLAUDIT_", "COVERAGE_"))}
    own = {
        "PYTHONPATH": f"{copy / 'src'}{os.pathsep}{copy / 'scripts'}",
        "XDG_CACHE_HOME": str(copy / "build" / "cache"),
    }
    return {**kept, **own, **variables}


def _git(folder: Path, *arguments: str) -> str:
    command = ["git", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout
