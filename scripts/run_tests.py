"""Run every test on SQLite, then those that use the database on PostgreSQL where it can be reached.

At the end it says what was left out.

Arguments go to pytest. PLAUDIT_TEST_DATABASE_URL names the PostgreSQL server (its role must be allowed
to create databases); without it a server on this machine is tried. PLAUDIT_TEST_STRICT=1 leaves nothing
out: what is missing is a failure.
"""

import getpass
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

CHECKOUT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(CHECKOUT / "tests"))

import surroundings  # noqa: E402

LOCAL = "127.0.0.1:5432"
NOTHING_RAN = 5
WORKERS = "2"


def main(arguments: list[str]) -> int:
    """The exit status: 0 only if tests ran and all passed."""
    postgresql, trouble = find_postgresql()
    left_out = [f"{part} ({why})" for part, why in (("PostgreSQL", trouble), *_tools()) if why]
    if left_out and os.environ.get("PLAUDIT_TEST_STRICT") == "1":
        return _refuse(left_out)
    results = [run("SQLite", "", arguments)]
    if postgresql:
        results.append(run("PostgreSQL", postgresql, ["--again", *arguments]))
    if not surroundings.outside_data().is_dir():
        left_out.append(f"real data (no folder {surroundings.outside_data()}; name one in DATA)")
    for part in left_out:
        print(f"Left out: {part}")
    return _status(results, narrowed=bool(arguments))


def run(engine: str, url: str, arguments: list[str]) -> int:
    """Run pytest on one engine; gives its exit status."""
    print(f"\n=== The tests on {engine} ===", flush=True)
    command = [sys.executable, "-m", "pytest", "-n", WORKERS, "--dist", "worksteal", *arguments]
    environment = {**os.environ, "PLAUDIT_DATABASE_URL": url}
    return subprocess.run(command, cwd=CHECKOUT, env=environment, check=False).returncode


def find_postgresql() -> tuple[str, str]:
    """The address of a database for this run alone, or why there is none."""
    named = os.environ.get("PLAUDIT_TEST_DATABASE_URL", "")
    trouble = ""
    for url in [named] if named else _local_servers():
        trouble = _trouble(url)
        if not trouble:
            return _own_database(url), ""
    where = "at PLAUDIT_TEST_DATABASE_URL" if named else f"at {LOCAL}; set PLAUDIT_TEST_DATABASE_URL"
    return "", f"no server {where}: {trouble}"


def _local_servers() -> list[str]:
    return [f"postgresql://{user}@{LOCAL}/postgres" for user in (getpass.getuser(), "postgres")]


def _trouble(url: str) -> str:
    """Why tests cannot run on a server, in a few words; empty if they can."""
    try:
        with psycopg.connect(url, connect_timeout=2) as connection:
            row = connection.execute(
                "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
            ).fetchone()
    except psycopg.Error as error:
        return str(error).strip().splitlines()[0]
    return "" if row and row[0] else "its role may not create databases"


def _own_database(url: str) -> str:
    """The same server with a name that no other run uses; the tests' databases are named after it."""
    return urlunsplit(urlsplit(url)._replace(path=f"/plaudit_{os.getpid()}"))


def _tools() -> list[tuple[str, str]]:
    """What needs a program beside Python, and why it cannot run."""
    return [
        ("the tests in a browser", "" if surroundings.browser() else surroundings.NO_BROWSER),
        ("the check that pages are valid HTML", "" if surroundings.java() else surroundings.NO_JAVA),
    ]


def _refuse(left_out: list[str]) -> int:
    for part in left_out:
        print(f"Missing, though nothing may be left out: {part}", file=sys.stderr)
    return 1


def _status(results: list[int], *, narrowed: bool) -> int:
    """A run of no test is a failure, unless arguments chose tests of the other engine alone."""
    ran = [result for result in results if result != NOTHING_RAN]
    if not ran or (len(ran) < len(results) and not narrowed):
        print("No test ran.", file=sys.stderr)
        return 1
    return max(ran)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
