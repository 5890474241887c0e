"""Imports against the bare driver: how much longer than reading the file and inserting the same rows.

    python bench/imports.py [--rounds N] [--engine sqlite|postgresql] [--kind KIND]

In each round a process of its own imports the files into a fresh database, and another one reads the same files and
inserts the very same rows, of every table that the import filled, by the driver's `executemany` in one transaction.
Both leave out their start. PostgreSQL is measured where PLAUDIT_TEST_DATABASE_URL or this machine has a server.
Prints Markdown: the figures of docs/performance.md. Status 0 where every target is met, 1 where one is not.
"""

import argparse
import csv
import getpass
import gzip
import json
import os
import platform
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

CHECKOUT = Path(__file__).resolve().parents[1]
NEEDS_DATA = ("critic-reviews/reviews.tsv.gz", "movielens-small/ratings.csv", "imdb/imdb.title.basics.csv.gz")
DATA = Path(os.environ.get("DATA") or CHECKOUT.parent / "shared" / "data").resolve()
ROUNDS = 5
TIMES_LONGER = 10
MOST_GROWTH = 1.25
SERVERS = [f"postgresql://{user}@127.0.0.1:5432/postgres" for user in (getpass.getuser(), "postgres")]
HOME = tempfile.TemporaryDirectory(prefix="plaudit-bench-")


@dataclass(frozen=True)
class Kind:
    """A kind of import: the words after `plaudit import`, the files it reads, and its target."""

    name: str
    words: tuple[str, ...]
    files: tuple[str, ...]
    target: float


KINDS = (
    Kind(
        "critic-reviews",
        ("critic-reviews/reviews.tsv.gz", "--films", "critic-reviews/films.csv"),
        ("critic-reviews/films.csv", "critic-reviews/reviews.tsv.gz"),
        5.0,
    ),
    Kind(
        "movielens",
        ("movielens-small",),
        ("movielens-small/movies.csv", "movielens-small/links.csv", "movielens-small/ratings.csv"),
        4.0,
    ),
    Kind("imdb", ("imdb",), ("imdb/imdb.title.basics.csv.gz", "imdb/imdb.title.crew.csv.gz"), 6.0),
)


class Engine:
    """Fresh migrated databases, each a copy of one that is migrated once."""

    name = "SQLite"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.empty = folder / "empty.sqlite3"
        run_plaudit(self._url(self.empty), "migrate", "--verbosity", "0")

    @property
    def version(self) -> str:
        return f"SQLite {sqlite3.sqlite_version}"

    @contextmanager
    def fresh(self) -> Iterator[str]:
        """The address of a database that holds the tables and nothing else."""
        copy = self.folder / "fresh.sqlite3"
        shutil.copyfile(self.empty, copy)
        try:
            yield self._url(copy)
        finally:
            for path in self.folder.glob("fresh.sqlite3*"):
                path.unlink()

    def close(self) -> None:
        pass

    @staticmethod
    def _url(path: Path) -> str:
        return f"sqlite:///{path}"


class PostgreSQL(Engine):
    name = "PostgreSQL"

    def __init__(self, server: str) -> None:
        self.server = server
        self.empty_name = f"plaudit_bench_{os.getpid()}"
        self._say(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(self.empty_name)))
        run_plaudit(self._at(self.empty_name), "migrate", "--verbosity", "0")

    @classmethod
    def find(cls) -> "PostgreSQL | None":
        """A server that answers and lets us make databases, or None."""
        named = os.environ.get("PLAUDIT_TEST_DATABASE_URL")
        for server in [named] if named else SERVERS:
            try:
                return cls(server)
            except psycopg.Error as error:
                print(f"No PostgreSQL at {urlsplit(server).hostname}: {str(error).splitlines()[0]}", file=sys.stderr)
        return None

    @property
    def version(self) -> str:
        with closing(psycopg.connect(self.server)) as connection:
            return f"PostgreSQL {connection.info.server_version // 10_000}"

    @contextmanager
    def fresh(self) -> Iterator[str]:
        copy = sql.Identifier(f"{self.empty_name}_fresh")
        self._say(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(copy, sql.Identifier(self.empty_name)))
        try:
            yield self._at(f"{self.empty_name}_fresh")
        finally:
            self._say(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(copy))

    def close(self) -> None:
        self._say(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(self.empty_name)))

    def _at(self, name: str) -> str:
        return urlunsplit(urlsplit(self.server)._replace(path=f"/{name}"))

    def _say(self, statement: sql.Composed) -> None:
        with closing(psycopg.connect(self.server, autocommit=True)) as connection:
            connection.execute(statement)


# ---- What the parent does: rounds, tables ---------------------------------------------------------------------------


@dataclass
class Measured:
    """Seconds of both legs, round by round, and how many rows both inserted."""

    imports: list[float]
    inserts: list[float]
    rows: int = 0

    @property
    def ratio(self) -> float:
        """The median over the rounds of import against insert within one round."""
        return median(ours / bare for ours, bare in zip(self.imports, self.inserts, strict=True))


def measure(engine: Engine, kind: Kind, rounds: int) -> Measured:
    measured = Measured([], [])
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder) / "rows.json"
        for number in range(rounds):
            with engine.fresh() as url:
                measured.imports.append(child(url, "import", kind.name, *_dumped(rows, first=number == 0))["seconds"])
            with engine.fresh() as url:
                inserted = child(url, "insert", kind.name, str(rows))
            measured.inserts.append(inserted["seconds"])
            measured.rows = inserted["rows"]
    return measured


def _dumped(rows: Path, *, first: bool) -> list[str]:
    return [str(rows)] if first else []


def report(results: Sequence[tuple[Engine, Kind, Measured]]) -> bool:
    print("| import | database | rows written | import | read and insert | ratio | target |")
    print("|---|---|---:|---:|---:|---:|---:|")
    for engine, kind, each in results:
        print(
            f"| {kind.name} | {engine.version} | {each.rows:,} | {median(each.imports):.2f} s "
            f"| {median(each.inserts):.2f} s | {each.ratio:.1f} | at most {kind.target:.0f} |"
        )
    return all(each.ratio <= kind.target for _, kind, each in results)


def report_memory(engine: Engine) -> bool:
    """Import a file, and one ten times as long with other ids; memory may not grow with the file."""
    print(f"\n| import | rows | peak memory | rows, {TIMES_LONGER} times | peak memory | growth |")
    print("|---|---:|---:|---:|---:|---:|")
    growths = []
    for name, write in (("critic-reviews", _write_reviews), ("movielens", _write_ratings)):
        short, long = (_peak(engine, name, write, times) for times in (1, TIMES_LONGER))
        growths.append(long["megabytes"] / short["megabytes"])
        print(
            f"| {name} | {short['read']:,} | {short['megabytes']:.0f} MB "
            f"| {long['read']:,} | {long['megabytes']:.0f} MB | {growths[-1]:.2f} |"
        )
    return max(growths) <= MOST_GROWTH


def _peak(engine: Engine, name: str, write: Callable[[Path, int], Path], times: int) -> Any:
    with tempfile.TemporaryDirectory() as folder, engine.fresh() as url:
        return child(url, "import-file", name, str(write(Path(folder), times)))


def _write_reviews(folder: Path, times: int) -> Path:
    """The reviews, `times` over, each time of other films."""
    longer = folder / "reviews.tsv"
    with (
        gzip.open(DATA / "critic-reviews/reviews.tsv.gz", "rt", encoding="latin-1", newline="") as file,
        longer.open("w", encoding="latin-1", newline="") as out,
    ):
        header, *rows = csv.reader(file, delimiter="\t")
        writer = csv.writer(out, delimiter="\t")
        writer.writerow(header)
        for again in range(times):
            writer.writerows([f"{row[0]}-{again}", *row[1:]] for row in rows)
    return longer


def _write_ratings(folder: Path, times: int) -> Path:
    """The ratings, `times` over, each time by other members."""
    shutil.copyfile(DATA / "movielens-small/movies.csv", folder / "movies.csv")
    with (DATA / "movielens-small/ratings.csv").open(newline="") as file:
        header, *rows = csv.reader(file)
    with (folder / "ratings.csv").open("w", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(header)
        for again in range(times):
            writer.writerows([f"{again}{row[0].zfill(6)}", *row[1:]] for row in rows)
    return folder


def environment(url: str) -> dict[str, str]:
    return {
        **os.environ,
        "PLAUDIT_DATABASE_URL": url,
        "PLAUDIT_HOME": HOME.name,
        "DJANGO_SETTINGS_MODULE": "plaudit.settings",
        "DATA": str(DATA),
    }


def run_plaudit(url: str, *words: str) -> None:
    subprocess.run([sys.executable, "-m", "plaudit", *words], env=environment(url), check=True)


def child(url: str, leg: str, *words: str) -> Any:
    """What one leg, in a process of its own, found."""
    command = [sys.executable, __file__, "--leg", leg, *words]
    answer = subprocess.run(command, env=environment(url), check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(answer.stdout.splitlines()[-1])


# ---- What a child does: one leg -------------------------------------------------------------------------------------


def leg_import(name: str, dump: str = "") -> dict[str, Any]:
    kind = next(each for each in KINDS if each.name == name)
    words = [str(DATA / word) if (DATA / word).exists() else word for word in kind.words]
    found = import_files(name, *words)
    if dump:
        Path(dump).write_text(json.dumps(rows_of_every_table(), default=str), encoding="utf-8")
    return found


def import_files(name: str, *words: str) -> dict[str, Any]:
    """One `plaudit import` in this process: its seconds, and the rows that it left behind."""
    from django.core.management import call_command, load_command_class  # noqa: PLC0415

    load_command_class("plaudit.imports", "import")
    start = time.perf_counter()
    with Path(os.devnull).open("w") as nowhere:
        call_command("import", name, *words, stdout=nowhere)
    return {"seconds": time.perf_counter() - start, "read": _rows_read(name)}


def weighed_import(name: str, *words: str) -> dict[str, Any]:
    """The same with its peak memory, looked at two hundred times a second, in megabytes.

    Without the pages of the database file, which SQLite maps into memory and which the system may drop at any moment,
    and with a page cache of 2 MB: the site's own of 32 MB fills up once, over whatever file.
    """
    from django.db import connection  # noqa: PLC0415

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA cache_size = -2000")
    peak, over = 0, threading.Event()

    def weigh() -> None:
        nonlocal peak
        while not over.wait(0.005):
            resident, shared = Path("/proc/self/statm").read_text(encoding="ascii").split()[1:3]
            peak = max(peak, int(resident) - int(shared))

    scales = threading.Thread(target=weigh)
    scales.start()
    found = import_files(name, *words)
    over.set()
    scales.join()
    return {**found, "megabytes": peak * resource.getpagesize() / 2**20}


def _rows_read(name: str) -> int:
    from plaudit.audience.models import Rating  # noqa: PLC0415
    from plaudit.catalog.models import Title  # noqa: PLC0415
    from plaudit.critics.models import Review  # noqa: PLC0415

    counted: dict[str, Any] = {"movielens": Rating, "imdb": Title}
    return counted.get(name, Review).objects.count()


def rows_of_every_table() -> list[tuple[str, list[str], list[list[Any]]]]:
    """Every table that has rows which the migrations did not make: its name, columns and rows, parents first."""
    from django.db import connection  # noqa: PLC0415

    tables = []
    with connection.cursor() as cursor:
        for table, columns in _tables():
            # As text: the driver reads it back into whatever the column is, as it would from the file.
            names = ", ".join(map(connection.ops.quote_name, columns))
            cursor.execute(f"SELECT {names} FROM {connection.ops.quote_name(table)}")  # noqa: S608 - our own tables
            tables.append((table, columns, [list(row) for row in cursor.fetchall()]))
    return [each for each in tables if each[2]]


def _tables() -> list[tuple[str, list[str]]]:
    """The tables that an import can fill, each with its columns but for those that the database makes of others."""
    from django.apps import apps  # noqa: PLC0415

    # What the desk has rows of, its migrations made.
    ours = [each for each in apps.get_app_configs() if each.name.startswith("plaudit.") and each.label != "desk"]
    models = [model for config in ours for model in config.get_models(include_auto_created=True)]
    return [
        (model._meta.db_table, [field.column for field in model._meta.local_concrete_fields if not field.generated])
        for model in models
    ]


def leg_insert(name: str, dump: str) -> dict[str, Any]:
    from django.db import connection  # noqa: PLC0415

    kind = next(each for each in KINDS if each.name == name)
    tables = json.loads(Path(dump).read_text(encoding="utf-8"))
    connection.ensure_connection()
    bare = connection.connection
    mark = "?" if connection.vendor == "sqlite" else "%s"
    cursor = bare.cursor() if connection.vendor == "sqlite" else psycopg.Cursor(bare)
    start = time.perf_counter()
    read = sum(1 for file in kind.files for _row in read_file(DATA / file))
    cursor.execute("BEGIN IMMEDIATE" if mark == "?" else "BEGIN")
    if mark == "%s":
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    for table, columns, rows in tables:
        names, marks = ", ".join(f'"{each}"' for each in columns), ", ".join([mark] * len(columns))
        cursor.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows)  # noqa: S608
    cursor.execute("COMMIT")
    seconds = time.perf_counter() - start
    return {"seconds": seconds, "read": read, "rows": sum(len(rows) for *_, rows in tables)}


def read_file(path: Path) -> Iterator[list[str]]:
    opened = gzip.open if path.suffix == ".gz" else open
    delimiter = "\t" if ".tsv" in path.name else ","
    with opened(path, "rt", encoding="latin-1", newline="") as file:
        yield from csv.reader(file, delimiter=delimiter)


LEGS: dict[str, Callable[..., dict[str, Any]]] = {
    "import": leg_import,
    "insert": leg_insert,
    "import-file": weighed_import,
}


def run_leg(leg: str, *words: str) -> int:
    import django  # noqa: PLC0415

    django.setup()
    print(json.dumps(LEGS[leg](*words)))
    return 0


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--leg"]:
        return run_leg(*arguments[1:])
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--engine", choices=("sqlite", "postgresql"))
    parser.add_argument("--kind", choices=[kind.name for kind in KINDS])
    parser.add_argument("--rounds-only", action="store_true", help="leave out the memory")
    options = parser.parse_args(arguments)
    kinds = [kind for kind in KINDS if options.kind in {None, kind.name}]
    with engines(options.engine) as found:
        print(f"Python {platform.python_version()}, {os.cpu_count()} processors, medians of {options.rounds} rounds.\n")
        results = [(engine, kind, measure(engine, kind, options.rounds)) for kind in kinds for engine in found]
        met = report(results)
        return 0 if (options.rounds_only or report_memory(found[0])) and met else 1


@contextmanager
def engines(chosen: str | None) -> Iterator[list[Engine]]:
    with tempfile.TemporaryDirectory() as folder:
        found: list[Engine] = [] if chosen == "postgresql" else [Engine(Path(folder))]
        if chosen != "sqlite" and (server := PostgreSQL.find()):
            found.append(server)
        try:
            yield found
        finally:
            for engine in found:
                engine.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
