"""`plaudit import`: takes files in, accounts for every row, and says so."""

import json
import os
from argparse import ArgumentParser
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import Error
from django.utils import timezone

from plaudit.catalog.ingest.field_sources import DEMO, EDITOR
from plaudit.imports.formats.critic_reviews import CriticReviews
from plaudit.imports.formats.films import Films
from plaudit.imports.formats.imdb.importer import Imdb
from plaudit.imports.formats.movielens import MovieLens
from plaudit.imports.formats.offers.importer import Offers
from plaudit.imports.formats.tmdb.importer import Tmdb
from plaudit.imports.report import Rejects, Report
from plaudit.imports.runner import Importer, ImportFailedError, Progress, Run
from plaudit.search.actions import update_index

WRONG_USAGE = 2
NO_SOURCES = {DEMO, EDITOR}
LONGEST_SOURCE = 40


class Command(BaseCommand):
    help = "Take in critics' reviews, ratings, films or offers from files."

    def add_arguments(self, parser: ArgumentParser) -> None:
        kinds = parser.add_subparsers(dest="kind", required=True, metavar="KIND")
        reviews = kinds.add_parser("critic-reviews", help="a table of critics' reviews (TSV, plain or gzipped)")
        reviews.add_argument("file", type=Path, help="the table of reviews")
        reviews.add_argument("--films", type=Path, help="a table (CSV) that names the films of the reviews")
        reviews.add_argument(
            "--trust-guesses", action="store_true", help="use names marked as unverified in the table of films too"
        )
        movielens = kinds.add_parser("movielens", help="a folder with MovieLens' movies.csv and ratings.csv")
        movielens.add_argument("file", metavar="dir", type=Path, help="the folder")
        films = kinds.add_parser("films", help="a table (CSV) of films with their casts")
        films.add_argument("file", type=Path, help="the table of films")
        tmdb = kinds.add_parser("tmdb", help="films and shows as TMDB's API answers (JSON)")
        tmdb.add_argument("file", type=Path, help="one object, a list of them, or one on each line")
        imdb = kinds.add_parser("imdb", help="a folder with IMDb's data sets")
        imdb.add_argument("file", metavar="dir", type=Path, help="the folder")
        offers = kinds.add_parser("offers", help="where titles can be watched: a table (CSV), or TMDB's answers (JSON)")
        offers.add_argument("file", type=Path, help="the offers")
        offers.add_argument("--source", default="", help="whose offers these are (default: offers, or tmdb)")
        for kind in kinds.choices.values():
            _add_common(kind)

    def handle(self, *_args: Any, **options: Any) -> None:
        _require_existing(options["file"], options.get("films"))
        rejects = Rejects(options["rejects"] or _rejects_file(options["kind"]))
        run = Run(_importer(options), rejects, self._progress(options), dry=options["dry_run"])
        try:
            run.start()
        except ImportFailedError as failure:
            self._tell(run.report, options)
            # What ended the import may keep the index from it too, and is to be told.
            with suppress(Error):
                _let_it_be_found(options)
            raise CommandError(str(failure)) from failure
        _let_it_be_found(options)
        self._tell(run.report, options)

    def _progress(self, options: dict[str, Any]) -> Progress:
        """Shows the number of rows to a person at a terminal, and nothing to anyone else."""
        if options["verbosity"] == 0 or not self.stderr.isatty():
            return lambda _read: None

        def show(read: int) -> None:
            self.stderr.write(f"\r{read:,} rows ", style_func=str, ending="\r")
            self.stderr.flush()

        return show

    def _tell(self, report: Report, options: dict[str, Any]) -> None:
        if options["as_json"]:
            self.stdout.write(json.dumps(report.as_json()))
            return
        dry = "A dry run, nothing was written: " if options["dry_run"] else ""
        self.stdout.write(
            f"{dry}{report.read:,} rows read: {report.added:,} added, {report.changed:,} changed, "
            f"{report.unchanged:,} unchanged, {report.rejected:,} rejected."
        )
        if report.rejects_file:
            self.stdout.write(f"The rejected rows and the reasons stand in {report.rejects_file}.")
        for remark in report.remarks:
            self.stdout.write(remark)


def _let_it_be_found(options: dict[str, Any]) -> None:
    """Have search find at once what finished batches took in, also where no worker runs."""
    if not options["dry_run"]:
        update_index()


def _require_existing(*paths: Path | None) -> None:
    for path in paths:
        if path is not None and not path.exists():
            raise CommandError(f"There is no file or folder {path}.", returncode=WRONG_USAGE)


def _add_common(parser: ArgumentParser) -> None:
    parser.add_argument("--dry-run", action="store_true", help="do everything but keep nothing")
    parser.add_argument("--json", action="store_true", dest="as_json", help="print the report for programs")
    parser.add_argument("--rejects", type=Path, help="where rejected rows are written (default: in PLAUDIT_HOME)")


def _importer(options: dict[str, Any]) -> Importer:
    match options["kind"]:
        case "movielens":
            return MovieLens(options["file"])
        case "films":
            return Films(options["file"])
        case "tmdb":
            return Tmdb(options["file"])
        case "imdb":
            return Imdb(options["file"])
        case "offers":
            return Offers(options["file"], _source(options["source"]))
    return CriticReviews(options["file"], options["films"], trust_guesses=options["trust_guesses"])


def _source(name: str) -> str:
    """What stands at the offers as their source. An editor has none, and the demo's word counts for nothing."""
    if name in NO_SOURCES or len(name) > LONGEST_SOURCE:
        raise CommandError(f"--source {name[:60]} cannot be the name of a source.", returncode=WRONG_USAGE)
    return name


def _rejects_file(kind: str) -> Path:
    """A name of its own for every import, also for two that start in the same second."""
    now: datetime = timezone.localtime()
    return Path(settings.PLAUDIT_HOME) / "imports" / f"{kind}-{now:%Y%m%d-%H%M%S}-{os.getpid()}-rejects.csv"
