"""`plaudit demo`: brings the demo in, or takes it away."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from plaudit.catalog.models import Title
from plaudit.demo.loading import is_loaded, load
from plaudit.demo.removing import remove
from plaudit.demo.story import Story
from plaudit.demo.television import read_series
from plaudit.search.actions import update_index


class Command(BaseCommand):
    help = "Bring the demo in: real films with invented critics, ratings and sentences. --remove takes it away."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="leave a site with films of its own alone")
        parser.add_argument("--remove", action="store_true", help="take the demo away without a trace")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["remove"]:
            self._remove()
        elif is_loaded():
            self.stdout.write("The demo is already here. `plaudit demo --remove` takes it away.")
        elif options["if_empty"] and Title.objects.exists():
            self.stdout.write("This site has films of its own, so the demo stays away. `plaudit demo` brings it in.")
        else:
            load(Story.read(), read_series(), self._say)
            self.stdout.write("The demo is here. Its critics, publications and sentences are invented.")
        # So that everything is found from the first page on, also where no worker runs.
        update_index()

    def _remove(self) -> None:
        if not is_loaded():
            self.stdout.write("There is no demo to take away.")
            return
        remove()
        self.stdout.write("The demo is gone. What was imported or written beside it is still here.")

    def _say(self, what: str) -> None:
        self.stdout.write(f"{what} …")
        self.stdout.flush()
