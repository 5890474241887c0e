"""Figures of the code's shape, to compare one state of it with another or with the models in docs/development.md.

    python scripts/code_figures.py                 # of this checkout, as a Markdown table
    python scripts/code_figures.py OTHER CHECKOUT  # of another one, beside this one

Counted is src/plaudit without migrations. A page's modules are the modules of Plaudit that the title page imports.
"""

import argparse
import ast
import io
import json
import re
import statistics
import subprocess
import sys
import tokenize
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
# The module of the title page, by its present name and by earlier ones.
TITLE_PAGES = ("plaudit.site.pages.title.page", "plaudit.site.pages.title")
LABELS = {
    "files": "files",
    "lines": "lines",
    "file_median": "file, median lines",
    "file_largest": "file, largest",
    "functions": "functions",
    "function_median": "function, median lines",
    "function_ninth_decile": "function, ninth decile",
    "comment_percent": "comment lines, %",
    "page_modules_direct": "modules that the title page imports",
    "page_modules_all": "modules that it pulls in, in all",
    "any_lines": "lines with Any",
}


@dataclass(frozen=True, slots=True)
class Figures:
    """The shape of one checkout's code; lengths in lines."""

    files: int
    lines: int
    file_median: float
    file_largest: int
    functions: int
    function_median: float
    function_ninth_decile: int
    comment_percent: float
    page_modules_direct: int
    page_modules_all: int
    any_lines: int


def measure(source: Path) -> Figures:
    """Measure the package below a `src` folder."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((source / "plaudit").rglob("*.py")) if _counts(path)]
    lengths = [text.count("\n") for text in texts if text.strip()]
    functions = sorted(length for text in texts for length in _function_lengths(text))
    direct, in_all = _page_modules(source)
    return Figures(
        files=len(lengths),
        lines=sum(lengths),
        file_median=statistics.median(lengths),
        file_largest=max(lengths),
        functions=len(functions),
        function_median=statistics.median(functions),
        function_ninth_decile=functions[len(functions) * 9 // 10],
        comment_percent=round(100 * sum(map(_comment_lines, texts)) / sum(lengths), 1),
        page_modules_direct=direct,
        page_modules_all=in_all,
        any_lines=sum(bool(re.search(r"\bAny\b", line)) for text in texts for line in text.splitlines()),
    )


def _counts(path: Path) -> bool:
    return "migrations" not in path.parts


def _function_lengths(text: str) -> Iterator[int]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield (node.end_lineno or node.lineno) - node.lineno + 1


def _comment_lines(text: str) -> int:
    """Lines that hold a comment, alone or behind code."""
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return sum(token.type == tokenize.COMMENT and "noqa" not in token.string for token in tokens)


def _page_modules(source: Path) -> tuple[int, int]:
    """Return how many modules the title page imports, and how many in all with what these import in turn."""
    # In a process of its own: the package of this checkout is on the path of this one.
    code = (
        "import grimp, json, sys; graph = grimp.build_graph('plaudit', cache_dir=None);"
        "page = next(name for name in sys.argv[1:] if name in graph.modules);"
        "direct, all_ = graph.find_modules_directly_imported_by(page), graph.find_upstream_modules(page);"
        "print(json.dumps([len(direct), len(all_)]))"
    )
    command = [sys.executable, "-c", code, *TITLE_PAGES]
    found = subprocess.run(command, env={"PYTHONPATH": str(source)}, capture_output=True, text=True, check=True)
    direct, in_all = json.loads(found.stdout)
    return direct, in_all


def main() -> int:
    parser = argparse.ArgumentParser(description="Figures of the code's shape, as a Markdown table.")
    parser.add_argument("checkouts", nargs="*", type=Path, default=[CHECKOUT], metavar="CHECKOUT")
    checkouts = parser.parse_args().checkouts
    columns = [asdict(measure(checkout.resolve() / "src")) for checkout in checkouts]
    print("| |" + "".join(f" {checkout.resolve().name} |" for checkout in checkouts))
    print("|---|" + "---|" * len(checkouts))
    for name, label in LABELS.items():
        print(f"| {label} |" + "".join(f" {column[name]:,} |" for column in columns))
    return 0


if __name__ == "__main__":
    sys.exit(main())
