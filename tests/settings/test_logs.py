"""The log tells the operator, and cannot be flooded by a visitor."""

import logging
from collections.abc import Iterator

import pytest
from django.test import Client

from plaudit.settings.logs import OneLine


@pytest.fixture
def written() -> Iterator[list[str]]:
    """What the security log says, in the form in which it is written."""
    lines: list[str] = []

    class Keeping(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(self.format(record))

    handler, log = Keeping(), logging.getLogger("django.security")
    handler.setFormatter(OneLine("{levelname} {message}", style="{"))
    log.addHandler(handler)
    yield lines
    log.removeHandler(handler)


def test_a_forged_host_is_one_line(written: list[str], client: Client) -> None:
    assert client.get("/about/scores/", headers={"host": "evil example"}).status_code == 400

    assert len(written) == 1
    assert "\n" not in written[0]
    assert "evil example" in written[0]
