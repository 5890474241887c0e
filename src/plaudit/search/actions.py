"""Keeping the index in step with what it is an index of.

`catch_up` is called every second or so by the background worker. It reads what has changed since it last looked, and
compares everything, piece by piece, after a bulk change (the site epoch has moved) and once a day, so that the index
mends itself. Only what differs is written. Several may call it at once.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from time import monotonic
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from plaudit import bulk
from plaudit.changes import queries as changes
from plaudit.changes.queries import Position
from plaudit.search import places
from plaudit.search.models import Entry, Reading
from plaudit.search.queries import keeping
from plaudit.search.sources import SOURCES, title_places

AT_ONCE = 2_000
COMPARED_EVERY = timedelta(days=1)
# An import moves the epoch with every batch. The index waits until that has stopped, but not for ever.
QUIET, LONGEST_WAIT = timedelta(seconds=3), timedelta(minutes=2)
TURN = "search index"


@dataclass(slots=True)
class Caught:
    """What was done: how many entries were written and taken out, and whether everything has been compared."""

    written: int = 0
    removed: int = 0
    compared: bool = False

    def add(self, written: int, removed: int) -> None:
        self.written += written
        self.removed += removed


def catch_up(*, wait_for_quiet: bool = False, seconds: float | None = None) -> Caught:
    """Bring the index up to date. With nothing to do it reads a few rows and writes nothing.

    The worker waits for quiet (an import moves the epoch again and again), and gives it so many seconds at a time; a
    comparison of everything that is not done by then goes on with the next call.
    """
    done, until = Caught(), None if seconds is None else monotonic() + seconds
    if _reading().compared_at is not None:
        _follow(done)
    if _must_compare(wait_for_quiet=wait_for_quiet):
        _compare_all(done, until)
    return done


def rebuild() -> Caught:
    """Empty the index and fill it anew. Until it has filled up again, search finds less."""
    with transaction.atomic():
        bulk.advisory_lock(TURN)
        keeping.empty()
    return _compare_all(Caught(), None)


def refresh(kind: str, ids: Sequence[int]) -> tuple[int, int]:
    """Let the entries of these objects say what is so now; gives how many were written and taken out.

    Runs in the caller's transaction.
    """
    bounds = _reading().bounds
    wanted = {each.id: each for each in SOURCES[kind].read(ids)}
    stored = {row.object_id: row for row in keeping.stored(kind, ids)}
    same = {pk for pk, each in wanted.items() if pk in stored and stored[pk].fingerprint == each.fingerprint(bounds)}
    old = [row.place for pk, row in stored.items() if pk not in same]
    new = [each.entry(bounds) for pk, each in wanted.items() if pk not in same]
    keeping.replace(old, new)
    return len(new), len(stored.keys() - wanted.keys())


def position() -> Position:
    """How far the index has come in the changes."""
    return _reading().position


def _follow(done: Caught) -> None:
    """Read on in the changes, a page at a time."""
    more = bool(changes.since(_reading().position)[0])
    while more:
        more = _follow_page(done)


@transaction.atomic
def _follow_page(done: Caught) -> bool:
    """Take in one page of changes; whether there may be more."""
    bulk.advisory_lock(TURN)
    reading = _reading()
    keys, after = changes.since(reading.position)
    for kind, ids in _ids(keys).items():
        done.add(*refresh(kind, sorted(ids)))
    if after != reading.position:
        reading.move_to(after)
        reading.save()
    return len(keys) == changes.PAGE


def _ids(keys: Iterable[str]) -> dict[str, set[int]]:
    """The ids that keys such as `person:4` name, by kind; other keys are for other readers."""
    found: dict[str, set[int]] = defaultdict(set)
    for key in keys:
        kind, _colon, number = key.partition(":")
        if kind in SOURCES and number.isascii() and number.isdigit():
            found[kind].add(int(number))
    return found


def _reading() -> Reading:
    return Reading.objects.filter(id=1).first() or Reading()


def _must_compare(*, wait_for_quiet: bool) -> bool:
    reading, epoch, now = _reading(), changes.epoch(), timezone.now()
    if reading.walking is not None or reading.compared_at is None:
        return True
    if epoch == reading.epoch:
        return abs(now - reading.compared_at) > COMPARED_EVERY
    return not wait_for_quiet or _has_been_quiet(reading, epoch)


def _has_been_quiet(reading: Reading, epoch: int) -> bool:
    """Whether the epoch has stood still long enough, or has moved for too long to wait any more.

    A moment that is yet to come was noted while the clock was ahead, and is as good as long ago.
    """
    now = timezone.now()
    if reading.noticed != epoch or reading.noticed_at is None:
        first = reading.waiting_since or now
        Reading.objects.filter(id=1).update(noticed=epoch, noticed_at=now, waiting_since=first)
        return abs(now - first) > LONGEST_WAIT
    return abs(now - reading.noticed_at) >= QUIET


def _compare_all(done: Caught, until: float | None) -> Caught:
    """Compare every entry with what it is about, in pieces of one short transaction each."""
    _compare_piece(done)
    while not done.compared and (until is None or monotonic() < until):
        _compare_piece(done)
    return done


@transaction.atomic
def _compare_piece(done: Caught) -> None:
    bulk.advisory_lock(TURN)
    reading = _reading()
    if reading.walking is None:
        _begin(reading)
    kind, ids = _next_piece(reading)
    if kind:
        done.add(*refresh(kind, ids))
        reading.walked_kind, reading.walked_id = kind, ids[-1]
    else:
        _end(reading)
        done.compared = True
        keeping.tidy(done.written)
    reading.save()


def _begin(reading: Reading) -> None:
    if reading.compared_at is None:
        # What changes from here on is read afterwards; all before it is compared.
        reading.move_to(changes.now())
    reading.walking = changes.epoch()
    reading.walked_kind, reading.walked_id = next(iter(SOURCES)), 0
    if keeping.in_blocks():
        reading.bounds = places.bounds(title_places())
    # Entries of this first piece read it.
    reading.save()


def _end(reading: Reading) -> None:
    reading.epoch, reading.walking = reading.walking or 0, None
    reading.compared_at, reading.waiting_since = timezone.now(), None


def _next_piece(reading: Reading) -> tuple[str, list[int]]:
    """The next objects to compare, of this kind or the ones after it; entries of what is gone count too."""
    kinds = list(SOURCES)
    for kind in kinds[kinds.index(reading.walked_kind) :]:
        last = reading.walked_id if kind == reading.walked_kind else 0
        there = _some(SOURCES[kind].model._default_manager.filter(pk__gt=last), "pk")
        kept = _some(Entry.objects.filter(kind=kind, object_id__gt=last), "object_id")
        if both := sorted({*there, *kept})[:AT_ONCE]:
            return kind, both
    return "", []


def _some(rows: "QuerySet[Any, Any]", column: str) -> list[int]:
    return list(rows.order_by(column).values_list(column, flat=True)[:AT_ONCE])
