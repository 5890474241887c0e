"""A pytest plugin for a fresh process on one mutant: run the chosen tests in their order, and write the result."""

import json
import os
from pathlib import Path

import pytest

from .server import FirstFailure

TESTS = "PLAUDIT_TEST_CHOSEN"  # a file with the names of the tests
RESULT = "PLAUDIT_TEST_RESULT"  # the file to write


class Result(FirstFailure):
    """Writes the first failure to a file. Without the file, the run did not get as far as its tests."""

    def pytest_sessionfinish(self) -> None:
        """Write the result."""
        result = {"test": self.test, "reason": self.reason}
        Path(os.environ[RESULT]).write_text(json.dumps(result), encoding="utf-8")


def pytest_configure(config: pytest.Config) -> None:
    """Follow the run."""
    config.pluginmanager.register(Result())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the chosen tests. The mutant may have renamed some that are parametrised."""
    tests = json.loads(Path(os.environ[TESTS]).read_text(encoding="utf-8"))
    positions = {name: position for position, name in enumerate(tests)}
    items[:] = sorted((item for item in items if item.nodeid in positions), key=lambda item: positions[item.nodeid])
