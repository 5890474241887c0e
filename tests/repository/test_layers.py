"""No package reaches one above it by a string: by the path of a lookup, by raw SQL, or by the name of a table or model.

Imports are checked by import-linter, but `filter(score__fresh=3)` imports nothing and still knows the table of another
package. So the strings and keywords of every query are read from the source, and followed through the models.
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist

CHECKOUT = Path(__file__).resolve().parents[2]
SOURCE = CHECKOUT / "src" / "plaudit"
PATH = re.compile(r"[-+]?([a-z][a-z0-9_]*)")
WORD = re.compile(r"\w+")
MODEL = re.compile(r"([a-z_]+)\.([A-Z]\w+)")

# Calls whose strings are names of fields, and whose keywords are lookups.
BY_STRINGS = {
    "order_by", "values", "values_list", "select_related", "prefetch_related", "only", "defer", "distinct", "latest",
    "earliest", "F", "OuterRef", "Prefetch", "Count", "Sum", "Min", "Max", "Avg", "Cast", "Coalesce", "Lower", "Upper",
    "get_field", "getattr", "hasattr", "attrgetter",
}  # fmt: skip
BY_KEYWORDS = {"filter", "exclude", "get", "Q", "When", "get_or_create", "update_or_create"}
NAMING = {"annotate", "alias", "aggregate", "values", "values_list"}
MANAGERS = {"objects", "_default_manager", "_base_manager"}


@cache
def layers():
    """Each package's layer, the lowest first, as the contract of import-linter says it."""
    contracts = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    (contract,) = (contract for contract in contracts if contract["type"] == "layers")
    return {
        name.strip().removeprefix("plaudit."): (height, "|" in layer)
        for height, layer in enumerate(reversed(contract["layers"]))
        for name in re.split(r"[|:]", layer)
    }


def may_know(package, other):
    """Whether a package may know another one's tables: its own, and those of packages that it may import."""
    if package == other:
        return True
    (height, is_independent), (others, _other) = layers()[package], layers()[other]
    return others < height or (others == height and not is_independent)


def package_of(model):
    """The package of a model; None for a table that is not ours."""
    parts = model.__module__.split(".")
    return parts[1] if parts[0] == "plaudit" else None


def walk(model, path):
    """The models that a path leads through from this one; None where it leads nowhere."""
    visited, names = [model], path.split("__")
    while names:
        try:
            field = model._meta.pk if names[0] == "pk" else model._meta.get_field(names[0])
        except FieldDoesNotExist:
            return None
        first, *names = names
        # `title_id` is a column, and leads to no other table.
        leads_on = field.is_relation and field.related_model and first != getattr(field, "attname", "") != field.name
        if leads_on:
            model = field.related_model
            visited.append(model)
        if names and not (leads_on and has_field(model, names[0])):
            return visited if field_says(field, names[0]) else None
    return visited


def has_field(model, name):
    return name == "pk" or name in {field.name for field in model._meta.get_fields()}


def field_says(field, name):
    """Whether a name behind a field is a comparison or a part of its value: `year__gte`, `sources__stem`."""
    field = getattr(field, "target_field", field) if field.is_relation else field
    return bool(field.get_lookup(name) or field.get_transform(name))


@cache
def too_high(package, path, root=None):
    """The packages above `package` that a path reaches, whichever model it may start from; empty where one is fine."""
    known = [model for model in apps.get_models() if not (p := package_of(model)) or may_know(package, p)]
    routes = [route for model in ([root] if root else known) if (route := walk(model, path))]
    reached = [{p for model in route if (p := package_of(model)) and not may_know(package, p)} for route in routes]
    return set.union(*reached) if reached and all(reached) else set()


class Reader(ast.NodeVisitor):
    """Reads the field paths, tables and models that one module names."""

    def __init__(self, package, tree):
        self.package = package
        self.root = None
        self.found = []
        self.docstrings = set(docstrings(tree))
        self.assigned = assignments(tree)
        self.own_names = {
            keyword.arg
            for call in ast.walk(tree)
            if isinstance(call, ast.Call) and called(call) in NAMING
            for keyword in call.keywords
        }
        self.visit(tree)

    def visit_Call(self, call):
        before, self.root = self.root, root_of(call) or (self.root if is_expression(call) else None)
        name = called(call)
        if name in BY_STRINGS | NAMING:
            for text in strings([*call.args, *(k.value for k in call.keywords)], self.assigned):
                self.check_path(text, call.lineno)
        if name in BY_KEYWORDS:
            for keyword in call.keywords:
                self.check_path(keyword.arg or "", call.lineno)
        self.generic_visit(call)
        self.root = before

    def visit_Constant(self, constant):
        text = constant.value
        if not isinstance(text, str) or id(constant) in self.docstrings:
            return
        if "__" in text:
            self.check_path(text, constant.lineno, root=None)
        self.check_tables(text, constant.lineno)

    def check_path(self, text, line, **given):
        path = PATH.fullmatch(text)
        if not path or path[1] in self.own_names:
            return
        reached = too_high(self.package, path[1], given.get("root", self.root))
        self.found += [f"line {line}: {text} reaches {package}" for package in sorted(reached)]

    def check_tables(self, text, line):
        words = set(WORD.findall(text))
        for model in apps.get_models(include_auto_created=True):
            package, label = package_of(model), model._meta.label
            if not package or may_know(self.package, package):
                continue
            if model._meta.db_table in words or text == label or text.lower() == model._meta.label_lower:
                self.found.append(f"line {line}: names the table of {label}")


def called(call):
    """The last part of what is called."""
    return getattr(call.func, "attr", None) or getattr(call.func, "id", "")


def is_expression(call):
    """Whether a call is an expression within a query, as `Q` and `F` are, and starts where the query does."""
    node = call.func
    while isinstance(node, ast.Attribute | ast.Call):
        node = node.value if isinstance(node, ast.Attribute) else node.func
    return isinstance(node, ast.Name) and node.id[0].isupper() and node.id != "OuterRef"


def root_of(call):
    """The model that a chain of calls begins with: Title of `Title.objects.filter(…)`."""
    node = call.func
    while isinstance(node, ast.Attribute | ast.Call):
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS and isinstance(node.value, ast.Name):
            named = [model for model in apps.get_models() if model.__name__ == node.value.id and package_of(model)]
            return named[0] if len(named) == 1 else None
        node = node.value if isinstance(node, ast.Attribute) else node.func
    return None


def docstrings(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield id(node.value)


def assignments(tree):
    """What each name of a module, or of a function in it, is given."""
    named = {}
    for node in ast.walk(tree):
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        value = getattr(node, "value", None) or getattr(node, "iter", None)
        for target in targets:
            for name in ast.walk(target) if target is not None and value is not None else ():
                if isinstance(name, ast.Name):
                    named.setdefault(name.id, []).append(value)
    return named


def strings(nodes, assigned, seen=frozenset()) -> Iterator[str]:
    """Every string in the arguments of a query, through the names by which they are passed."""
    for node in nodes:
        for part in walk_arguments(node):
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield part.value
            elif isinstance(part, ast.JoinedStr):
                yield from (value.value.strip("_") for value in part.values[:1] if isinstance(value, ast.Constant))
            elif isinstance(part, ast.Name) and part.id not in seen:
                yield from strings(assigned.get(part.id, []), assigned, seen | {part.id})


def walk_arguments(node):
    """A node and what it is made of, without calls on objects: what these are given is read by itself."""
    yield node
    if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return
    for child in ast.iter_child_nodes(node):
        yield from walk_arguments(child)


def modules():
    return sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)


def package_of_file(path):
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("package", sorted(set(map(package_of_file, modules())) & layers().keys()))
def test_no_package_reaches_one_above_it_by_a_string(package):
    found = [
        f"{path.relative_to(SOURCE)}, {violation}"
        for path in modules()
        if package_of_file(path) == package
        for violation in Reader(package, ast.parse(path.read_text())).found
    ]
    assert not found


@pytest.mark.parametrize(
    "planted",
    [
        'Title.objects.filter(score__fresh__gte=3)',
        'Title.objects.exclude(consensus__isnull=True)',
        'Title.objects.select_related("consensus")',
        'titles.select_related("score")',
        'titles.prefetch_related("reviews__critic")',
        'titles.order_by("-score__critics_rank")',
        'Credit.objects.order_by(F("title__score__critics_rank").desc())',
        'Title.objects.filter(Q(year=1999) | Q(reviews__verdict=1))',
        'Title.objects.annotate(likes=Count("ratings"))',
        'COLUMNS = ("id", "title__score__fresh")',
        'def read(titles):\n    names = ("score", "poster")\n    return titles.values_list(*names)',
        'Title._meta.get_field("score")',
        'getattr(title, "consensus", None)',
        'cursor.execute("SELECT count(*) FROM scoreboard_score WHERE fresh > 3")',
        'apps.get_model("critics.Review")',
        'models.ForeignKey("critics.Critic", models.CASCADE)',
    ],
)  # fmt: skip
def test_a_planted_string_is_noticed(planted):
    assert Reader("catalog", ast.parse(planted)).found


@pytest.mark.parametrize(
    "harmless",
    [
        'Title.objects.filter(poster__sources__stem__isnull=True, year__gte=1999)',
        'Credit.objects.values_list("title__parent__slug", "person__portrait__sources")',
        'titles.annotate(score=Value(1)).order_by("-score")',
        'told.get("score")',
        'def f():\n    """A title has a score__fresh and a scoreboard_score."""',
    ],
)  # fmt: skip
def test_what_stays_below_is_not(harmless):
    assert not Reader("catalog", ast.parse(harmless)).found
