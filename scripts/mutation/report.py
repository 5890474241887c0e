"""The results in Markdown."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from .equivalents import Equivalents
from .server import NOTICED, SURVIVED
from .tester import UNREACHED, Verdict


def report(verdicts: Sequence[Verdict], equivalents: Equivalents, about: str) -> str:
    """Return the rate overall, by kind and by package, and the list of survivors."""
    equivalent = [verdict for verdict in verdicts if equivalents.reason(verdict) and verdict.outcome != NOTICED]
    counted = [verdict for verdict in verdicts if verdict not in equivalent]
    survivors = [verdict for verdict in counted if verdict.outcome != NOTICED]
    unreached = sum(verdict.outcome == UNREACHED for verdict in survivors)
    lines = [
        f"## Mutants: {_rate(counted)} noticed",
        "",
        f"{about} No test on SQLite runs {unreached} of the {len(survivors)} survivors.",
        "",
        *_table("kind", counted, lambda verdict: verdict.kind),
        *_table("package", counted, lambda verdict: verdict.package),
        f"### Survivors ({len(survivors)})",
        "",
        *_list(survivors, _tests_passed),
    ]
    if equivalent:
        lines += [f"### Equivalents ({len(equivalent)}), not counted", "", *_list(equivalent, equivalents.reason)]
    return "\n".join(lines).rstrip() + "\n"


def _table(name: str, verdicts: Sequence[Verdict], group: Callable[[Verdict], str]) -> list[str]:
    total = Counter(map(group, verdicts))
    noticed = Counter(group(verdict) for verdict in verdicts if verdict.outcome == NOTICED)
    rows = [
        f"| {key} | {total[key]} | {noticed[key]} | {100 * noticed[key] / total[key]:.0f} % |" for key in sorted(total)
    ]
    return [f"| {name} | mutants | noticed | rate |", "|---|---:|---:|---:|", *rows, ""]


def _list(verdicts: Iterable[Verdict], remark: Callable[[Verdict], str]) -> list[str]:
    ordered = sorted(verdicts, key=lambda verdict: (verdict.package, verdict.kind, verdict.path, verdict.line))
    lines = []
    for verdict in ordered:
        place = f"`{verdict.path}`, `{verdict.function or 'module'}`, line {verdict.line}"
        lines.append(f"- {verdict.package}, {verdict.kind}: {place}: ``{verdict.change}`` ({remark(verdict)})")
    return [*lines, ""]


def _tests_passed(verdict: Verdict) -> str:
    if verdict.outcome == SURVIVED:
        return f"{verdict.tests} of the {verdict.reaching} tests that run it passed"
    return "no test on SQLite runs it"


def _rate(verdicts: Sequence[Verdict]) -> str:
    noticed = sum(verdict.outcome == NOTICED for verdict in verdicts)
    return f"{noticed} of {len(verdicts)} ({100 * noticed / max(len(verdicts), 1):.1f} %)"
