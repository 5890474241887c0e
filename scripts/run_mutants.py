"""Change the code a little, many times, and see whether any test notices: mutation testing.

The mutants are chosen by a seed, spread over kinds and packages. Each is put into a private copy of the checkout, where
the tests that run the changed line run until one fails, on SQLite and without the browser. Prints Markdown.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue

from mutation.coverage_map import CoverageMap, measure
from mutation.equivalents import Equivalents
from mutation.mutants import SOURCE, Mutant, find_mutants, mutants_of
from mutation.operators import KINDS
from mutation.private_copy import copy_checkout
from mutation.report import report
from mutation.sample import choose
from mutation.server import NOTICED
from mutation.tester import Tester, Verdict

CHECKOUT = Path(__file__).resolve().parents[1]
PRIORITY = 10  # below that of whoever works on the machine


def main() -> int:
    """Test the mutants that the arguments choose."""
    options = _options()
    os.setpriority(os.PRIO_PROCESS, 0, max(PRIORITY, os.getpriority(os.PRIO_PROCESS, 0)))
    start = time.monotonic()
    with _copies(options.workers) as copies:
        coverage_map = measure(CHECKOUT, copies)
        measured = time.monotonic()
        mutants, earlier, about = _survivors(options.rerun) if options.rerun else _sample(options)
        print(f"Testing {len(mutants)} mutants.", file=sys.stderr, flush=True)
        run = Run(mutants, earlier, options.json)
        run.test_all(copies, coverage_map, options.seconds)
    about += f" Measuring took {measured - start:.0f} s, testing {time.monotonic() - measured:.0f} s."
    print(report(run.verdicts, Equivalents.load(), about))
    return 0


class Run:
    """The mutants to test, and the verdicts on them so far, which may follow those of an earlier run."""

    def __init__(self, mutants: list[Mutant], earlier: list[Verdict], file: Path | None) -> None:
        self.queue: Queue[Mutant] = Queue()
        for mutant in mutants:
            self.queue.put(mutant)
        self.verdicts = list(earlier)
        self.total = len(earlier) + len(mutants)
        self.file = file

    def test_all(self, copies: list[Path], coverage_map: CoverageMap, seconds: float) -> None:
        """Test in every copy at once."""
        with ThreadPoolExecutor(len(copies)) as workers:
            for worker in [workers.submit(self._test_in, copy, coverage_map, seconds) for copy in copies]:
                worker.result()

    def _test_in(self, copy: Path, coverage_map: CoverageMap, seconds: float) -> None:
        tester = Tester(copy, coverage_map, seconds)
        try:
            while True:
                self._add(tester.test(self.queue.get_nowait()))
        except Empty:
            pass
        finally:
            tester.close()

    def _add(self, verdict: Verdict) -> None:
        self.verdicts.append(verdict)
        if self.file:
            rows = [verdict.to_json() for verdict in self.verdicts]
            self.file.write_text(json.dumps(rows, indent=1), encoding="utf-8")
        remark = f"by {verdict.test or verdict.reason}" if verdict.outcome == NOTICED else verdict.change
        progress = f"[{len(self.verdicts)}/{self.total}] {verdict.outcome}"
        print(progress, verdict.path, verdict.function, remark, file=sys.stderr, flush=True)


def _sample(options: argparse.Namespace) -> tuple[list[Mutant], list[Verdict], str]:
    mutants = [mutant for mutant in find_mutants(CHECKOUT, options.package) if options.kind in {"", mutant.kind}]
    testable = [mutant for mutant in mutants if not mutant.needs_row_locks]
    sample = choose(testable, options.count, options.seed, lambda mutant: mutant.code(CHECKOUT) is not None)
    about = (
        f"Seed {options.seed}, {len(sample)} of {len(testable)} possible mutants; {len(mutants) - len(testable)} more, "
        "of locks on rows, need another database."
    )
    return sample, [], about


def _survivors(file: Path) -> tuple[list[Mutant], list[Verdict], str]:
    """Return what survived an earlier run, and its verdicts on the others."""
    verdicts = [Verdict(**row) for row in json.loads(file.read_text(encoding="utf-8"))]
    survivors = {verdict.key: verdict for verdict in verdicts if verdict.outcome != NOTICED}
    places = {(verdict.path, verdict.operator, verdict.function) for verdict in survivors.values()}
    paths = sorted({path for path, *_ in places if (CHECKOUT / path).exists()})
    mutants = {
        (mutant.path, mutant.place.name, mutant.change(CHECKOUT)): mutant
        for path in paths
        for mutant in mutants_of(CHECKOUT, path)
        if (path, mutant.operator, mutant.place.name) in places
    }
    again = [mutants[key] for key in survivors if key in mutants]
    about = f"{len(again)} of the {len(survivors)} survivors of {file.name} again; the code of the others has changed."
    return again, [verdict for verdict in verdicts if verdict.outcome == NOTICED], about


@contextmanager
def _copies(count: int) -> Iterator[list[Path]]:
    folder = Path(tempfile.mkdtemp(prefix="plaudit-mutants-"))
    try:
        yield [copy_checkout(CHECKOUT, folder / str(number)) for number in range(count)]
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=400, help="how many mutants (400)")
    parser.add_argument("--package", default="", help=f"only this package of {SOURCE}")
    parser.add_argument("--kind", default="", choices=("", *KINDS), help="only mutants of this kind")
    parser.add_argument("--seconds", type=float, default=10, help="of tests, at most, for each mutant (10)")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--json", type=Path, help="also write every verdict to this file")
    parser.add_argument("--rerun", type=Path, metavar="FILE", help="only what survived in a file written by --json")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
