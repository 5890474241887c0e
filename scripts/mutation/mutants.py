"""Every mutant that the source code can have, and its text."""

import ast
import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code

from .operators import OPERATORS, Node, kind_of, needs_row_locks

SOURCE = Path("src/plaudit")
# Migrations run once; the demo's films are data, and so are the numbers of what it draws.
LEFT_OUT = re.compile(r"(^|/)(migrations/|demo/films)")
NUMBERS_LEFT_OUT = re.compile(r"(^|/)demo/")
TYPES_ONLY = re.compile(r"TYPE_CHECKING|\bProtocol\b|\bTypedDict\b")
A_TYPE = re.compile(r"dict|list|set|tuple|type|(\w+\.)?(QuerySet|Manager|Callable|Iterator|Iterable)")
UNCHANGED = {*".,:()[]{}=@", "->", ":="}
NAMES = {operator.__name__: operator for operator in OPERATORS}

Span = tuple[tuple[int, int], tuple[int, int]]
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@dataclass(frozen=True)
class Place:
    """Where code stands."""

    name: str = ""  # the qualified name of the function or class; empty at the top of a module
    function: str = ""  # the outermost function around it, whose code can be exchanged; empty outside of one
    body: tuple[int, int] = (1, 10**9)  # the lines of that function, or of the class or module, that show that it ran


@dataclass(frozen=True)
class Mutant:
    """One change to one file."""

    path: str  # from the top of the checkout
    operator: str
    occurrence: int  # which of the places in the file that the operator can change
    kind: str = field(compare=False)
    span: Span = field(compare=False)
    place: Place = field(compare=False)
    needs_row_locks: bool = field(compare=False, default=False)

    @property
    def package(self) -> str:
        """The package in src/plaudit; `plaudit` for its own modules."""
        parts = Path(self.path).relative_to(SOURCE).parts
        return parts[0] if len(parts) > 1 else "plaudit"

    def code(self, checkout: Path) -> str | None:
        """The file as the mutant has it; None if that is no Python, or means the same."""
        before = (checkout / self.path).read_text(encoding="utf-8")
        return _mutated(before, self.operator, self.occurrence)

    def change(self, checkout: Path) -> str:
        """What differs, in one line: `- before` and `+ after`."""
        before = (checkout / self.path).read_text(encoding="utf-8").splitlines()
        after = (self.code(checkout) or "").splitlines()
        lines = difflib.unified_diff(before, after, lineterm="", n=0)
        changed = [line for line in lines if re.match(r"[+-]\s*\S", line) and line[:3] not in {"+++", "---"}]
        return " ".join(f"{line[0]} {' '.join(line[1:].split())}" for line in changed)


def find_mutants(checkout: Path, package: str = "") -> list[Mutant]:
    """Every mutant of the source code, in the order of the files."""
    files = sorted(path.relative_to(checkout).as_posix() for path in (checkout / SOURCE).rglob("*.py"))
    return [
        mutant
        for path in files
        if not LEFT_OUT.search(path)
        for mutant in mutants_of(checkout, path)
        if not package or mutant.package == package
    ]


def mutants_of(checkout: Path, path: str) -> Iterator[Mutant]:
    """Every mutant of one file."""
    source = (checkout / path).read_text(encoding="utf-8")
    module = ast.parse(source)
    untouched = list(_untouched(module))
    places = list(_places(module, "", Place()))
    operators = [operator() for operator in OPERATORS]
    counts = dict.fromkeys(operators, 0)
    for node in ast_nodes(get_ast(source)):
        if _is_dull(node):
            continue
        for operator in operators:
            for index, span in enumerate(operator.mutation_positions(node)):
                occurrence = counts[operator]
                counts[operator] += 1
                kind = kind_of(operator, node, index)
                if not kind or any(start <= span[0] and span[1] <= end for start, end in untouched):
                    continue
                if kind == "number" and NUMBERS_LEFT_OUT.search(path):
                    continue
                place = _place_of(span, places)
                locks = needs_row_locks(operator, node, index)
                yield Mutant(path, type(operator).__name__, occurrence, kind, span, place, locks)


def _is_dull(node: Node) -> bool:
    """Whether no operator has anything to do with a node, which is most of them."""
    if node.type == "name":
        return node.value not in {"asc", "desc"}
    return node.type in {"newline", "endmarker"} or (node.type == "operator" and node.value in UNCHANGED)


def _places(node: ast.AST, around: str, place: Place) -> Iterator[tuple[int, int, Place]]:
    """The lines of every function and class, outer ones first, and their places.

    A function's decorators and defaults belong to what is around it: they run when that does.
    """
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, Definition):
            yield from _places(child, around, place)
            continue
        name = f"{around}.{child.name}" if around else child.name
        body = (child.body[0].lineno, child.end_lineno or 0)
        first = min([child.lineno, *(each.lineno for each in child.decorator_list)])
        yield first, body[1], Place(name, place.function, place.body if place.function else body)
        own = place
        if isinstance(child, ast.ClassDef) and not place.function:
            own = Place(name, "", body)
        elif not place.function:
            own = Place(name, name, body)
        yield body[0], body[1], Place(name, own.function, own.body)
        yield from _places(child, name, own)


def _place_of(span: Span, places: list[tuple[int, int, Place]]) -> Place:
    around = [place for first, last, place in places if first <= span[0][0] and span[1][0] <= last + 1]
    return around[-1] if around else Place()


def _untouched(module: ast.Module) -> Iterator[Span]:
    """What only a type checker, or a person with a debugger, reads."""
    for node in ast.walk(module):
        match node:
            case ast.arg(annotation=ast.expr() as only) | ast.AnnAssign(annotation=only):
                yield _span(only)
            case ast.FunctionDef(name="__repr__"):
                yield _span(node)
            case ast.FunctionDef(returns=ast.expr() as only) | ast.AsyncFunctionDef(returns=ast.expr() as only):
                yield _span(only)
            case ast.If(test=only) if TYPES_ONLY.search(ast.unparse(only)):
                yield _span(node)
            case ast.ClassDef(bases=bases) if any(TYPES_ONLY.search(ast.unparse(base)) for base in bases):
                yield _span(node)
            case ast.Call(func=ast.Name("cast" | "TypeVar" | "NewType"), args=[only, *_]):
                yield _span(only)
            case ast.Assign(targets=[ast.Name("__all__")]):
                yield _span(node)
            case ast.Subscript(value=only) if A_TYPE.fullmatch(ast.unparse(only)):
                yield _span(node)


def _span(node: ast.expr | ast.stmt) -> Span:
    return (node.lineno, node.col_offset), (node.end_lineno or 0, node.end_col_offset or 0)


@lru_cache(maxsize=8)
def _mutated(before: str, operator: str, occurrence: int) -> str | None:
    after: str | None = mutate_code(before, NAMES[operator](), occurrence)
    try:
        return after if after is not None and _meaning(after) != _meaning(before) else None
    except SyntaxError:
        return None


@lru_cache(maxsize=8)
def _meaning(source: str) -> str:
    compile(source, "mutant", "exec", dont_inherit=True)
    return ast.dump(ast.parse(source))
