"""Which test runs which line. It is measured once, and again only for tests that changed."""

import hashlib
import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from coverage import CoverageData

from .mutants import SOURCE, Mutant
from .private_copy import PYTEST_OPTIONS, environment
from .recorder import RECORD, SESSION

FOLDER = Path("build/mutants")
TEST_FILES = "files.json"
BROWSER_TESTS = "tests/browser/"
REPOSITORY_TESTS = "tests/repository/"
CONFIGURATION = """[run]
source = {source}
relative_files = true
parallel = true
patch = subprocess
sigterm = true
context = ${{PYTEST_CURRENT_TEST-}}
data_file = {data}
disable_warnings = no-data-collected,module-not-measured,module-not-imported
"""
IMPORTED = ""  # the context of what runs when no test does
NO_TEST = {IMPORTED, SESSION}
WHOLE_FILE = (1, 10**9)

Lines = Mapping[int, set[str]]


@dataclass(frozen=True)
class CoverageMap:
    """The tests of every line of every file."""

    lines: Mapping[str, Lines]
    seconds: Mapping[str, float]  # of work, for each test
    failed: frozenset[str]  # without any mutant, or skipped

    def tests_of(self, mutant: Mutant) -> set[str]:
        """Return the tests that run what a mutant changes.

        Code that runs when its module is imported shows in what the module does: in the body of the decorated function,
        in the class or the file around it, in any test of its package, or in those of the repository as a whole.
        """
        lines = self.lines.get(mutant.path, {})
        if mutant.place.function and (tests := self._tests_of_line(lines, mutant)):
            return tests
        tests = _tests(lines, *mutant.place.body) or _tests(lines, *WHOLE_FILE)
        folders = (REPOSITORY_TESTS,) if tests else (REPOSITORY_TESTS, f"tests/{mutant.package}/")
        return tests | {test for test in self.seconds if test.startswith(folders)} if self._is_run(mutant) else set()

    def _tests_of_line(self, lines: Lines, mutant: Mutant) -> set[str]:
        """Return the tests of a line, or of the line above it on which its statement begins."""
        first, last = mutant.span[0][0], mutant.span[1][0]
        while not any(first <= line <= last for line in lines) and first > mutant.place.body[0]:
            first -= 1
        return _tests(lines, first, last)

    def _is_run(self, mutant: Mutant) -> bool:
        return not mutant.place.function or bool(self._contexts(mutant))

    def runs_at_import(self, mutant: Mutant) -> bool:
        """Whether a line also runs before any test does, so that it has had its effect."""
        return not NO_TEST.isdisjoint(self._contexts(mutant))

    def makes_database(self, mutant: Mutant) -> bool:
        """Whether a line runs while the tests' database is made."""
        return SESSION in self._contexts(mutant)

    def _contexts(self, mutant: Mutant) -> set[str]:
        lines = self.lines.get(mutant.path, {})
        return {context for line in range(mutant.span[0][0], mutant.span[1][0] + 1) for context in lines.get(line, ())}

    def breadth(self) -> dict[str, int]:
        """Count the lines that each test runs."""
        counts: dict[str, int] = defaultdict(int)
        for lines in self.lines.values():
            for tests in lines.values():
                for test in tests:
                    counts[test] += 1
        return counts


def _tests(lines: Lines, first: int, last: int) -> set[str]:
    return {test for line, tests in lines.items() if first <= line <= last for test in tests} - NO_TEST


def measure(checkout: Path, copies: Sequence[Path]) -> CoverageMap:
    """Run the tests that have not been measured on this source code, and read the map."""
    source_digest = _digest(*sorted((checkout / SOURCE).rglob("*.py")))
    folder = checkout / FOLDER / f"coverage-{source_digest[:16]}"
    digests = {
        path.relative_to(checkout).as_posix(): _digest(path)
        for path in sorted((checkout / "tests").rglob("test_*.py"))
        if not path.is_relative_to(checkout / BROWSER_TESTS)
    }
    measured = _measured_digests(folder)
    changed = {name: digest for name, digest in digests.items() if digest != measured.get(name)}
    if changed:
        print(f"Measuring which lines {len(changed)} test files run. This is done once.", file=sys.stderr, flush=True)
        run = folder / f"run-{len(list(folder.glob('run-*'))):03}"
        run.mkdir(parents=True)
        _run_tests(list(changed), copies, run)
        (run / TEST_FILES).write_text(json.dumps(changed), encoding="utf-8")
    return _read(folder, digests)


def _run_tests(names: list[str], copies: Sequence[Path], run: Path) -> None:
    processes = []
    for number, copy in enumerate(copies):
        files = names[number :: len(copies)]
        if not files:
            continue
        configuration = copy / "coverage.ini"
        configuration.write_text(CONFIGURATION.format(source=SOURCE, data=run / "data"), encoding="utf-8")
        coverage = [sys.executable, "-m", "coverage", "run", f"--rcfile={configuration}"]
        pytest = ["-m", "pytest", *PYTEST_OPTIONS, "-p", "mutation.recorder", *files]
        variables = environment(copy, **{RECORD: str(run / f"record-{number}.json")})
        with (run / f"log-{number}").open("w") as log:
            processes.append(subprocess.Popen([*coverage, *pytest], cwd=copy, env=variables, stdout=log, stderr=log))
    for process in processes:
        process.wait()
    if len(list(run.glob("record-*.json"))) < len(processes):
        raise SystemExit(f"The tests did not run to their end; see {run}/log-*.")


def _measured_digests(folder: Path) -> dict[str, str]:
    digests: dict[str, str] = {}
    for file in sorted(folder.glob(f"run-*/{TEST_FILES}")):
        digests.update(json.loads(file.read_text(encoding="utf-8")))
    return digests


def _digest(*files: Path) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.name.encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _read(folder: Path, digests: Mapping[str, str]) -> CoverageMap:
    """Read what was measured of the tests as they are now."""
    lines: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    seconds: dict[str, float] = {}
    failed: set[str] = set()
    for file in sorted(folder.glob(f"run-*/{TEST_FILES}")):
        measured = json.loads(file.read_text(encoding="utf-8"))
        valid = {name for name, digest in measured.items() if digests.get(name) == digest}
        for path in file.parent.glob("record-*.json"):
            record = json.loads(path.read_text(encoding="utf-8"))
            seconds |= {test: cost for test, cost in record["seconds"].items() if _file(test) in valid}
            failed |= {test for test in record["failed"] if _file(test) in valid}
        for data_file in file.parent.glob("data*"):
            _add_lines(lines, data_file, valid | NO_TEST)
    return CoverageMap(lines, seconds, frozenset(failed))


def _add_lines(lines: dict[str, dict[int, set[str]]], data_file: Path, valid: set[str]) -> None:
    data = CoverageData(str(data_file))
    data.read()
    for path in data.measured_files():
        for line, contexts in data.contexts_by_lineno(path).items():
            tests = {_test(context) for context in contexts}
            lines[path][line] |= {test for test in tests if _file(test) in valid}


@cache
def _test(context: str) -> str:
    """Return the test of a context: its name, or PYTEST_CURRENT_TEST as a process inherited it."""
    return re.sub(r" \((setup|call|teardown)\)$", "", context.strip("|"))


@cache
def _file(test: str) -> str:
    return test.partition("::")[0]
