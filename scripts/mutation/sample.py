"""The choice of mutants: so many of each kind, spread over the packages, by a seed."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from .mutants import Mutant
from .operators import KINDS

# These are tested least often and do most harm, so they are looked at more closely.
WEIGHTS = {kind: 1.5 if kind in {"permission", "transaction"} else 1.0 for kind in KINDS}


def choose(mutants: Iterable[Mutant], count: int, seed: int, is_valid: Callable[[Mutant], bool]) -> list[Mutant]:
    """Choose so many mutants, in an order in which the first ones are a sample as well.

    A change elsewhere in the code changes little of the choice.
    """
    by_kind: dict[str, dict[str, list[Mutant]]] = defaultdict(lambda: defaultdict(list))
    for mutant in mutants:
        by_kind[mutant.kind][mutant.package].append(mutant)
    kind_sizes = {kind: sum(map(len, packages.values())) for kind, packages in by_kind.items()}
    chosen: list[Mutant] = []
    for kind, kind_share in shares(kind_sizes, WEIGHTS, count).items():
        packages = by_kind[kind]
        package_sizes = {package: len(rows) for package, rows in packages.items()}
        for package, share in shares(package_sizes, package_sizes, kind_share).items():
            ranked = sorted(packages[package], key=lambda mutant: _rank(seed, mutant))
            chosen += _first(ranked, share, is_valid)
    # By the rank that chose them, those of the largest kinds would come first.
    return sorted(chosen, key=lambda mutant: _rank(-seed - 1, mutant))


def shares(sizes: Mapping[str, int], weights: Mapping[str, float], total: int) -> dict[str, int]:
    """Share out a total by weight. No share is larger than the size; the others get what is left over."""
    rest, names = min(total, sum(sizes.values())), sorted(sizes)
    result: dict[str, int] = {}
    while full := [name for name in names if rest * weights[name] >= sizes[name] * _sum(weights, names)]:
        result |= {name: sizes[name] for name in full}
        rest -= sum(sizes[name] for name in full)
        names = [name for name in names if name not in full]
    exact = {name: rest * weights[name] / _sum(weights, names) for name in names}
    result |= {name: int(exact[name]) for name in names}
    rest -= sum(result[name] for name in names)
    for name in sorted(names, key=lambda name: (result[name] - exact[name], name))[:rest]:
        result[name] += 1
    return result


def _sum(weights: Mapping[str, float], names: Iterable[str]) -> float:
    return sum(weights[name] for name in names)


def _first(ranked: list[Mutant], count: int, is_valid: Callable[[Mutant], bool]) -> list[Mutant]:
    """Return the first valid ones, at most one of each place."""
    chosen: dict[tuple[str, object], Mutant] = {}
    for mutant in ranked:
        if len(chosen) == count:
            break
        if (mutant.path, mutant.span) not in chosen and is_valid(mutant):
            chosen[mutant.path, mutant.span] = mutant
    return list(chosen.values())


def _rank(seed: int, mutant: Mutant) -> bytes:
    return hashlib.sha256(f"{seed} {mutant.path} {mutant.operator} {mutant.occurrence}".encode()).digest()
