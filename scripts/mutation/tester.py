"""Run the tests that reach a mutant."""

import json
import socket
import subprocess
import sys
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from .coverage_map import CoverageMap
from .fresh_run import RESULT, TESTS
from .mutants import Mutant
from .private_copy import PYTEST_OPTIONS, environment
from .processes import CHANNEL, send
from .server import NOT_REPLACED, NOTICED, SURVIVED

UNREACHED = "unreached"
MOST_TESTS = 120
NO_TEST_RAN = 5


@dataclass
class Verdict:
    """What became of one mutant."""

    outcome: str
    path: str
    function: str
    kind: str
    package: str
    change: str
    operator: str
    occurrence: int
    line: int
    tests: int = 0  # how many were run, or would have been if none had failed
    reaching: int = 0  # how many run the changed code
    test: str = ""  # the one that failed
    reason: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What identifies the mutant while the lines of its file move."""
        return self.path, self.function, self.change

    def to_json(self) -> dict[str, Any]:
        """Return plain values, from which a verdict can be made again."""
        return asdict(self)


class Process:
    """A process in a private copy that answers requests."""

    def __init__(self, copy: Path, arguments: list[str], log: str) -> None:
        ours, theirs = socket.socketpair()
        self.log = copy / log
        with self.log.open("w") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", *arguments],
                cwd=copy,
                env=environment(copy, **{CHANNEL: str(theirs.fileno())}),
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            )
        theirs.close()
        self.stream = ours.makefile("rw")
        ours.close()

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """Send a request and wait for the answer."""
        send(self.stream, request)
        return self.receive()

    def receive(self) -> dict[str, Any]:
        """Wait for the next message."""
        line = self.stream.readline()
        if not line:
            raise SystemExit(f"The tests cannot be run:\n{self.log.read_text(encoding='utf-8')[-3000:]}")
        message: dict[str, Any] = json.loads(line)
        return message

    def close(self) -> None:
        """Let the process end."""
        self.stream.close()
        self.process.wait()


class Tester:
    """Tests mutants, one after the other, in a private copy."""

    def __init__(self, copy: Path, coverage_map: CoverageMap, seconds: float) -> None:
        self.copy, self.map, self.seconds = copy, coverage_map, seconds
        self.breadth = coverage_map.breadth()
        self.sound: dict[str, bool] = {}
        plugin = ["-p", "mutation.server", "--ignore=tests/browser", "tests"]
        self.server = Process(copy, ["pytest", *PYTEST_OPTIONS, *plugin], "server.log")
        self.starter = Process(copy, ["mutation.processes"], "starter.log")
        failure = self.server.receive()["failure"]
        self.starter.receive()
        if failure:
            raise SystemExit(f"The tests' database cannot be made: {failure}")

    def close(self) -> None:
        """End the processes."""
        self.server.close()
        self.starter.close()

    def test(self, mutant: Mutant) -> Verdict:
        """Run the tests that reach a mutant until one fails, which passes without the mutant."""
        reaching = self.ranked_tests(mutant)
        verdict = Verdict(
            outcome=UNREACHED,
            path=mutant.path,
            function=mutant.place.name,
            kind=mutant.kind,
            package=mutant.package,
            change=mutant.change(self.copy),
            operator=mutant.operator,
            occurrence=mutant.occurrence,
            line=mutant.span[0][0],
            reaching=len(reaching),
        )
        while tests := self._affordable([test for test in reaching if self.sound.get(test, True)]):
            verdict.tests = len(tests)
            answer = self._run(mutant, tests)
            verdict.outcome, verdict.test, verdict.reason = answer["outcome"], answer["test"], answer["reason"]
            if not verdict.test or self._is_sound(verdict.test):
                break
        return verdict

    def ranked_tests(self, mutant: Mutant) -> list[str]:
        """Rank the tests that reach a mutant by what they say about it.

        One case of each parametrised test comes before a second of any, a test in the mirrored folder before others,
        and a test that runs few lines before one that runs many.
        """
        cases: Counter[str] = Counter()
        ranks = {}
        usable = self.map.seconds.keys() - self.map.failed
        for test in sorted(self.map.tests_of(mutant) & usable, key=lambda test: (self.breadth[test], test)):
            function = test.partition("[")[0]
            cases[function] += 1
            elsewhere = not test.startswith(f"tests/{mutant.package}/")
            ranks[test] = (cases[function], elsewhere, self.breadth[test])
        return sorted(ranks, key=lambda test: ranks[test])

    def _affordable(self, tests: list[str]) -> list[str]:
        """Choose as many of the first tests as time allows; long ones only where time is left."""
        chosen: list[str] = []
        seconds = self.seconds
        for longest in (self.seconds / 5, self.seconds):
            for test in tests:
                cost = self.map.seconds[test]
                if cost <= min(longest, seconds) and test not in chosen and len(chosen) < MOST_TESTS:
                    chosen.append(test)
                    seconds -= cost
        return chosen or tests[:1]

    def _run(self, mutant: Mutant, tests: list[str]) -> dict[str, Any]:
        file = self.copy / mutant.path
        original, source = file.read_text(encoding="utf-8"), mutant.code(self.copy) or ""
        # Modules that are loaded later and processes that a test starts read the file.
        file.write_text(source, encoding="utf-8")
        try:
            answer = {"outcome": NOT_REPLACED}
            if mutant.place.function and not self.map.runs_at_import(mutant):
                answer = self._ask_server(tests, str(file), mutant.place.function, source)
            if answer["outcome"] == NOT_REPLACED:
                answer = self._run_freshly(tests, new_database=self.map.makes_database(mutant))
            return answer
        finally:
            file.write_text(original, encoding="utf-8")

    def _ask_server(self, tests: list[str], path: str = "", function: str = "", source: str = "") -> dict[str, Any]:
        request = {"tests": tests, "path": path, "function": function, "source": source}
        return self.server.ask({**request, "seconds": self._longest(tests)})

    def _run_freshly(self, tests: list[str], *, new_database: bool) -> dict[str, Any]:
        chosen, result, log = (self.copy / "build" / name for name in ("chosen.json", "result.json", "fresh.log"))
        chosen.parent.mkdir(exist_ok=True)
        chosen.write_text(json.dumps(tests), encoding="utf-8")
        result.unlink(missing_ok=True)
        variables = {TESTS: str(chosen), RESULT: str(result)}
        if new_database:
            variables["XDG_CACHE_HOME"] = str(self.copy / "build" / "no-cache")
        files = dict.fromkeys(test.partition("::")[0] for test in tests)
        arguments = [*PYTEST_OPTIONS, "-x", "-p", "mutation.fresh_run", *files]
        request = {"arguments": arguments, "environment": variables, "log": str(log), "seconds": self._longest(tests)}
        status = self.starter.ask(request)["status"]
        failure = json.loads(result.read_text(encoding="utf-8")) if result.exists() else {"test": "", "reason": ""}
        if status in {0, NO_TEST_RAN}:
            return {"outcome": SURVIVED, **failure}
        if status is None:
            failure["reason"] = failure["reason"] or "never ended, or died"
        elif not failure["test"]:
            failure["reason"] = f"cannot be loaded: {_last_line(log)}"
        return {"outcome": NOTICED, **failure}

    def _longest(self, tests: list[str]) -> int:
        """The seconds of work after which the tests must be in an endless loop."""
        return 20 + 3 * int(sum(self.map.seconds[test] for test in tests))

    def _is_sound(self, test: str) -> bool:
        """Whether a test that failed passes by itself without the mutant."""
        if test not in self.sound:
            self.sound[test] = self._ask_server([test])["outcome"] == SURVIVED
        return self.sound[test]


def _last_line(file: Path) -> str:
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    return lines[-1][:200] if lines else ""
