"""The report of an import: every row read is added, changed, unchanged or rejected."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TextIO

from plaudit.bulk.outcomes import UpsertOutcome
from plaudit.imports.tables import Line


@dataclass(frozen=True, slots=True)
class Rejected:
    """The outcome of a row that cannot be imported, with the reason in a sentence."""

    reason: str


Result = UpsertOutcome | Rejected
FORMULA = ("=", "+", "-", "@", "\t", "\r")
NUMBER = re.compile(r"[+-]\d+(?:[.,]\d+)?")


@dataclass(slots=True)
class Report:
    """How many rows had which outcome. `read` is the sum of the other four."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: int = 0
    rejects_file: Path | None = None
    warnings: list[str] = field(default_factory=list)

    @property
    def read(self) -> int:
        return self.added + self.changed + self.unchanged + self.rejected

    def count(self, results: Sequence[Result]) -> None:
        added, changed, unchanged = (results.count(outcome) for outcome in UpsertOutcome)
        self.added += added
        self.changed += changed
        self.unchanged += unchanged
        self.rejected += len(results) - added - changed - unchanged

    def as_json(self) -> dict[str, Any]:
        """What `--json` prints."""
        counts = {name: getattr(self, name) for name in ("read", "added", "changed", "unchanged", "rejected")}
        return {**counts, "rejects_file": str(self.rejects_file) if self.rejects_file else None}


def escape_formula(cell: str) -> str:
    """Return the cell with an apostrophe in front if a spreadsheet would take it for a formula;

    a number stays as it is.
    """
    if not cell.startswith(FORMULA) or NUMBER.fullmatch(cell):
        return cell
    return f"'{cell}"


class Rejects:
    """The CSV file of rejected rows, created with the first of them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: TextIO | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file:
            self._file.close()

    def write(self, batch: Sequence[Line], results: Sequence[Result]) -> None:
        """Write the batch's rejected rows: line number, reason, cells."""
        rejected = [
            [line.number, result.reason, *map(escape_formula, line.cells)]
            for line, result in zip(batch, results, strict=True)
            if isinstance(result, Rejected)
        ]
        if rejected:
            file = self._open(["line", "reason", *batch[0].header.names])
            csv.writer(file).writerows(rejected)
            file.flush()

    def _open(self, header: Sequence[str]) -> TextIO:
        if self._file is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self.path.open("w", encoding="utf-8", newline="")
            csv.writer(self._file).writerow(header)
        return self._file

    @property
    def written_to(self) -> Path | None:
        return self.path if self._file else None
