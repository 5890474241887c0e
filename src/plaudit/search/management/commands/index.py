"""`plaudit index`: brings the index of search up to date, or makes it anew."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from plaudit.search.actions import catch_up, rebuild


class Command(BaseCommand):
    help = "Bring the index of search up to date. --rebuild makes it anew."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--rebuild", action="store_true", help="empty the index and fill it again")

    def handle(self, *_args: Any, **options: Any) -> None:
        done = rebuild() if options["rebuild"] else catch_up()
        self.stdout.write(f"{done.written:,} entries written, {done.removed:,} taken out.")
