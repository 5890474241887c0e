"""`make mutants`: its operators change what they say, and its choice is spread, and the same for the same seed."""

from collections import Counter
from pathlib import Path

import pytest
from cosmic_ray.mutating import mutate_code

from mutation.equivalents import Equivalents
from mutation.mutants import Mutant, Place, mutants_of
from mutation.operators import KINDS, OPERATORS, Replacement
from mutation.sample import choose, shares

CHECKOUT = Path(__file__).resolve().parents[2]
OWN = [operator for operator in OPERATORS if issubclass(operator, Replacement)]
SOURCE = '''"""Ratings."""

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from x import y

LIMIT = 10


@transaction.atomic
def rate(by: "dict[str, int] | None", *, stars: int = 3) -> int:
    """Rate, as somebody with `a.add_rating` may."""
    require(by, "a.add_rating")
    if stars > LIMIT:
        raise ValueError("too many")
    with transaction.atomic():
        row = Rating.objects.select_for_update().filter(by=by).order_by("-pk").first()
        row.stars = stars
        row.save(update_fields=["stars"])
        for a, b in zip(c, d, strict=True):
            pass
    return cast("int", row.pk)


class Rating:
    @property
    def half(self) -> int:
        return self.stars + 5

    def __repr__(self) -> str:
        return f"<Rating {self.stars * 2}>"
'''


@pytest.fixture
def mutants(tmp_path):
    path = tmp_path / "src" / "plaudit" / "audience" / "ratings.py"
    path.parent.mkdir(parents=True)
    path.write_text(SOURCE)
    return [mutant for mutant in mutants_of(tmp_path, "src/plaudit/audience/ratings.py") if mutant.code(tmp_path)]


def some(*, kind, package, count):
    path = f"src/plaudit/{package}/models.py"
    return [Mutant(path, "DeleteCall", number, kind, ((number, 0), (number, 1)), Place()) for number in range(count)]


@pytest.mark.parametrize(
    ("operator", "example"),
    [(operator, example) for operator in OWN for example in operator.examples()],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_an_operator_makes_its_examples(operator, example):
    assert mutate_code(example.pre_mutation_code, operator(), example.occurrence) == example.post_mutation_code


def test_every_operator_of_our_own_has_an_example():
    assert not [operator.__name__ for operator in OWN if not operator.examples()]


def test_every_kind_of_change_is_found(mutants, tmp_path):
    changes = {(mutant.kind, mutant.change(tmp_path)) for mutant in mutants}
    assert changes >= {
        ("permission", '- require(by, "a.add_rating") + pass'),
        ("permission", '- require(by, "a.add_rating") + require(by, "a.change_rating")'),
        ("transaction", "- @transaction.atomic"),
        ("transaction", "- with transaction.atomic(): + if True:"),
        ("comparison", "- if stars > LIMIT: + if stars >= LIMIT:"),
        ("condition", '- if stars > LIMIT: - raise ValueError("too many") + pass'),
        ("deletion", "- row.stars = stars + pass"),
        ("argument", '- row.save(update_fields=["stars"]) + row.save()'),
        ("return", '- return cast("int", row.pk) + return None'),
        ("number", "- LIMIT = 10 + LIMIT = 11"),
        ("number", "- return self.stars + 5 + return self.stars - 5"),
    }
    assert {kind for kind, _ in changes} <= set(KINDS)


def test_types_and_docstrings_and_what_only_a_debugger_prints_are_left_alone(mutants, tmp_path):
    changes = " ".join(mutant.change(tmp_path) for mutant in mutants)
    assert "TYPE_CHECKING" not in changes
    assert "Rate, as" not in changes
    assert '"str"' not in changes
    assert "<Rating" not in changes
    assert "strict=False" not in changes
    assert "zip(c, d)" not in changes
    assert not [mutant for mutant in mutants if "property" in mutant.change(tmp_path)]


def test_a_lock_on_rows_waits_for_a_server_that_has_such(mutants, tmp_path):
    assert {".all()" in mutant.change(tmp_path) for mutant in mutants if mutant.needs_row_locks} == {True}


def test_only_what_runs_in_a_function_can_be_exchanged(mutants, tmp_path):
    functions = {mutant.change(tmp_path): mutant.place for mutant in mutants}
    assert functions["- return self.stars + 5 + return self.stars - 5"].function == "Rating.half"
    assert functions["- @transaction.atomic"] == Place("rate", "", functions["- row.stars = stars + pass"].body)
    assert functions["- LIMIT = 10 + LIMIT = 11"].function == ""


def test_the_same_seed_chooses_the_same_mutants_and_another_others():
    there = some(kind="number", package="site", count=200)
    first, again, other = (choose(there, 20, seed, lambda mutant: True) for seed in (1, 1, 2))
    assert first == again
    assert len(first) == len(other) == 20
    assert first != other


def test_kinds_and_packages_share_the_choice():
    there = [
        *some(kind="number", package="site", count=900),
        *some(kind="number", package="critics", count=100),
        *some(kind="permission", package="desk", count=400),
        *some(kind="order", package="site", count=3),
    ]
    chosen = Counter((mutant.kind, mutant.package) for mutant in choose(there, 103, 1, lambda mutant: True))
    assert chosen == {
        ("permission", "desk"): 60,
        ("number", "site"): 36,
        ("number", "critics"): 4,
        ("order", "site"): 3,
    }


def test_the_first_mutants_are_of_every_kind():
    there = [
        *some(kind="number", package="site", count=2000),
        *some(kind="return", package="desk", count=60),
    ]
    first = choose(there, 100, 1, lambda mutant: True)[:50]
    assert 15 < sum(mutant.kind == "return" for mutant in first) < 35


def test_a_mutant_that_is_no_python_is_not_chosen():
    there = some(kind="number", package="site", count=10)
    chosen = choose(there, 5, 1, lambda mutant: mutant.occurrence % 2 == 0)
    assert sorted(mutant.occurrence for mutant in chosen) == [0, 2, 4, 6, 8]


def test_a_share_is_never_larger_than_what_there_is():
    assert shares({"a": 2, "b": 50, "c": 50}, {"a": 1, "b": 1, "c": 2}, 32) == {"a": 2, "b": 10, "c": 20}
    assert shares({"a": 2, "b": 3}, {"a": 1, "b": 1}, 100) == {"a": 2, "b": 3}


def test_every_known_equivalent_is_still_a_mutant():
    known = Equivalents.load().reasons
    assert all(known.values())
    there = {
        (path, mutant.place.name, mutant.change(CHECKOUT))
        for path in {path for path, *_ in known}
        for mutant in mutants_of(CHECKOUT, path)
    }
    assert set(known) <= there
