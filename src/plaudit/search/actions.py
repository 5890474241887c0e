"""Updates of the search index.

The worker calls `update_index` every second or so. It reads the changes since it last looked; after a bulk change (the
site epoch has moved) and once a day it compares everything, piece by piece, so that the index mends itself. Only
differences are written. Several processes may call it at once.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from time import monotonic

from django.db import transaction
from django.utils import timezone

from plaudit import bulk
from plaudit.changes import queries as changes
from plaudit.changes.queries import Position
from plaudit.names import actions as names
from plaudit.names.models import NameEntry
from plaudit.names.queries import lookups
from plaudit.names.queries.statements import has_blocks
from plaudit.search.models import IndexPosition
from plaudit.search.sources import SOURCES, title_sort_keys

PIECE_SIZE = 2_000
COMPARE_EVERY = timedelta(days=1)
# An import moves the epoch with every batch. The index waits until that has stopped, but not for ever.
QUIET_TIME, MAX_WAIT = timedelta(seconds=3), timedelta(minutes=2)
LOCK = "search index"


@dataclass(slots=True)
class UpdateResult:
    """How many entries were written and deleted, and whether everything has been compared."""

    written: int = 0
    deleted: int = 0
    compared: bool = False

    def add(self, written: int, deleted: int) -> None:
        self.written += written
        self.deleted += deleted


def update_index(*, wait_for_quiet: bool = False, seconds: float | None = None) -> UpdateResult:
    """Bring the index up to date. With nothing to do it reads a few rows and writes nothing.

    The worker waits for quiet (an import moves the epoch again and again), and allows so many seconds for a comparison
    of everything; one that is not finished by then goes on with the next call.
    """
    result, deadline = UpdateResult(), None if seconds is None else monotonic() + seconds
    if IndexPosition.load().compared_at is not None:
        _follow_changes(result)
    if _must_compare(wait_for_quiet=wait_for_quiet):
        _compare_all(result, deadline)
    return result


def rebuild_index() -> UpdateResult:
    """Empty the index and fill it again. Until it is full, search finds less."""
    with transaction.atomic():
        bulk.advisory_lock(LOCK)
        names.clear()
        IndexPosition.objects.all().delete()
    return _compare_all(UpdateResult(), None)


def update_entries(kind: str, ids: Sequence[int]) -> tuple[int, int]:
    """Write the entries of these objects that differ, and delete those of objects that cannot be found any more.

    Returns how many were written and deleted. Runs in the caller's transaction.
    """
    block_starts = lookups.block_starts()
    wanted = {searchable.id: searchable for searchable in SOURCES[kind].read(ids)}
    stored = lookups.stored_entries(kind, ids)
    same = {
        pk
        for pk, searchable in wanted.items()
        if pk in stored and stored[pk].fingerprint == searchable.fingerprint(block_starts)
    }
    old = [entry.sort_key for pk, entry in stored.items() if pk not in same]
    new = [searchable.entry(block_starts) for pk, searchable in wanted.items() if pk not in same]
    names.replace_entries(old, new)
    return len(new), len(stored.keys() - wanted.keys())


def position() -> Position:
    """How far the index has come in the changes."""
    return IndexPosition.load().in_changes


def _follow_changes(result: UpdateResult) -> None:
    has_more = bool(changes.since(position())[0])
    while has_more:
        has_more = _follow_page(result)


@transaction.atomic
def _follow_page(result: UpdateResult) -> bool:
    """Follow one page of changes; whether there may be more."""
    bulk.advisory_lock(LOCK)
    index_position = IndexPosition.load()
    keys, after = changes.since(index_position.in_changes)
    for kind, ids in _ids_by_kind(keys).items():
        result.add(*update_entries(kind, sorted(ids)))
    if after != index_position.in_changes:
        index_position.in_changes = after
        index_position.save()
    return len(keys) == changes.PAGE


def _ids_by_kind(keys: Iterable[str]) -> dict[str, set[int]]:
    """The ids in keys such as `person:4`, by kind; other keys are for other readers."""
    ids: dict[str, set[int]] = defaultdict(set)
    for key in keys:
        kind, _colon, number = key.partition(":")
        if kind in SOURCES and number.isascii() and number.isdigit():
            ids[kind].add(int(number))
    return ids


def _must_compare(*, wait_for_quiet: bool) -> bool:
    index_position, epoch = IndexPosition.load(), changes.epoch()
    if index_position.comparing_epoch is not None or index_position.compared_at is None:
        return True
    if epoch == index_position.epoch:
        return abs(timezone.now() - index_position.compared_at) > COMPARE_EVERY
    return not wait_for_quiet or _is_quiet(index_position, epoch)


def _is_quiet(index_position: IndexPosition, epoch: int) -> bool:
    """Whether the epoch has stood still long enough, or has moved for too long to wait any more."""
    now = timezone.now()
    # A time in the future was stored while the clock was ahead, and is as good as long ago: hence abs().
    if index_position.seen_epoch != epoch or index_position.seen_at is None:
        waiting_since = index_position.waiting_since or now
        IndexPosition.objects.filter(id=1).update(seen_epoch=epoch, seen_at=now, waiting_since=waiting_since)
        return abs(now - waiting_since) > MAX_WAIT
    return abs(now - index_position.seen_at) >= QUIET_TIME


def _compare_all(result: UpdateResult, deadline: float | None) -> UpdateResult:
    """Compare every entry with its object, in pieces of one short transaction each."""
    _compare_piece(result)
    while not result.compared and (deadline is None or monotonic() < deadline):
        _compare_piece(result)
    return result


@transaction.atomic
def _compare_piece(result: UpdateResult) -> None:
    bulk.advisory_lock(LOCK)
    index_position = IndexPosition.load()
    if index_position.comparing_epoch is None:
        _begin_comparison(index_position)
    kind, ids = _next_piece(index_position)
    if kind:
        result.add(*update_entries(kind, ids))
        index_position.comparing_kind, index_position.comparing_id = kind, ids[-1]
    else:
        index_position.epoch, index_position.comparing_epoch = index_position.comparing_epoch or 0, None
        index_position.compared_at, index_position.waiting_since = timezone.now(), None
        result.compared = True
        names.optimize(result.written)
    index_position.save()


def _begin_comparison(index_position: IndexPosition) -> None:
    if index_position.compared_at is None:
        # What changes from here on is read afterwards; all before it is compared.
        index_position.in_changes = changes.now()
    index_position.comparing_epoch = changes.epoch()
    index_position.comparing_kind, index_position.comparing_id = next(iter(SOURCES)), 0
    if has_blocks():
        names.replace_blocks(title_sort_keys())


def _next_piece(index_position: IndexPosition) -> tuple[str, list[int]]:
    """The next objects to compare, of this kind or the ones after it; deleted objects that have an entry count too."""
    kinds = list(SOURCES)
    for kind in kinds[kinds.index(index_position.comparing_kind) :]:
        last_id = index_position.comparing_id if kind == index_position.comparing_kind else 0
        objects = SOURCES[kind].model._default_manager.filter(pk__gt=last_id).order_by("pk")
        entries = NameEntry.objects.filter(kind=kind, object_id__gt=last_id).order_by("object_id")
        ids = {
            *objects.values_list("pk", flat=True)[:PIECE_SIZE],
            *entries.values_list("object_id", flat=True)[:PIECE_SIZE],
        }
        if ids:
            return kind, sorted(ids)[:PIECE_SIZE]
    return "", []
