"""Search at size: what a suggestion costs beside a bare view, and how often the right title comes first.

    python bench/search.py [--engine sqlite|postgresql] [--titles N]

Makes a site with 1,000 titles and one with all of `imdb/` and 20,000 people, on SQLite and on PostgreSQL (where
PLAUDIT_TEST_DATABASE_URL or this machine has a server). Suggestions are asked for over HTTP, twenty at once, of Granian
with two workers of three threads as `plaudit serve` runs it; the bare view in the same server asks the same index once
and writes the names as JSON. The two take turns. Prints Markdown. Status 0 where every target is met, else 1.
"""

import argparse
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from urllib.parse import quote

from imports import Engine, PostgreSQL

CHECKOUT = Path(__file__).resolve().parents[1]
NEEDS_DATA = ("imdb/imdb.title.basics.csv.gz", "imdb/imdb.title.ratings.csv.gz", "films/duke-movies.csv")
SITE = Path(__file__).resolve().parent / "beside" / "search_site.py"
FEW, ALL, PEOPLE = 1_000, 146_144, 20_000
AT_ONCE, ROUNDS = 20, 3
TIMES_BARE, TIMES_SMALL = 3.0, 2.0
TARGETS = {"exact": 0.99, "wrong": 0.90, "plain": 0.98}
SUGGESTION, BARE = "/search/suggest", "/bare"


@dataclass
class Figures:
    """Milliseconds over HTTP (median, 99th percentile) of both views, and one at a time in a process."""

    served: dict[str, tuple[float, float]]
    alone: dict[str, dict[str, float]]


def main() -> int:
    """Measure on each engine; 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", choices=["sqlite", "postgresql"])
    parser.add_argument("--titles", type=int, default=ALL)
    options = parser.parse_args()
    met = [run(engine, options.titles) for engine in engines(options.engine)]
    return int(not all(met))


def engines(only: str | None) -> Iterator[Engine]:
    if only != "postgresql":
        with tempfile.TemporaryDirectory() as folder:
            yield Engine(Path(folder))
    if only != "sqlite" and (found := PostgreSQL.find()):
        yield found
        found.close()


def run(engine: Engine, titles: int) -> bool:
    """Both sizes on one engine, one after the other, and the quality at the larger."""
    with tempfile.TemporaryDirectory() as home:
        with engine.fresh() as url:
            loaded = leg(url, home, "load", str(FEW), str(FEW // 5))
            small = figures(url, home)
        with engine.fresh() as url:
            loaded = leg(url, home, "load", str(titles), str(PEOPLE))
            large = figures(url, home)
            judged = leg(url, home, "quality")
    print(f"\n{engine.version}: {loaded['entries']:,} entries, indexed in {loaded['seconds']:.1f} s\n")
    return all([report_cost(small, large, titles), report_quality(judged)])


def figures(url: str, home: str) -> Figures:
    texts = leg(url, home, "typed")
    with serving(url, home) as port:
        served = {view: summary(times) for view, times in taking_turns(port, texts).items()}
    return Figures(served, leg(url, home, "alone"))


def summary(times: Sequence[float]) -> tuple[float, float]:
    return median(times), quantiles(times, n=100)[98]


def report_cost(small: Figures, large: Figures, titles: int) -> bool:
    """Both targets of cost: against the bare view, and against the small site."""
    print(f"| one of {AT_ONCE} at once, over HTTP | {FEW:,} titles | {titles:,} titles | times |")
    print("|---|---:|---:|---:|")
    met = []
    for number, part in enumerate(("median", "99th percentile")):
        for view, name in ((SUGGESTION, "suggestion"), (BARE, "bare view")):
            few, many = small.served[view][number], large.served[view][number]
            print(f"| {name}, {part} | {few:.1f} ms | {many:.1f} ms | {many / few:.2f} |")
        ratios = [each.served[SUGGESTION][number] / each.served[BARE][number] for each in (small, large)]
        growth = large.served[SUGGESTION][number] / small.served[SUGGESTION][number]
        print(f"| suggestion against bare view, {part} | {ratios[0]:.2f} | {ratios[1]:.2f} | |")
        met += [ratios[1] <= TIMES_BARE, growth <= TIMES_SMALL]
    print(f"\n| one at a time, in the process | {FEW:,} titles | {titles:,} titles |\n|---|---:|---:|")
    for view in ("suggestion", "bare"):
        for part in ("median", "p99"):
            print(f"| {view}, {part} | {small.alone[view][part]:.2f} ms | {large.alone[view][part]:.2f} ms |")
    return all(met)


def report_quality(judged: dict[str, Any]) -> bool:
    """How often each index gives the right title, and what one question costs without Django's views."""
    print("\n| index | exact name first | a letter wrong, in five | plainly, in five | median | 99th percentile |")
    print("|---|---:|---:|---:|---:|---:|")
    for name, each in judged.items():
        shares = " | ".join(f"{each[key]:.1%}" for key in TARGETS)
        print(f"| {name} | {shares} | {each['median']:.2f} ms | {each['p99']:.2f} ms |")
    return all(judged["Plaudit"][key] >= needed for key, needed in TARGETS.items())


# ---- The server, and twenty who ask it ------------------------------------------------------------------------------


@contextmanager
def serving(url: str, home: str) -> Iterator[int]:
    """Granian with the site and the bare view; gives its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    words = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", "2"]
    words += ["--blocking-threads", "3", "--log-level", "warning", "search_site:application"]
    command = [sys.executable, "-m", "granian", *words]
    with subprocess.Popen(command, env=environment(url, home), cwd=SITE.parent) as server:
        try:
            wait_for(port)
            yield port
        finally:
            server.terminate()


def wait_for(port: int) -> None:
    for _ in range(600):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/bare", timeout=5).read()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("The server does not answer.")


def taking_turns(port: int, texts: Sequence[str]) -> dict[str, list[float]]:
    """Milliseconds of every answer of each view; they take turns, so that a busy moment meets both."""
    times: dict[str, list[float]] = {SUGGESTION: [], BARE: []}
    for view in times:
        at_once(port, view, texts[:200])
    for _ in range(ROUNDS):
        for view in times:
            times[view] += at_once(port, view, texts)
    return times


def at_once(port: int, view: str, texts: Sequence[str]) -> list[float]:
    """Milliseconds of every answer, with so many asking at once, each over a connection that stays open."""
    times: list[float] = []

    def ask(mine: Sequence[str]) -> None:
        connection = HTTPConnection("127.0.0.1", port, timeout=60)
        for text in mine:
            start = time.perf_counter()
            connection.request("GET", f"{view}?q={quote(text)}")
            answer = connection.getresponse()
            answer.read()
            times.append(1000 * (time.perf_counter() - start))
            assert answer.status == 200, (text, answer.status)
        connection.close()

    with ExitStack() as stack:
        for number in range(AT_ONCE):
            thread = threading.Thread(target=ask, args=(texts[number::AT_ONCE],))
            thread.start()
            stack.callback(thread.join)
    return times


def leg(url: str, home: str, *words: str) -> Any:
    """What one leg of the site, in a process of its own, found."""
    command = [sys.executable, str(SITE), *words]
    answer = subprocess.run(command, env=environment(url, home), check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(answer.stdout.splitlines()[-1])


def environment(url: str, home: str) -> dict[str, str]:
    own = {"PLAUDIT_DATABASE_URL": url, "PLAUDIT_HOME": home, "DJANGO_SETTINGS_MODULE": "plaudit.settings"}
    data = os.environ.get("DATA") or str(CHECKOUT.parent / "shared" / "data")
    return {**os.environ, **own, "DATA": data, "PYTHONWARNINGS": "ignore"}


if __name__ == "__main__":
    sys.exit(main())
