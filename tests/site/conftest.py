"""What the tests of the pages share."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

from everything import MISSING, TITLE, one_of_everything

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
