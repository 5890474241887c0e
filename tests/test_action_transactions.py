"""Every action is stored as a whole or not at all, whichever of its tables the database refuses to write."""

import gc
import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from copy import deepcopy
from itertools import groupby

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.transaction import TransactionManagementError

from examples.desk_forms import DESK_FORMS
from examples.example import Example, World
from examples.parts import IN_THE_CALLERS_TRANSACTION
from examples.permissions import BY_PERMISSION
from examples.system import BY_MEMBERS, BY_THE_SYSTEM
from snapshots import (
    NOT_COMPARED,
    REFUSAL,
    changed_tables,
    is_one_transaction,
    recorded_statements,
    snapshot,
    table_refuses_writes,
    tables_written,
)

pytestmark = [
    pytest.mark.django_db(transaction=True),
    # Wagtail leaves the files open in which it makes its own small pictures.
    pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning"),
]


def by_package(examples: Iterable[Example]) -> list[object]:
    """The examples of each package: one site is made for all of them."""
    grouped = groupby(sorted(examples, key=str), key=lambda example: example.action.__module__.split(".")[1])
    return [pytest.param(list(group), id=package) for package, group in grouped]


def by_the_system(example: Example, world: World) -> Callable[[], object]:
    """The call by Plaudit itself, which may do everything; each time with its arguments as they are now."""
    call = example.ready(world)
    return lambda: deepcopy(call)(**({"by": None} if example.needs else {}))


@pytest.mark.parametrize("examples", by_package([*BY_PERMISSION, *BY_MEMBERS, *BY_THE_SYSTEM]))
def test_an_action_that_fails_on_the_way_leaves_nothing_behind(examples, subtests):
    world = World.make()
    for example in examples:
        call = by_the_system(example, world)
        before = snapshot()
        tables = tables_written(call, before)
        assert tables, example
        for table in tables:
            with subtests.test(str(example), table=table), table_refuses_writes(table):
                with recorded_statements() as words, pytest.raises(IntegrityError, match=REFUSAL):
                    call()
                assert changed_tables(before, snapshot()) == []
                assert example.in_pieces or is_one_transaction(words), words
        # One of its tables will do here.
        with subtests.test(str(example), within="a transaction"), table_refuses_writes(tables[-1]):
            assert_caller_may_go_on(call, ends=example.ends_the_callers)


def assert_caller_may_go_on(call: Callable[[], object], *, ends: bool) -> None:
    """Whoever calls an action that fails finds all as it was, within their own transaction too; unless that `ends`."""
    before = snapshot()
    with transaction.atomic():
        with pytest.raises(IntegrityError, match=REFUSAL):
            call()
        assert connection.needs_rollback == ends
        if not ends:
            assert changed_tables(before, snapshot()) == []
        transaction.set_rollback(True)


@contextmanager
def nothing_logged() -> Iterator[None]:
    """Without the log's records of errors, which would hold on to uploaded files until the end of the run."""
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)


@pytest.mark.parametrize("examples", by_package(DESK_FORMS))
def test_a_form_at_the_desk_that_fails_on_the_way_leaves_nothing_behind(examples, subtests):
    world = World.make()
    for example in examples:
        tables = set(tables_written(example.ready(world), snapshot())) - NOT_COMPARED
        assert tables, example
        for table in sorted(tables):
            call = example.ready(world)
            before = snapshot(without=NOT_COMPARED)
            with subtests.test(str(example), table=table):
                # Most forms answer with a sentence, as if somebody else had been quicker.
                with table_refuses_writes(table), suppress(IntegrityError), nothing_logged():
                    call()
                assert changed_tables(before, snapshot(without=NOT_COMPARED)) == []
    # Open files go here, where the warning about them is expected, and not in whichever test comes next.
    del call
    gc.collect()


@pytest.mark.parametrize("examples", by_package(IN_THE_CALLERS_TRANSACTION))
def test_a_part_of_an_action_is_refused_outside_a_transaction(examples, subtests):
    world = World.make()
    for example in examples:
        with subtests.test(str(example)):
            call = by_the_system(example, world)
            before = snapshot()
            with pytest.raises((RuntimeError, TransactionManagementError)):
                call()
            assert changed_tables(before, snapshot()) == []
            with transaction.atomic():
                call()
            assert changed_tables(before, snapshot())
