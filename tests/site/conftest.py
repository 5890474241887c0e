"""What the tests of the pages share."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import transaction

from everything import MISSING, TITLE, one_of_everything
from noise import Pair, pair
from plaudit.search.actions import update_index

AtMost = Callable[[int], AbstractContextManager[Any]]


@pytest.fixture
def at_most(django_assert_max_num_queries: Any) -> AtMost:
    """At most so many queries within a block."""
    return django_assert_max_num_queries  # type: ignore[no-any-return]


@pytest.fixture
def addresses(db: None) -> list[str]:
    """An address of every public page and of what stands in other pages, with something on each; two lead nowhere."""
    pages = [*one_of_everything().values()]
    nowhere = [*MISSING.values()]
    pieces = ["/search/suggest?q=letters", f"/embed{TITLE}"]
    return [*(address for address in pages if address not in nowhere), *pieces, *nowhere]


@pytest.fixture(scope="module")
def both(django_db_setup: None, django_db_blocker: Any) -> Iterator[Pair]:
    """Two titles with everything, made once for all tests of a module, and found by search. They are only read."""
    with django_db_blocker.unblock(), transaction.atomic():
        made = pair()
        update_index()
        yield made
        transaction.set_rollback(True)
