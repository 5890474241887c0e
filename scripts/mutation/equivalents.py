"""The known mutants that mean the same as the code (`equivalents.toml`)."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from .tester import Verdict

FILE = Path(__file__).with_name("equivalents.toml")


@dataclass
class Equivalents:
    """Why each is equivalent, by path, function and change: lines move."""

    reasons: dict[tuple[str, str, str], str]

    @classmethod
    def load(cls) -> "Equivalents":
        """Read the file."""
        rows = tomllib.loads(FILE.read_text(encoding="utf-8")).get("mutant", [])
        return cls({(row["path"], row["function"], row["change"]): row["reason"] for row in rows})

    def reason(self, verdict: Verdict) -> str:
        """Return why no test could notice a mutant; empty for one that a test should."""
        return self.reasons.get(verdict.key, "")
