"""`plaudit recount`: counts every review and rating again, or checks that the stored scores say the same."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from plaudit.maintenance.recount import differences, recount_all

SHOWN = 20


class Command(BaseCommand):
    help = "Count every review and rating again. --check only compares, and fails if a stored score differs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; fail if something differs")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["check"]:
            self._check()
        else:
            self.stdout.write(f"{recount_all():,} titles counted.")

    def _check(self) -> None:
        found = 0
        for difference in differences():
            found += 1
            if found <= SHOWN:
                self.stdout.write(str(difference))
        if found:
            raise CommandError(f"{found:,} differences. `plaudit recount` counts anew; please report how they came.")
        self.stdout.write("Every stored score is what its reviews and ratings add up to.")
