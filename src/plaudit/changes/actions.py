"""Writing down what has changed; always inside the transaction that changes it."""

from collections.abc import Iterable

from django.db import connection, transaction
from django.db.models import F, QuerySet

from plaudit.changes.models import Change, SiteEpoch
from plaudit.changes.queries import Position, current_transaction, read_by

MAX_CHANGES = 100_000
DELETED_AT_ONCE = 10_000


def record(*keys: str) -> None:
    """Append keys such as `title:17` to the list of changes. Must run inside a transaction."""
    record_all(keys)


def record_all(keys: Iterable[str]) -> None:
    """Append many keys. Raises RuntimeError outside a transaction, where a key could outlive a rolled-back change."""
    if not connection.in_atomic_block:
        raise RuntimeError("Changes are noted inside the transaction that makes them.")
    number = current_transaction()
    Change.objects.bulk_create([Change(key=key, transaction=number) for key in dict.fromkeys(keys)])


@transaction.atomic
def move_epoch() -> int:
    """Say that everything may have changed, as a bulk import does; gives the new number."""
    SiteEpoch.objects.get_or_create(id=1)
    SiteEpoch.objects.filter(id=1).update(number=F("number") + 1)
    return SiteEpoch.objects.values_list("number", flat=True).get(id=1)


def record_titles(title_ids: Iterable[int]) -> None:
    """Append the keys of titles."""
    record_all(f"title:{pk}" for pk in title_ids)


def prune(read: Position, *, keep: int = MAX_CHANGES) -> int:
    """Delete all but the newest changes, once there are twice as many as are kept; gives how many went.

    Nothing goes that the reader who stands at `read` has yet to read. Other readers may stand further back, as a
    process does that nobody has asked for days: the epoch moves first, so that they look at everything anew.
    """
    newest = Change.objects.order_by("-id").values_list("id", flat=True)
    if not newest[2 * keep : 2 * keep + 1].exists():
        return 0
    old = Change.objects.filter(read_by(read), id__lte=newest[keep])
    if not old.exists():
        return 0
    move_epoch()
    return sum(_forget_up_to(old, last) for last in iter(lambda: _last_of_a_piece(old), None))


def _last_of_a_piece(old: QuerySet[Change]) -> int | None:
    """The last of the oldest `AT_ONCE`: a transaction that deletes more would keep others waiting."""
    return max(old.order_by("id").values_list("id", flat=True)[:DELETED_AT_ONCE], default=None)


def _forget_up_to(old: QuerySet[Change], last: int) -> int:
    return old.filter(id__lte=last).delete()[0]
