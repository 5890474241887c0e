"""A pytest plugin that records which test runs which lines, how much work each is and which fail.

It runs under `coverage run` and switches coverage's context to the running test. What a test starts as a process is
measured as well: coverage's own patch starts there, with pytest's PYTEST_CURRENT_TEST, which the process inherits, as
its context.
"""

import json
import os
import resource
from pathlib import Path
from typing import Any

import coverage
import pytest

RECORD = "PLAUDIT_TEST_RECORD"  # the file to write
SESSION = "session"  # the context of a fixture that serves the whole run, such as the tests' database

seconds: dict[str, float] = {}
failed: set[str] = set()
contexts = [""]


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Any:
    """Measure one test with its fixtures."""
    before = _seconds_of_work()
    _enter(item.nodeid)
    try:
        return (yield)
    finally:
        _leave()
        seconds[item.nodeid] = _seconds_of_work() - before


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[Any]) -> Any:
    """Keep what is made once for all tests apart from the test that happens to be the first."""
    if fixturedef.scope != "session":
        return (yield)
    _enter(SESSION)
    try:
        return (yield)
    finally:
        _leave()


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note a test that fails or is skipped: it says nothing about a mutant."""
    if not report.passed:
        failed.add(report.nodeid)


def pytest_sessionfinish() -> None:
    """Write the record."""
    record = {"seconds": seconds, "failed": sorted(failed)}
    Path(os.environ[RECORD]).write_text(json.dumps(record), encoding="utf-8")


def _enter(context: str) -> None:
    contexts.append(context)
    _switch()


def _leave() -> None:
    contexts.pop()
    _switch()


def _switch() -> None:
    measurement = coverage.Coverage.current()
    if measurement is None:
        raise pytest.UsageError("Start pytest with `coverage run`.")
    measurement.switch_context(contexts[-1])


def _seconds_of_work() -> float:
    """Return the processor time of this process and its ended children; a clock measures the machine's other work."""
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)
