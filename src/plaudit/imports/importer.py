"""What an import format defines: the rows of its file, how one is parsed, and how parsed ones are stored.

A format is a subclass of `Importer` in a module of `plaudit.imports.formats`, and registers itself by its name. The
runner reads the lines, parses each, stores them in batches of one transaction, and pairs the outcomes with the lines.
"""

from abc import ABC, abstractmethod
from argparse import ArgumentParser
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import Any, ClassVar, Generic, Self, TypeVar

from plaudit.bulk.outcomes import UpsertOutcome
from plaudit.catalog.ingest.titles import UpsertedTitle
from plaudit.imports.report import Report, Result
from plaudit.imports.tables import Line

ParsedRow = TypeVar("ParsedRow")
MAX_WARNINGS = 1_000

# Every format that has been imported, by its name; `registry.importers` imports them all.
registered: dict[str, type["Importer[Any]"]] = {}


class Importer(ABC, Generic[ParsedRow]):
    """One import of one file or folder."""

    name: ClassVar[str]
    help: ClassVar[str]
    file_help: ClassVar[str]
    file_metavar: ClassVar[str] = "file"
    batch_size: int = 500

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        if "name" in vars(cls):
            registered[cls.name] = cls

    def __init__(self, path: Path) -> None:
        self.path = path
        self.warnings: dict[str, None] = {}

    @classmethod
    def add_arguments(cls, parser: ArgumentParser) -> None:
        """Add the format's own arguments to `plaudit import NAME`."""
        parser.add_argument("file", metavar=cls.file_metavar, type=Path, help=cls.file_help)

    @classmethod
    def from_options(cls, options: dict[str, Any]) -> Self:
        """Return an importer for the command's options. Raises DomainError for options that cannot be used."""
        return cls(options["file"])

    def preparation_lines(self) -> Iterable[Line]:
        """Return lines that are stored before the others and not counted, such as those that name the films."""
        return ()

    def prepare(self, lines: Sequence[Line]) -> None:
        """Store one batch of the preparation lines, in a transaction; the same batch may be tried again."""

    @abstractmethod
    def lines(self) -> Iterable[Line]:
        """Return the lines that are counted. Raises UnusableFileError for a file that cannot be imported."""

    @abstractmethod
    def parse(self, line: Line) -> ParsedRow:
        """Return what the line says. Raises RowRejectedError with the reason for a line that cannot be imported."""

    @abstractmethod
    def store(self, rows: Sequence[ParsedRow]) -> Sequence[Result]:
        """Store one batch of parsed rows, in a transaction; return one outcome for each, in their order."""

    def note_rejected(self, lines: Sequence[Line]) -> None:
        """Take notice of the batch's lines that were rejected while they were parsed; called before `store`."""

    def finish(self, report: Report, check_stop: Callable[[], None]) -> None:
        """Do what follows the last batch. `check_stop` raises ImportFailedError if somebody asked to stop."""
        report.warnings += self.warnings

    def warn_of_duplicates(self, titles: Iterable[UpsertedTitle]) -> None:
        """Add a warning for each title that may be there twice."""
        for title in titles:
            self.warnings |= dict.fromkeys(title.duplicate_warnings())
        for warning in list(self.warnings)[MAX_WARNINGS:]:
            del self.warnings[warning]


def title_outcome(title: UpsertedTitle, updated: Collection[int] = ()) -> UpsertOutcome:
    """Return what became of a title's row. `updated` are the ids of titles that other rows of it changed."""
    if title.created:
        return UpsertOutcome.ADDED
    return UpsertOutcome.CHANGED if title.changed or title.title.pk in updated else UpsertOutcome.UNCHANGED
