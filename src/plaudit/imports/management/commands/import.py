"""`plaudit import`: import files, and account for every row."""

import json
import os
from argparse import ArgumentParser
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import Error
from django.utils import timezone

from plaudit.imports.errors import ImportFailedError, InvalidOptionError
from plaudit.imports.registry import importers
from plaudit.imports.report import Rejects, Report
from plaudit.imports.runner import ImportRun, Progress
from plaudit.search.actions import update_index

WRONG_USAGE = 2


class Command(BaseCommand):
    help = "Import critics' reviews, ratings, films or offers from files."

    def add_arguments(self, parser: ArgumentParser) -> None:
        formats = parser.add_subparsers(dest="format", required=True, metavar="FORMAT")
        for name, importer in importers().items():
            subparser = formats.add_parser(name, help=importer.help)
            importer.add_arguments(subparser)
            subparser.add_argument("--dry-run", action="store_true", help="do everything but keep nothing")
            subparser.add_argument("--json", action="store_true", dest="as_json", help="print the report for programs")
            subparser.add_argument(
                "--rejects", type=Path, help="where rejected rows are written (default: in PLAUDIT_HOME)"
            )

    def handle(self, *_args: Any, **options: Any) -> None:
        _require_existing(*(value for value in options.values() if isinstance(value, Path)), but=options["rejects"])
        try:
            importer = importers()[options["format"]].from_options(options)
        except InvalidOptionError as error:
            raise CommandError(str(error), returncode=WRONG_USAGE) from error
        rejects = Rejects(options["rejects"] or _rejects_file(options["format"]))
        run = ImportRun(importer, rejects, self._progress(options), dry=options["dry_run"])
        try:
            run.start()
        except ImportFailedError as failure:
            self._print(run.report, options)
            # Whatever ended the import may keep search from it too; the first failure is the one to report.
            with suppress(Error):
                _update_search(options)
            raise CommandError(str(failure)) from failure
        _update_search(options)
        self._print(run.report, options)

    def _progress(self, options: dict[str, Any]) -> Progress:
        """Return what shows the number of rows at a terminal, and nothing elsewhere."""
        if options["verbosity"] == 0 or not self.stderr.isatty():
            return lambda _read: None

        def show(read: int) -> None:
            self.stderr.write(f"\r{read:,} rows ", style_func=str, ending="\r")
            self.stderr.flush()

        return show

    def _print(self, report: Report, options: dict[str, Any]) -> None:
        if options["as_json"]:
            self.stdout.write(json.dumps(report.as_json()))
            return
        dry = "A dry run, nothing was written: " if options["dry_run"] else ""
        self.stdout.write(
            f"{dry}{report.read:,} rows read: {report.added:,} added, {report.changed:,} changed, "
            f"{report.unchanged:,} unchanged, {report.rejected:,} rejected."
        )
        if report.rejects_file:
            self.stdout.write(f"Rejected rows, with reasons: {report.rejects_file}")
        for warning in report.warnings:
            self.stdout.write(warning)


def _update_search(options: dict[str, Any]) -> None:
    """Let search find at once what was imported, also where no background worker runs."""
    if not options["dry_run"]:
        update_index()


def _require_existing(*paths: Path, but: Path | None) -> None:
    for path in paths:
        if path != but and not path.exists():
            raise CommandError(f"There is no file or folder {path}.", returncode=WRONG_USAGE)


def _rejects_file(name: str) -> Path:
    """Return a path that no other import uses, not even one that starts in the same second."""
    now = timezone.localtime()
    return Path(settings.PLAUDIT_HOME) / "imports" / f"{name}-{now:%Y%m%d-%H%M%S}-{os.getpid()}-rejects.csv"
