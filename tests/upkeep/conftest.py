"""What the tests of the commands stand on."""

from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import call_command


@pytest.fixture
def recount_check() -> Callable[[], None]:
    """`plaudit recount --check`, which raises CommandError where a stored score differs."""
    return lambda: call_command("recount", "--check", stdout=StringIO())
