"""Running an import: batches of one transaction each, progress, dry runs, and stopping between two batches."""

import gc
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType
from typing import Protocol, TypeVar

from django.db import DatabaseError, IntegrityError, transaction
from django.db import Error as AnyDatabaseError

from plaudit.bulk.queries import advisory_lock, batched
from plaudit.changes import actions as changes
from plaudit.errors import sentence
from plaudit.imports.report import Rejects, Report, Result
from plaudit.imports.tables import Line, UnusableFileError

Progress = Callable[[int], None]
Obey = Callable[[], None]
NAMED_AT_ONCE = 2_500
TRIES = 3
# What PostgreSQL calls it when two transactions wait for each other, or saw each other's work too late.
CROSSED = {"40P01", "40001"}


class ImportFailedError(Exception):
    """An import that ended before its file did; says why. What its finished batches took in is kept."""


class Importer(Protocol):
    """What a kind of file must say to be imported; `batch` is how many rows are one transaction."""

    batch: int

    def named_lines(self) -> Iterable[Line]:
        """Rows that come first and are not counted: what names the films that the counted rows are about."""

    def name(self, batch: Sequence[Line]) -> None:
        """Take one batch of those in, within a transaction; the same one may be tried again."""

    def lines(self) -> Iterable[Line]:
        """The rows that are counted."""

    def take(self, batch: Sequence[Line]) -> list[Result]:
        """Take one batch in, within a transaction, and say what became of each row."""

    def finish(self, report: Report, stop: Obey) -> None:
        """What comes after the last row. `stop` is called where it may end early, and raises if somebody asked."""


@dataclass(slots=True)
class Stop:
    """Whether somebody asked to stop."""

    asked: bool = False

    def __call__(self, number: int, frame: FrameType | None) -> None:
        self.asked = True

    def obey(self) -> None:
        if self.asked:
            raise ImportFailedError("Stopped before the end. Run the same command again to go on.")


@dataclass(slots=True)
class Run:
    """One import of one file."""

    importer: Importer
    rejects: Rejects
    progress: Progress
    dry: bool = False
    report: Report = field(default_factory=Report)

    def start(self) -> Report:
        """Take the whole file in, or nothing at all on a dry run.

        Raises ImportFailedError with a sentence when the file or the database gives out, or when it was stopped;
        the report then holds what was taken in until that.
        """
        with _stoppable() as stop, _explained(self.rejects), self.rejects, _seldom_collecting():
            if self.dry:
                with transaction.atomic():
                    self._take_all(stop)
                    transaction.set_rollback(True)
            else:
                self._take_all(stop)
        return self.report

    def _take_all(self, stop: Stop) -> None:
        for batch in batched(self.importer.named_lines(), NAMED_AT_ONCE):
            stop.obey()
            _in_turn(self.importer.name, batch)
        for batch in batched(self.importer.lines(), self.importer.batch):
            stop.obey()
            self.report.count(_in_turn(self._take, batch))
            self.report.rejects_file = self.rejects.written
            self.progress(self.report.read)
        try:
            self.importer.finish(self.report, stop.obey)
        except ImportFailedError:
            # What it has finished so far is seen at once, as the batches are.
            changes.move_epoch()
            raise
        changes.move_epoch()

    def _take(self, batch: Sequence[Line]) -> list[Result]:
        results = self.importer.take(batch)
        # Before the transaction ends: what was rejected is written down, or the whole batch is undone.
        self.rejects.write(batch, results)
        return results


Taken = TypeVar("Taken")


def _in_turn(take: Callable[[Sequence[Line]], Taken], batch: Sequence[Line]) -> Taken:
    """Take a batch in, in a transaction of its own that no other import's batch runs beside.

    Somebody else may make the same critic or title at the same moment: then the batch is undone and tried again.
    """
    for _ in range(TRIES - 1):
        try:
            return _once(take, batch)
        except DatabaseError as error:
            if not _crossed(error):
                raise
    return _once(take, batch)


def _once(take: Callable[[Sequence[Line]], Taken], batch: Sequence[Line]) -> Taken:
    with transaction.atomic():
        advisory_lock("import")
        results = take(batch)
        changes.move_epoch()
    gc.collect()
    return results


def _crossed(error: DatabaseError) -> bool:
    return isinstance(error, IntegrityError) or getattr(error.__cause__, "sqlstate", None) in CROSSED


@contextmanager
def _stoppable() -> Iterator[Stop]:
    """Let Ctrl-C and a termination end the import between two batches."""
    stop = Stop()
    if threading.current_thread() is not threading.main_thread():
        # Signals come to the main thread alone, and only there can they be caught.
        yield stop
        return
    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Keep Python from looking for cycles within a batch, and from ever looking at what was there before the import.

    A batch makes hundreds of thousands of small objects, hardly any of them in a cycle; looking at them again and
    again takes a third of the time. It looks once after each batch instead.
    """
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.unfreeze()


@contextmanager
def _explained(rejects: Rejects) -> Iterator[None]:
    try:
        yield
    except UnusableFileError as error:
        raise ImportFailedError(str(error)) from None
    except AnyDatabaseError as error:
        told = sentence(error) or f"The database refused a batch, which was not written: {error}"
        raise ImportFailedError(f"{told} Batches before it are kept; run the same command again to go on.") from error
    except OSError as error:
        raise ImportFailedError(f"The rejected rows cannot be written to {rejects.path}: {error.strerror}.") from error
