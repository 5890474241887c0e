"""The changes that a mutant may carry: those of cosmic-ray that suit this code, and our own where it has none."""

import re
from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import Any

from cosmic_ray.operators import (
    binary_operator_replacement,
    boolean_replacer,
    break_continue,
    comparison_operator_replacement,
    exception_replacer,
    number_replacer,
    remove_decorator,
    unary_operator_replacement,
    zero_iteration_for_loop,
)
from cosmic_ray.operators.operator import Example, Operator
from parso.python.tree import Name

Node = Any  # of parso, whose nodes and leaves have too little in common for types to help

KINDS = (
    "permission",
    "transaction",
    "return",
    "deletion",
    "comparison",
    "condition",
    "query",
    "order",
    "number",
    "argument",
    "decorator",
    "flow",
)

COMPARISONS = ("Eq_NotEq", "NotEq_Eq", "Lt_LtE", "LtE_Lt", "Gt_GtE", "GtE_Gt", "Is_IsNot", "IsNot_Is")
ARITHMETIC = (
    "Add_Sub",
    "Sub_Add",
    "Mul_FloorDiv",
    "FloorDiv_Mul",
    "Div_Mul",
    "Mod_Mul",
    "BitOr_BitAnd",
    "BitAnd_BitOr",
)

# Without these a module cannot be imported, or nothing changes but speed and types.
DECORATORS_LEFT_ALONE = re.compile(
    r"@(\w+\.)*(property|cached_property|classproperty|classmethod|staticmethod|dataclass|lru_cache|cache|wraps|overload"
    r"|abstractmethod|override|final|contextmanager|\w+\.setter|total_ordering|deconstructible|simple_tag)\b"
)
# What a person reads, which no test repeats, and what changes only speed, types or what a debugger prints.
ARGUMENTS_LEFT_ALONE = {
    *("label", "help_text", "verbose_name", "verbose_name_plural", "placeholder", "menu_label", "heading", "icon"),
    *("help", "metavar", "description", "prog", "message", "violation_error_message", "error_messages", "classname"),
    *(
        "savepoint",
        "frozen",
        "slots",
        "kw_only",
        "strict",
        "encoding",
        "maxsize",
        "stacklevel",
        "repr",
        "batch_size",
        "chunk_size",
    ),
}
CODENAME = re.compile(r"""(?P<before>[a-z_]+\.)(?P<verb>add|change|delete|view|publish|choose)(?=_[a-z{])""")
OTHER_VERB = {"view": "add", "add": "change", "change": "view", "delete": "change", "publish": "view", "choose": "add"}
REQUIRES = re.compile(r"_?require(_may\w*|_admin\w*|_permission\w*)?|check_permissions?|permission_required")
SPEAKS_OF_PERMISSION = re.compile(
    r"has_perm|_permission\b|\b_?may_(?!be)\w+\(|is_superuser|NotAllowed|PermissionDenied|NotPermitted"
)
PERMISSION_DECORATOR = re.compile(r"@\w*(permission|login|admin_access|staff|superuser)")
LOCKS = re.compile(r"_?lock(_\w+)?|savepoint_\w+|select_for_update")
ROW_LOCK_ARGUMENTS = {"of", "nowait", "skip_locked"}
TRANSACTION_ARGUMENTS = ROW_LOCK_ARGUMENTS | {"durable", "robust"}
ORDER_ARGUMENTS = {"key", "reverse", "ordering", "order_by", "nulls_first", "nulls_last"}


class Replacement(Operator):
    """Puts other text in the place of a node."""

    kind = ""

    @abstractmethod
    def texts(self, node: Node) -> Iterator[str]:
        """What may stand in the place of this node."""

    def mutation_positions(self, node: Node) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        for _ in self.texts(node):
            yield node.start_pos, node.end_pos

    def mutate(self, node: Node, index: int) -> Node:
        text = list(self.texts(node))[index]
        return Name(text, node.start_pos, prefix=node.get_first_leaf().prefix)

    @classmethod
    def examples(cls) -> Sequence[Example]:
        return ()


class DeleteCall(Replacement):
    """Delete a statement that is one call."""

    kind = "deletion"

    def texts(self, node: Node) -> Iterator[str]:
        if _is_statement(node) and _is_call(node):
            yield "pass"

    @classmethod
    def examples(cls) -> Sequence[Example]:
        return (Example("require(by, 'a.add_b')\nx()\n", "pass\nx()\n"),)


class DeleteAssignment(Replacement):
    """Delete what sets an attribute or an item, or adds to something."""

    kind = "deletion"

    def texts(self, node: Node) -> Iterator[str]:
        if not _is_statement(node) or node.type != "expr_stmt":
            return
        target, sign = node.children[0], node.children[1]
        augmented = sign.type == "operator" and sign.value != "=" and sign.value.endswith("=")
        if augmented or (target.type in {"atom_expr", "power"} and sign.type == "operator" and sign.value == "="):
            yield "pass"

    @classmethod
    def examples(cls) -> Sequence[Example]:
        return (Example("a.b = 1\nc = 2\n", "pass\nc = 2\n"), Example("count += 1\n", "pass\n"))


class DeleteGuard(Replacement):
    """Delete an `if` that only leaves: raise, return, continue or break."""

    kind = "condition"

    def texts(self, node: Node) -> Iterator[str]:
        if node.type == "if_stmt" and len(node.children) == 4 and _only_leaves(node.children[3]):
            yield "pass\n"

    @classmethod
    def examples(cls) -> Sequence[Example]:
        return (Example("if a:\n    raise B\nc()\n", "pass\nc()\n"),)


class ReturnNone(Replacement):
    """Give None in place of what a function gives."""

    kind = "return"

    def texts(self, node: Node) -> Iterator[str]:
        if node.type == "return_stmt" and len(node.children) == 2 and _code(node.children[1]) != "None":
            yield "return None"

    @classmethod
    def examples(cls) -> Sequence[Example]:
        return (Example("def f():\n    return 3\n", "def f():\n    return None\n"),)


class DeleteArgument(Replacement):
    """Leave out one keyword argument of a call."""

    kind = "argument"

    def texts(self, node: Node) -> Iterator[str]:
        for argument in _keyword_arguments(node):
            if argument.children[0].value not in ARGUMENTS_LEFT_ALONE:
                yield _without_argument(node, argument)

    @classmethod
    def examples(cls) -> Sequence[Example]:
        return (Example("f(a, b=1)", "f(a)"), Example("f(b=1, c=2)", "f(b=1)", occurrence=1))


class TurnMembership(Replacement):
    """Turn `in` into `not in`, and back."""

    kind = "comparison"

    def texts(self, node: Node) -> Iterator[str]:
        if node.parent is not None and node.parent.type == "comparison":
            other = {"in": "not in", "not in": "in"}.get(" ".join(_code(node).split()))
            if other and node.type in {"keyword", "comp_op"}:
                yield other

    @classmethod
    def examples(cls) -> Sequence[Example]:
        return (Example("a in b", "a not in b"), Example("a not in b", "a in b"))


class DeleteFilter(Replacement):
    """Leave out one condition of a query."""

    kind = "query"
    names = {"filter", "exclude"}

    def texts(self, node: Node) -> Iterator[str]:
        for at in _method_calls(node, self.names):
            yield _without_method(node, at)

    @classmethod
    def examples(cls) -> Sequence[Example]:
        return (Example("A.objects.filter(b=1).count()", "A.objects.all().count()"),)


class DeleteOrdering(DeleteFilter):
    """Leave out the order of a query."""

    kind = "order"
    names = {"order_by"}

    @classmethod
    def examples(cls) -> Sequence[Example]:
        return (Example("rows.order_by('a')[:3]", "rows.all()[:3]"),)


class TurnOrdering(Replacement):
    """Turn the order round: of a query's first column, of a model, of what is sorted."""

    kind = "order"

    def texts(self, node: Node) -> Iterator[str]:
        if node.type == "string" and self._is_first_column(node):
            quoted = node.value
            yield quoted.replace("-", "", 1) if quoted[1] == "-" else f"{quoted[0]}-{quoted[1:]}"
        elif node.type == "name" and node.value in {"asc", "desc"} and node.parent.type == "trailer":
            yield {"asc": "desc", "desc": "asc"}[node.value]
        elif node.type == "trailer" and self._is_sorting(node):
            arguments = [_code(each) for each in _arguments(node)]
            if not any(each.startswith("reverse") for each in arguments):
                yield f"({', '.join([*arguments, 'reverse=True'])})"

    def _is_first_column(self, node: Node) -> bool:
        before, around = node.get_previous_leaf(), node
        if before is None or before.value not in {"(", "["} or not re.fullmatch(r"""["']-?\w+["']""", node.value):
            return False
        while around is not None and around.type in {"string", "arglist", "testlist_comp", "atom", "trailer"}:
            name = around.get_previous_sibling()
            if around.type == "trailer":
                return name is not None and _code(name) == ".order_by"
            around = around.parent
        return around is not None and around.type == "expr_stmt" and _code(around.children[0]) == "ordering"

    def _is_sorting(self, node: Node) -> bool:
        name = node.get_previous_sibling()
        return node.children[0].value == "(" and name is not None and _code(name) in {"sorted", ".sort"}

    @classmethod
    def examples(cls) -> Sequence[Example]:
        return (
            Example("rows.order_by('-a', 'b')", "rows.order_by('a', 'b')"),
            Example("ordering = ['a', 'b']", "ordering = ['-a', 'b']"),
            Example("rows.order_by(F('a').desc())", "rows.order_by(F('a').asc())"),
            Example("sorted(x, key=y)", "sorted(x, key=y, reverse=True)"),
        )


class AskForAnother(Replacement):
    """Ask for another permission: to see where it was to change."""

    kind = "permission"

    def texts(self, node: Node) -> Iterator[str]:
        if (
            node.type in {"string", "fstring_string"}
            and not _is_statement(node)
            and (found := CODENAME.search(node.value))
        ):
            start, end = found.span("verb")
            yield node.value[:start] + OTHER_VERB[found["verb"]] + node.value[end:]

    @classmethod
    def examples(cls) -> Sequence[Example]:
        return (Example("require(by, 'a.delete_b')", "require(by, 'a.change_b')"),)


class AllowEverybody(Replacement):
    """Take it for granted that somebody has the permission."""

    kind = "permission"

    def texts(self, node: Node) -> Iterator[str]:
        if node.type in {"atom_expr", "power"} and re.search(
            r"\.(has_perms?|user_has_\w*permission\w*)\(", _code(node)
        ):
            name = node.children[-2]
            if name.type == "trailer" and re.match(r"\.(has_perm|user_has)", _code(name)):
                yield "True"

    @classmethod
    def examples(cls) -> Sequence[Example]:
        return (Example("if by.has_perm('x'): pass", "if True: pass"),)


class UnwrapTransaction(Replacement):
    """Run what stands in a transaction without one."""

    kind = "transaction"

    def texts(self, node: Node) -> Iterator[str]:
        if node.type != "with_stmt" or len(node.children) != 4 or node.children[1].type == "with_item":
            return
        if re.search(r"\batomic\(|\block\w*\(", _code(node.children[1])):
            yield f"if True:{node.children[3].get_code()}"

    @classmethod
    def examples(cls) -> Sequence[Example]:
        return (Example("with transaction.atomic():\n    a()\n", "if True:\n    a()\n"),)


class DoAtOnce(Replacement):
    """Do at once what waits for the end of the transaction."""

    kind = "transaction"

    def texts(self, node: Node) -> Iterator[str]:
        if node.type in {"atom_expr", "power"} and re.fullmatch(r"(\w+\.)?on_commit\(.*\)", _code(node), re.DOTALL):
            yield f"({_code(_arguments(node.children[-1])[0])})()"

    @classmethod
    def examples(cls) -> Sequence[Example]:
        return (Example("transaction.on_commit(f)", "(f)()"),)


class DeleteLock(DeleteFilter):
    """Read rows without locking them."""

    kind = "transaction"
    names = {"select_for_update"}

    @classmethod
    def examples(cls) -> Sequence[Example]:
        return (Example("a.select_for_update().get()", "a.all().get()"),)


def _named(module: Any, prefix: str, suffixes: Sequence[str]) -> list[type[Operator]]:
    return [getattr(module, prefix + suffix) for suffix in suffixes]


# Each operator and the kind of its mutants, unless what it changes makes it one of another.
OPERATORS: dict[type[Operator], str] = {
    **{own: own.kind for own in (DeleteCall, DeleteAssignment, DeleteGuard, ReturnNone, DeleteArgument)},
    **{
        own: own.kind
        for own in (TurnMembership, DeleteFilter, DeleteOrdering, TurnOrdering, AskForAnother, AllowEverybody)
    },
    **{own: own.kind for own in (UnwrapTransaction, DoAtOnce, DeleteLock)},
    **dict.fromkeys(_named(comparison_operator_replacement, "ReplaceComparisonOperator_", COMPARISONS), "comparison"),
    **dict.fromkeys(_named(binary_operator_replacement, "ReplaceBinaryOperator_", ARITHMETIC), "number"),
    number_replacer.NumberReplacer: "number",
    boolean_replacer.ReplaceTrueWithFalse: "number",
    boolean_replacer.ReplaceFalseWithTrue: "number",
    boolean_replacer.AddNot: "condition",
    boolean_replacer.ReplaceAndWithOr: "condition",
    boolean_replacer.ReplaceOrWithAnd: "condition",
    unary_operator_replacement.ReplaceUnaryOperator_Delete_Not: "condition",
    remove_decorator.RemoveDecorator: "decorator",
    exception_replacer.ExceptionReplacer: "flow",
    break_continue.ReplaceBreakWithContinue: "flow",
    break_continue.ReplaceContinueWithBreak: "flow",
    zero_iteration_for_loop.ZeroIterationForLoop: "flow",
}


def kind_of(operator: Operator, node: Node, index: int) -> str | None:
    """The kind of a mutant; None for one that is not worth making."""
    usual = OPERATORS[type(operator)]
    match operator:
        case DeleteCall():
            called = re.match(r"[\w.]*", _code(node))[0].rpartition(".")[2]  # type: ignore[index]
            special: dict[str, object] = {
                "permission": REQUIRES.fullmatch(called),
                "transaction": LOCKS.fullmatch(called),
            }
        case remove_decorator.RemoveDecorator():
            special = {"permission": PERMISSION_DECORATOR.match(_code(node)), "transaction": "atomic" in _code(node)}
            if DECORATORS_LEFT_ALONE.match(_code(node)):
                return None
        case DeleteArgument():
            name = _argument_name(node, index)
            special = {
                "permission": "permission" in name,
                "transaction": name in TRANSACTION_ARGUMENTS,
                "order": name in ORDER_ARGUMENTS,
            }
        case _ if _argument_around(node) in ARGUMENTS_LEFT_ALONE:
            return None
        case _:
            about = usual in {"condition", "return"} and SPEAKS_OF_PERMISSION.search(_head(_code(node)))
            special = {"permission": about}
    return next((kind for kind, fits in special.items() if fits), usual)


def needs_row_locks(operator: Operator, node: Node, index: int) -> bool:
    """Whether only a server that locks rows, which SQLite does not, can show a difference."""
    if isinstance(operator, DeleteArgument):
        return _argument_name(node, index) in ROW_LOCK_ARGUMENTS
    return isinstance(operator, DeleteLock)


def _argument_around(node: Node) -> str:
    """Return the name of the keyword argument whose whole value this is."""
    parent = node.parent
    is_value = parent is not None and parent.type == "argument" and parent.children[-1] is node
    return parent.children[0].get_code(include_prefix=False) if is_value else ""


def _argument_name(node: Node, index: int) -> str:
    names = [each.children[0].value for each in _keyword_arguments(node)]
    return [name for name in names if name not in ARGUMENTS_LEFT_ALONE][index]


def _code(node: Node) -> str:
    code: str = node.get_code(include_prefix=False)
    return code


def _head(code: str) -> str:
    """The first two lines: a condition, and what follows it."""
    return "\n".join(code.splitlines()[:2])


def _is_statement(node: Node) -> bool:
    return node.parent is not None and node.parent.type == "simple_stmt"


def _is_call(node: Node) -> bool:
    return node.type in {"atom_expr", "power"} and _starts_with(node.children[-1], "(")


def _starts_with(node: Node, sign: str) -> bool:
    return node.type == "trailer" and node.children[0].value == sign


def _only_leaves(suite: Node) -> bool:
    lines = [each for each in suite.children if each.type != "newline"] if suite.type == "suite" else [suite]
    return len(lines) == 1 and re.match(r"(raise|return|continue|break)\b", _code(lines[0])) is not None


def _arguments(node: Node) -> list[Any]:
    """The arguments in a pair of brackets."""
    inside = node.children[1:-1]
    if len(inside) == 1 and inside[0].type == "arglist":
        inside = inside[0].children
    return [each for each in inside if each.type != "operator" or each.value != ","]


def _keyword_arguments(node: Node) -> list[Any]:
    if not _starts_with(node, "("):
        return []
    return [
        each
        for each in _arguments(node)
        if each.type == "argument" and each.children[0].type == "name" and _code(each.children[1]) == "="
    ]


def _without_argument(node: Node, argument: Node) -> str:
    """The brackets with what is in them, but for one argument and a comma beside it."""
    if argument.parent is node:
        return "()"
    siblings = argument.parent.children
    at = siblings.index(argument)
    left_out = (at, at + 1) if at + 1 < len(siblings) else (at - 1, at)
    inside = "".join(
        each.get_code(include_prefix=number > 0) for number, each in enumerate(siblings) if number not in left_out
    )
    prefix = siblings[0].get_first_leaf().prefix
    return f"({prefix}{inside.lstrip()}{node.children[-1].get_code()}"


def _method_calls(node: Node, names: set[str]) -> Iterator[int]:
    """Where in a chain of calls one of these methods is called."""
    if node.type not in {"atom_expr", "power"}:
        return
    for at, each in enumerate(node.children[:-1]):
        if _starts_with(each, ".") and each.children[1].value in names and _starts_with(node.children[at + 1], "("):
            yield at


def _without_method(node: Node, at: int) -> str:
    before = "".join(each.get_code(include_prefix=each is not node.children[0]) for each in node.children[:at])
    prefix = node.children[at].get_first_leaf().prefix
    return f"{before}{prefix}.all()" + "".join(each.get_code() for each in node.children[at + 2 :])
