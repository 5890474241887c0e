"""How soon `plaudit serve` answers, and how much memory it takes.

Starts the server with two web workers and the background worker on an empty site of its own, as an operator would:
the first time, when it gathers the static files, and again. Prints Markdown. Status 0 where the targets are met,
else 1.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

import psutil

PLAUDIT = [sys.executable, "-m", "plaudit"]
SECONDS, MEGABYTES = 6.0, 350
PAGE = "/about/scores/"
STARTS = 5
REQUESTS = 2000


def main() -> int:
    """Measure and print; the exit status."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "PLAUDIT_HOME": home, "PLAUDIT_DATABASE_URL": ""}
        subprocess.run([*PLAUDIT, "migrate", "--verbosity", "0"], env=environment, check=True)
        first = time_to_answer(environment)
        later = sorted(time_to_answer(environment) for _ in range(STARTS))
        fresh, used = memory(environment)
    slowest, most = max(first, *later), max(fresh, used)
    print("| `plaudit serve`, two web workers and the background worker | measured | target |\n|---|---|---|")
    print(f"| first answer of `/healthz`, static files gathered too | {first:.2f} s | {SECONDS:.0f} s |")
    print(f"| first answer of `/healthz`, later starts (middle of {STARTS}) | {later[STARTS // 2]:.2f} s | |")
    print(f"| memory (PSS of all processes) after the first page | {fresh:.0f} MB | {MEGABYTES} MB |")
    print(f"| memory after {REQUESTS:,} pages | {used:.0f} MB | |")
    return int(slowest > SECONDS or most > MEGABYTES)


def time_to_answer(environment: dict[str, str]) -> float:
    """Seconds from the start of the process to its first answer."""
    began = time.monotonic()
    with serving(environment) as (_server, address):
        wait_for(f"{address}/healthz")
        return time.monotonic() - began


def memory(environment: dict[str, str]) -> tuple[float, float]:
    """Megabytes after the first page, and after many."""
    with serving(environment) as (server, address):
        wait_for(f"{address}/healthz")
        ask(f"{address}{PAGE}")
        fresh = share(server)
        for _ in range(REQUESTS):
            ask(f"{address}{PAGE}")
        return fresh, share(server)


def share(server: psutil.Process) -> float:
    """The memory of a server and its workers, what they share counted once, in megabytes."""
    family = [server, *server.children(recursive=True)]
    return sum(each.memory_full_info().pss for each in family) / 10**6


@contextmanager
def serving(environment: dict[str, str]) -> Iterator[tuple[psutil.Process, str]]:
    """A running server and its address."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = [*PLAUDIT, "serve", "--port", str(port), "--workers", "2"]
    named = {"PLAUDIT_URL": address, **environment}
    with subprocess.Popen(command, env=named, stdout=subprocess.DEVNULL) as process:
        try:
            yield psutil.Process(process.pid), address
        finally:
            process.terminate()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str) -> None:
    """Ask until there is an answer, for half a minute at most."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            return ask(address)
        except urllib.error.URLError:
            time.sleep(0.01)
    raise SystemExit(f"{address} does not answer.")


def ask(address: str) -> None:
    read(address)


def read(address: str) -> str:
    """The page at an address."""
    with urllib.request.urlopen(address, timeout=10) as response:  # noqa: S310 - this machine's
        return str(response.read().decode())


if __name__ == "__main__":
    sys.exit(main())
