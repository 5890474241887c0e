"""Keeping a process's shelf as the database is: by what has changed, by new titles, and by the time."""

import threading
import time
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.utils import timezone

from plaudit import bulk
from plaudit.catalog.queries import offers
from plaudit.changes import queries as changes
from plaudit.changes.queries import Position
from plaudit.listing.browse_index import rows
from plaudit.listing.browse_index.index import BrowseIndex, Offers, Stock

# Where more titles than this have changed, all are read anew.
MOST_CHANGED = 2000
# A shelf that takes longer than this to fill is filled again after a bulk change only when it has stood ten times
# as long: while an import runs, its titles come in by their ids, and the rest of what it told within that time.
QUICK_SECONDS = 0.25
TIMES_AS_LONG = 10
# A clock that goes back further than this was ahead: what was over by it may not be over.
LARGEST_SKEW = timedelta(minutes=1)
# So many titles are put on the shelf at once, since what is read of them takes more room than what is kept.
AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class Kept:
    """A shelf and up to where it follows the database: changes, the site epoch, the last title, the time."""

    index: BrowseIndex
    position: Position
    epoch: int
    last_id: int
    at: datetime
    next_moment: datetime | None
    filled_at: float
    took: float


class _Keeper:
    """This process's shelf. One thread at a time renews it; the others go on with the one that stands."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: Kept | None = None

    def current(self) -> BrowseIndex:
        kept = self._kept
        if not self._lock.acquire(blocking=kept is None):
            return kept.index if kept else self.current()
        try:
            self._kept = _filled() if self._kept is None else _renewed(self._kept)
            return self._kept.index
        finally:
            self._lock.release()

    def forget(self) -> None:
        with self._lock:
            self._kept = None


_keeper = _Keeper()


def browse_index() -> BrowseIndex:
    """The shelf as the database is now: four short reads where nothing has changed."""
    return _keeper.current()


def offers_in(shelf_: BrowseIndex, region: str) -> Offers:
    """What is offered in a region, by provider and way."""
    known = shelf_.offers.get(region)
    return shelf_.put_in(region, offers.offers_in_region(region)) if known is None else known


def forget() -> None:
    """Let the shelf be filled anew when it is asked for next."""
    _keeper.forget()


def _filled() -> Kept:
    began = time.monotonic()
    # Where it begins to follow is settled before anything is read, so that nothing falls between.
    position, epoch, last_id, now = changes.now(), changes.epoch(), rows.last_id(), timezone.now()
    filled = BrowseIndex.empty()
    for batch in bulk.batched(rows.rows(), AT_ONCE):
        filled = filled.changed((), Stock(rows=batch))
    filled = filled.changed((), Stock(genres=rows.genres(), regions=offers.regions_of_titles()))
    ended = time.monotonic()
    return Kept(filled, position, epoch, last_id, now, offers.next_change(now), ended, ended - began)


def _renewed(kept: Kept) -> Kept:
    epoch = changes.epoch()
    if epoch != kept.epoch and _may_be_filled_again(kept):
        return _filled()
    changed, position = _changed_since(kept.position)
    last_id, now = rows.last_id(), timezone.now()
    if last_id < kept.last_id or len(changed) > MOST_CHANGED or now < kept.at - LARGEST_SKEW:
        return _filled()
    if last_id > kept.last_id:
        changed |= rows.ids_after(kept.last_id)
    if kept.next_moment and kept.next_moment <= now:
        changed |= offers.titles_changed_between(kept.at, now)
        kept = replace(kept, next_moment=offers.next_change(now))
    elif changed:
        kept = replace(kept, next_moment=offers.next_change(now))
    renewed = kept.index.changed(changed, _stock(changed, kept.index.offers)) if changed else kept.index
    return replace(kept, index=renewed, position=position, last_id=last_id, at=now)


def _may_be_filled_again(kept: Kept) -> bool:
    return kept.took < QUICK_SECONDS or time.monotonic() - kept.filled_at > TIMES_AS_LONG * kept.took


def _changed_since(position: Position) -> tuple[set[int], Position]:
    """The titles that have changed since a position: all of them, or more than `MOST_CHANGED`."""
    changed: set[int] = set()
    while True:
        keys, position = changes.since(position)
        named = (key.partition(":") for key in keys)
        changed.update(int(pk) for kind, _colon, pk in named if kind == "title" and pk.isdecimal())
        if len(keys) < changes.PAGE or len(changed) > MOST_CHANGED:
            return changed, position


def _stock(title_ids: Collection[int], regions: Collection[str]) -> Stock:
    return Stock(
        rows=list(rows.rows(title_ids)),
        genres=rows.genres(title_ids),
        regions=offers.regions_of_titles(title_ids),
        offers={region: offers.offers_in_region(region, title_ids) for region in regions},
    )
