"""The rules are a library by themselves."""

import ast
import sys
from pathlib import Path

import plaudit.scoring

ROOM = Path(plaudit.scoring.__file__).parent


def imported(file):
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module


def test_the_rules_need_nothing_but_python_and_each_other():
    names = {name for file in ROOM.rglob("*.py") for name in imported(file)}

    others = {name for name in names if name.partition(".")[0] not in sys.stdlib_module_names}

    assert len(others) > 10
    assert all(name.startswith("plaudit.scoring") for name in others)
