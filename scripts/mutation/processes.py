"""Forked processes: whatever a mutant breaks, repeats for ever or leaves behind ends with them.

As a program, it starts fresh runs of pytest that have the test tools loaded already, but nothing of Plaudit.
"""

import contextlib
import importlib
import json
import os
import resource
import signal
import socket
import sys
import time
from typing import IO, Any

CHANNEL = "PLAUDIT_TEST_CHANNEL"  # the number of the open socket to whoever asks
LONGEST_WAIT = 300
# These take long to load, and read no settings of Django.
TOOLS = ("pytest", "faker", "hypothesis", "html5lib", "django.test", "django.db.models", "jinja2")


def wait(child: int) -> int | None:
    """Return the exit status of a child; None for one that died, or never ended and was killed."""
    deadline = time.monotonic() + LONGEST_WAIT
    ended = status = 0
    while not ended and time.monotonic() < deadline:
        ended, status = os.waitpid(child, os.WNOHANG)
        time.sleep(0.01)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    if not ended:
        os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) if ended and os.WIFEXITED(status) else None


def limit_work(seconds: int) -> None:
    """End this process after so much processor time, and it and its children together by the group's id."""
    os.setpgid(0, 0)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def send(stream: IO[str], message: dict[str, Any]) -> None:
    """Send one message, a line of JSON."""
    stream.write(json.dumps(message) + "\n")
    stream.flush()


def main() -> int:
    """Run pytest in a child for each request, with its arguments and environment."""
    for name in TOOLS:
        importlib.import_module(name)
    with socket.socket(fileno=int(os.environ.pop(CHANNEL))) as channel, channel.makefile("rw") as stream:
        send(stream, {})
        for line in stream:
            child = os.fork()
            if child == 0:
                return _run_pytest(json.loads(line))
            send(stream, {"status": wait(child)})
    return 0


def _run_pytest(request: dict[str, Any]) -> int:
    limit_work(request["seconds"])
    os.environ.update(request["environment"])
    log = os.open(request["log"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(log, 1)
    os.dup2(log, 2)
    return int(importlib.import_module("pytest").main(request["arguments"]))


if __name__ == "__main__":
    sys.exit(main())
