"""`plaudit index`: update the search index, or rebuild it."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from plaudit.search.actions import rebuild_index, update_index


class Command(BaseCommand):
    help = "Update the search index. With --rebuild, empty it and fill it again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--rebuild", action="store_true", help="empty the index and fill it again")

    def handle(self, *_args: Any, **options: Any) -> None:
        result = rebuild_index() if options["rebuild"] else update_index()
        self.stdout.write(f"{result.written:,} entries written, {result.deleted:,} deleted.")
