"""`plaudit serve`: the web server and the background work together."""

from argparse import ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from plaudit.newsroom.actions import ensure_pages
from plaudit.server.static_files import collect_static
from plaudit.server.web_server import resolve_host, serve


class Command(BaseCommand):
    help = "Serve the site until Ctrl+C or a SIGTERM."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--host", default="127.0.0.1", help="the host or IP address to listen on, 127.0.0.1 by default"
        )
        parser.add_argument("--port", type=_port, default=8000, help="the port, 8000 by default")
        parser.add_argument("--workers", type=_workers, default=2, help="web server processes, 2 by default")
        parser.add_argument(
            "--no-background",
            action="store_true",
            help="do not run background work here; `plaudit worker` does, perhaps on another machine",
        )

    def handle(self, *, host: str, port: int, workers: int, no_background: bool, **options: Any) -> None:
        require_migrated()
        address = resolve_host(host, port)
        ensure_pages()
        collect_static()
        serve(address, port, workers, lambda: self._announce(host, port), background=not no_background)

    def _announce(self, host: str, port: int) -> None:
        name = f"[{host}]" if ":" in host else host
        self.stdout.write(f"Plaudit is running at http://{name}:{port}/. Press Ctrl+C to stop.")
        self.stdout.flush()


def require_migrated() -> None:
    """Raise CommandError if migrations of this version have not been applied."""
    executor = MigrationExecutor(connection)
    unapplied = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if unapplied:
        raise CommandError("The tables of the database are not up to date: run `plaudit migrate` first.")


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        raise ArgumentTypeError("a port is a number from 1 to 65535.")
    return int(text)


def _workers(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) <= 64:
        raise ArgumentTypeError("there can be 1 to 64 workers.")
    return int(text)
