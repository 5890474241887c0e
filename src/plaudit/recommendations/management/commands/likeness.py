"""`plaudit likeness`: works out which titles are like which."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from plaudit.catalog.models import Title
from plaudit.recommendations.update import work_out_likenesses


class Command(BaseCommand):
    help = "Work out which titles are like which, from shared people, genres and ratings. Happens every night too."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slugs", nargs="*", metavar="SLUG", help="the addresses of some titles; all without any")

    def handle(self, *_args: Any, **options: Any) -> None:
        changed = work_out_likenesses(self._ids(options["slugs"]) if options["slugs"] else None)
        self.stdout.write(f"{changed:,} titles have other titles like them than before.")

    def _ids(self, slugs: list[str]) -> list[int]:
        found = dict(Title.objects.filter(slug__in=slugs).values_list("slug", "id"))
        if missing := [slug for slug in slugs if slug not in found]:
            raise CommandError(f"There is no title at the address {', '.join(missing)}.")
        return list(found.values())
