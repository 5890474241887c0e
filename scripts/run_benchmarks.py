"""Run the measurements of bench/, each of which prints Markdown; see bench/README.md."""

import argparse
import ast
import os
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Run those named, or all; those whose data are missing are named and left out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=CHECKOUT.parent / "shared" / "data")
    parser.add_argument("names", nargs="*", help="such as serve; all of bench/ when none is named")
    options = parser.parse_args()
    data = options.data.resolve()
    results = [run(script, data) for script in _chosen(options.names)]
    return int(any(results))


def run(script: Path, data: Path) -> int:
    """Run one measurement; gives its exit status, 0 for one that was left out."""
    missing = [name for name in needs(script) if not (data / name).exists()]
    if missing:
        print(f"\nLeft out: {script.name} (it needs {', '.join(missing)} in {data}; name it in DATA)")
        return 0
    print(f"\n<!-- {script.relative_to(CHECKOUT)} -->", flush=True)
    environment = {**os.environ, "DATA": str(data)}
    return subprocess.run([sys.executable, str(script)], env=environment, check=False).returncode


def needs(script: Path) -> tuple[str, ...]:
    """What the script's NEEDS_DATA names: paths below the folder of data."""
    for node in ast.parse(script.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "NEEDS_DATA":
            return tuple(ast.literal_eval(node.value))
    return ()


def _chosen(names: list[str]) -> list[Path]:
    if names:
        return [CHECKOUT / "bench" / f"{name.removesuffix('.py')}.py" for name in names]
    return sorted((CHECKOUT / "bench").glob("*.py"))


if __name__ == "__main__":
    sys.exit(main())
