"""A pytest plugin that runs some tests for each mutant, without loading anything twice.

Django, Plaudit, the tests and their database are loaded once. For each mutant the process forks; in the child the
changed function gets its new code, and tests run until one fails. Code that runs while a module is imported has had its
effect by then: such mutants need a fresh process (`fresh_run.py`).
"""

import gc
import json
import os
import shutil
import socket
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pytest
from django.db import connections

from .processes import CHANNEL, limit_work, send, wait

NOTICED, SURVIVED, NOT_REPLACED = "noticed", "survived", "not replaced"

Functions = dict[tuple[str, str], list[FunctionType]]


class FirstFailure:
    """Notes the first failure of a run."""

    def __init__(self) -> None:
        self.test = ""
        self.reason = ""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Look at the setup, the call or the teardown of a test."""
        if report.failed and not self.test:
            self.test = report.nodeid
            crash = getattr(report.longrepr, "reprcrash", None)
            self.reason = (crash.message if crash else str(report.longrepr)).strip()[:300]


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool:
    """Answer requests instead of running the tests."""
    items = {item.nodeid: item for item in session.items}
    failure = FirstFailure()
    session.config.pluginmanager.register(failure)
    _make_database(session.items[0])
    home = Path(os.environ["PLAUDIT_HOME"])
    untouched = home.with_name(f"{home.name}-untouched")
    shutil.copytree(home, untouched)
    functions = live_functions()
    gc.freeze()  # so that the children share the memory
    try:
        with socket.socket(fileno=int(os.environ[CHANNEL])) as channel, channel.makefile("rw") as stream:
            send(stream, {"failure": failure.reason})
            for line in stream:
                send(stream, _answer(json.loads(line), items, functions, failure))
                # With the home goes the database, in which a killed test may have stored anything.
                shutil.rmtree(home, ignore_errors=True)
                shutil.copytree(untouched, home)
    finally:
        shutil.rmtree(untouched)
    return True


def _make_database(neighbour: pytest.Item) -> None:
    """Run a test of nothing that asks for the database, in the module of another test."""

    def empty(db: None) -> None:
        pass

    item = pytest.Function.from_parent(neighbour.parent, name="empty", callobj=empty)
    neighbour.config.hook.pytest_runtest_protocol(item=item, nextitem=neighbour)
    connections.close_all()


def live_functions() -> Functions:
    """Return every Python function in memory, by file and qualified name."""
    functions: Functions = defaultdict(list)
    for candidate in gc.get_objects():
        if type(candidate) is FunctionType:
            functions[candidate.__code__.co_filename, candidate.__code__.co_qualname].append(candidate)
    return functions


def replace_code(functions: Functions, path: str, name: str, source: str) -> bool:
    """Give a function the code that it has in the source; False where the old code would stay in use elsewhere."""
    living = functions.get((path, name), [])
    inner = f"{name}.<locals>."
    if not living or any(file == path and qualified.startswith(inner) for file, qualified in functions):
        return False
    codes = [code for code in _codes(compile(source, path, "exec", dont_inherit=True)) if code.co_qualname == name]
    for function in living:
        code = next((code for code in codes if code.co_firstlineno == function.__code__.co_firstlineno), None)
        if code is None or code.co_freevars != function.__code__.co_freevars:
            return False
        function.__code__ = code
    return True


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)


def _answer(
    request: dict[str, Any], items: dict[str, pytest.Item], functions: Functions, failure: FirstFailure
) -> dict[str, Any]:
    """Run the tests in a child. If it never ends, the mutant has been noticed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        limit_work(request["seconds"])
        os.write(writing, json.dumps(_run(request, items, functions, failure)).encode())
        os._exit(0)
    os.close(writing)
    ended = wait(child) is not None
    with os.fdopen(reading) as pipe:
        answer = pipe.read() if ended else ""
    return json.loads(answer) if answer else {"outcome": NOTICED, "test": "", "reason": "never ended, or died"}


def _run(
    request: dict[str, Any], items: dict[str, pytest.Item], functions: Functions, failure: FirstFailure
) -> dict[str, Any]:
    if request["function"] and not replace_code(functions, request["path"], request["function"], request["source"]):
        return {"outcome": NOT_REPLACED, "test": "", "reason": ""}
    failure.test = failure.reason = ""
    tests = [items[name] for name in request["tests"] if name in items]
    # After a last test pytest would delete the database, so another one seems to follow.
    next_tests = [*tests[1:], next(item for item in items.values() if item not in tests[-1:])]
    for test, next_test in zip(tests, next_tests, strict=bool(tests)):
        test.config.hook.pytest_runtest_protocol(item=test, nextitem=next_test)
        if failure.test:
            return {"outcome": NOTICED, "test": failure.test, "reason": failure.reason}
    return {"outcome": SURVIVED, "test": "", "reason": ""}
