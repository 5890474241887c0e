"""`plaudit merge`: makes two titles, or two people, one; and undoes it."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from plaudit.catalog.models import Person, Title
from plaudit.merging.actions import MODELS, MergeError, UndoError, look_ahead, merge, undo
from plaudit.merging.models import Merge

KINDS = {"titles": Merge.Kind.TITLE, "people": Merge.Kind.PERSON}


class Command(BaseCommand):
    help = "Make two titles, or two people, one: merge titles KEPT GONE. --undo takes a merge back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", nargs="?", choices=list(KINDS), help="what is merged")
        parser.add_argument("kept", nargs="?", help="the address of the one that stays: letters-from-iwo-jima-2006")
        parser.add_argument("gone", nargs="?", help="the address of the one that will lead there")
        parser.add_argument("--dry-run", action="store_true", help="only say what would move")
        parser.add_argument("--undo", type=int, metavar="NUMBER", help="give back what this merge moved")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            if options["undo"] is not None:
                self._undo(options["undo"])
            elif options["gone"] is None:
                raise CommandError("Say what is merged: plaudit merge titles KEPT GONE, with both addresses.")
            else:
                kind = KINDS[options["kind"]]
                self._merge(_found(kind, options["kept"]), _found(kind, options["gone"]), dry=options["dry_run"])
        except (MergeError, UndoError) as error:
            raise CommandError(str(error)) from error

    def _merge(self, kept: Title | Person, gone: Title | Person, *, dry: bool) -> None:
        for move in look_ahead(kept, gone):
            self.stdout.write(f"{move.what}: {move.rows:,}" + (f", {move.clashing:,} in both" if move.clashing else ""))
        if dry:
            self.stdout.write(f"Nothing is changed. Without --dry-run {gone} would become {kept}.")
            return
        made = merge(kept, gone)
        self.stdout.write(f"Merge {made.pk}: {gone} is now {kept}. `plaudit merge --undo {made.pk}` takes it back.")

    def _undo(self, number: int) -> None:
        merged = Merge.objects.filter(pk=number).first()
        if merged is None:
            raise CommandError(f"There is no merge {number}. The desk lists them all.")
        undo(merged)
        self.stdout.write(f"Merge {number} is undone: {merged.gone_name} and {merged.kept_name} are two again.")


def _found(kind: str, slug: str) -> Title | Person:
    row = MODELS[kind]._default_manager.filter(slug=slug).first()
    if row is None:
        raise CommandError(f'Nothing has the address "{slug}". It is the last part of the address of its page.')
    return row
