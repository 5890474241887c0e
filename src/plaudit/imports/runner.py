"""Run an import: batches of one transaction each, progress, dry runs, and stopping between two batches."""

import gc
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType
from typing import Any, TypeVar

from django.db import DatabaseError, IntegrityError, transaction
from django.db import Error as AnyDatabaseError
from django.utils.translation import gettext as _

from plaudit.bulk.rows import advisory_lock, batched
from plaudit.changes import actions as changes
from plaudit.errors import sentence
from plaudit.imports.errors import ImportFailedError, RowRejectedError, UnusableFileError
from plaudit.imports.importer import Importer
from plaudit.imports.report import Rejected, Rejects, Report, Result
from plaudit.imports.tables import Line

Progress = Callable[[int], None]
PREPARATION_BATCH_SIZE = 2_500
TRIES = 3
# PostgreSQL's codes for deadlock_detected and serialization_failure.
CONFLICTS = {"40P01", "40001"}


@dataclass(slots=True)
class StopRequest:
    """Whether somebody asked to stop; a signal handler."""

    requested: bool = False

    def __call__(self, number: int, frame: FrameType | None) -> None:
        self.requested = True

    def check(self) -> None:
        """Raise ImportFailedError if somebody asked to stop."""
        if self.requested:
            raise ImportFailedError(_("Stopped before the end. Run the same command again to go on."))


@dataclass(slots=True)
class ImportRun:
    """One run of an importer."""

    importer: Importer[Any]
    rejects: Rejects
    progress: Progress
    dry: bool = False
    report: Report = field(default_factory=Report)

    def start(self) -> Report:
        """Import the whole file, or roll everything back on a dry run.

        Raises ImportFailedError when the file or the database fails, or when somebody asked to stop; the report then
        has what was imported until that.
        """
        with _stoppable() as stop, _failures_explained(self.rejects), self.rejects, _rare_garbage_collection():
            if self.dry:
                with transaction.atomic():
                    self._import_all(stop)
                    transaction.set_rollback(True)
            else:
                self._import_all(stop)
        return self.report

    def _import_all(self, stop: StopRequest) -> None:
        for batch in batched(self.importer.preparation_lines(), PREPARATION_BATCH_SIZE):
            stop.check()
            _in_transaction(self.importer.prepare, batch)
        for batch in batched(self.importer.lines(), self.importer.batch_size):
            stop.check()
            self.report.count(_in_transaction(self._import_batch, batch))
            self.report.rejects_file = self.rejects.written_to
            self.progress(self.report.read)
        try:
            self.importer.finish(self.report, stop.check)
        except ImportFailedError:
            # Readers see what it has finished so far at once, as they do after each batch.
            changes.move_epoch()
            raise
        changes.move_epoch()

    def _import_batch(self, batch: Sequence[Line]) -> list[Result]:
        parsed = [self._parse(line) for line in batch]
        self.importer.note_rejected(
            [line for line, row in zip(batch, parsed, strict=True) if isinstance(row, Rejected)]
        )
        stored = iter(self.importer.store([row for row in parsed if not isinstance(row, Rejected)]))
        results = [row if isinstance(row, Rejected) else next(stored) for row in parsed]
        # Within the transaction: either the rejected rows are written down, or the whole batch is rolled back.
        self.rejects.write(batch, results)
        return results

    def _parse(self, line: Line) -> Any:
        try:
            return self.importer.parse(line)
        except RowRejectedError as error:
            return Rejected(str(error))


Imported = TypeVar("Imported")


def _in_transaction(import_batch: Callable[[Sequence[Line]], Imported], batch: Sequence[Line]) -> Imported:
    """Import a batch in a transaction of its own, with no other import's batch at the same time.

    Somebody else may add the same critic or title at the same moment: then the batch is rolled back and tried again.
    """
    for _try in range(TRIES - 1):
        try:
            return _once(import_batch, batch)
        except DatabaseError as error:
            if not _is_conflict(error):
                raise
    return _once(import_batch, batch)


def _once(import_batch: Callable[[Sequence[Line]], Imported], batch: Sequence[Line]) -> Imported:
    with transaction.atomic():
        advisory_lock("import")
        results = import_batch(batch)
        changes.move_epoch()
    gc.collect()
    return results


def _is_conflict(error: DatabaseError) -> bool:
    return isinstance(error, IntegrityError) or getattr(error.__cause__, "sqlstate", None) in CONFLICTS


@contextmanager
def _stoppable() -> Iterator[StopRequest]:
    """Let Ctrl+C and SIGTERM end the import between two batches."""
    stop = StopRequest()
    if threading.current_thread() is not threading.main_thread():
        # Only the main thread receives signals and may handle them.
        yield stop
        return
    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _rare_garbage_collection() -> Iterator[None]:
    """Collect garbage once after each batch, and never what was there before the import.

    A batch makes hundreds of thousands of small objects, hardly any in a cycle; collecting as usual takes a third of
    the time.
    """
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.unfreeze()


@contextmanager
def _failures_explained(rejects: Rejects) -> Iterator[None]:
    try:
        yield
    except UnusableFileError as error:
        raise ImportFailedError(str(error)) from None
    except AnyDatabaseError as error:
        reason = sentence(error) or _("The database refused a batch, which was not written: %(error)s") % {
            "error": error
        }
        raise ImportFailedError(
            _("%(reason)s Batches before it are kept; run the same command again to go on.") % {"reason": reason}
        ) from error
    except OSError as error:
        raise ImportFailedError(
            _("The rejected rows cannot be written to %(path)s: %(reason)s.")
            % {"path": rejects.path, "reason": error.strerror}
        ) from error
