"""What every test stands on: closed sockets, the browser where there is one, and nothing left out unseen.

`make test` runs the suite on SQLite and again on PostgreSQL; PLAUDIT_DATABASE_URL chooses for one run.
With PLAUDIT_TEST_STRICT=1 a test that would be skipped fails instead.
"""

import ipaddress
import os
import socket
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.test import SimpleTestCase

import prepared_database
import surroundings
from commandline import database_url

BROWSER_TESTS = Path(__file__).resolve().parent / "browser"
DATABASE_FIXTURES = {"db", "transactional_db"}
STRICT = os.environ.get("PLAUDIT_TEST_STRICT") == "1"

# Playwright keeps an event loop in the test's own thread, which Django would otherwise take for
# asynchronous code that must not touch the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# How long one example takes says little on a machine that runs two of them and a browser at once.
hypothesis.settings.register_profile("plaudit", hypothesis.settings(), deadline=None)
hypothesis.settings.load_profile("plaudit")


class ClosedSocket(Exception):  # noqa: N818 - it reads as what it is
    """A test tried to reach another machine."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--again",
        action="store_true",
        help="leave out what another engine changes nothing about: no database, in a browser, or marked `once`",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark the browser's tests, and leave out what needs the other engine, or has been shown on it."""
    for item in items:
        if item.path.is_relative_to(BROWSER_TESTS):
            item.add_marker("browser")
            item.add_marker(pytest.mark.usefixtures("chromium"))
    other = "sqlite" if _on_postgresql() else "postgresql"
    again = bool(config.getoption("--again"))
    left_out = [item for item in items if item.get_closest_marker(other) or (again and _is_the_same(item))]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in set(left_out)]


def _is_the_same(item: pytest.Item) -> bool:
    """Whether a test shows on every engine what it has shown on one."""
    marked = item.get_closest_marker("browser") or item.get_closest_marker("once")
    return marked is not None or not _uses_a_database(item)


def _uses_a_database(item: pytest.Item) -> bool:
    case = getattr(item, "cls", None)
    return (
        item.get_closest_marker("django_db") is not None
        or (case is not None and issubclass(case, SimpleTestCase))
        or not DATABASE_FIXTURES.isdisjoint(getattr(item, "fixturenames", ()))
    )


def _on_postgresql() -> bool:
    return bool(settings.DATABASES["default"]["ENGINE"].endswith("postgresql"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
    """Where nothing may be left out, a skipped test has failed."""
    report = yield
    excused = hasattr(report, "wasxfail") or item.get_closest_marker("outside_data")
    if STRICT and report.skipped and not excused:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"Left out, though nothing may be (PLAUDIT_TEST_STRICT=1): {reason}"
    return report


@pytest.fixture(autouse=True, scope="session")
def _closed_sockets() -> Iterator[None]:
    """Refuse every connection but those to this machine."""
    guard = pytest.MonkeyPatch()
    for name in ("connect", "connect_ex"):
        guard.setattr(socket.socket, name, _guarded(getattr(socket.socket, name)))
    yield
    guard.undo()


def _guarded(connect: Any) -> Any:
    def only_here(self: socket.socket, address: Any) -> Any:
        if self.family != socket.AF_UNIX and not _is_here(str(address[0])):
            raise ClosedSocket(f"A test may reach only this machine, not {address[0]}.")
        return connect(self, address)

    return only_here


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return host == "localhost"


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_modify_db_settings: None) -> bool:
    """Whether the tests' database is a copy of one that has been migrated before."""
    return prepared_database.use()


@pytest.fixture(scope="session")
def django_db_setup(django_db_keepdb: bool, django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The tests' database; at the end, nobody is left in it.

    A browser keeps its connection to the site open, and the thread that serves it keeps one to PostgreSQL, which
    drops no database that somebody uses.
    """
    if not django_db_keepdb:
        with django_db_blocker.unblock():
            prepared_database.save()
    yield
    if _on_postgresql():
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
            )


@pytest.fixture(autouse=True)
def _empty_shelf() -> None:
    """What a test before this one put on the shelf is gone from the database, and nobody noted that as a change."""
    from plaudit.listing.browse_index import forget  # noqa: PLC0415 - models are there once Django is set up

    forget()


@pytest.fixture(scope="module")
def both(django_db_setup: None, django_db_blocker: Any) -> Iterator[Any]:
    """Two titles with everything (see `noise.py`), found by search, made once for all tests of a module.

    What a test writes to them is gone after it; use it with `django_db`, without `transaction=True`.
    """
    from noise import pair  # noqa: PLC0415 - models are there once Django is set up
    from plaudit.search.actions import update_index  # noqa: PLC0415

    with django_db_blocker.unblock(), transaction.atomic():
        made = pair()
        update_index()
        yield made
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the browser that the tests drive."""
    path = surroundings.browser()
    if path is None:
        pytest.skip(surroundings.NO_BROWSER)
    return path


@pytest.fixture(scope="session")
def outside_data() -> Path:
    """The folder of real data that the repository does not carry; mark its tests `outside_data`."""
    folder = surroundings.outside_data()
    if not folder.is_dir():
        pytest.skip(f"there is no folder {folder}; name one in DATA")
    return folder


@pytest.fixture
def environment(transactional_db: None, tmp_path: Path) -> dict[str, str]:
    """The environment for `plaudit` as a process: an empty home, and the database of the tests."""
    kept = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    return {**kept, "PLAUDIT_HOME": str(tmp_path), "PLAUDIT_DATABASE_URL": database_url()}


@pytest.fixture
def recount_check() -> Callable[[], None]:
    """`plaudit recount --check`, which raises CommandError where a stored score differs."""
    return lambda: call_command("recount", "--check", stdout=StringIO())
