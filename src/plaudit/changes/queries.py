"""Reading on from where one stopped, without ever missing a change that was committed late."""

from dataclasses import dataclass

from django.db import connection
from django.db.models import Q

from plaudit.changes.models import Change, SiteEpoch

PAGE = 1000
EVERY = 2**62


@dataclass(frozen=True, slots=True)
class Position:
    """How far a reader has come: everything up to `number` of `transaction` is read, in their order.

    SQLite has no transaction numbers; there only `number` counts. On PostgreSQL a look may take several pages;
    `horizon` is the oldest transaction that was still running when the look began, from which the next look goes
    on. A reader may be given a key twice, never lose one.
    """

    transaction: int = 0
    number: int = 0
    horizon: int | None = None


def current_transaction() -> int | None:
    """PostgreSQL's id of the running transaction; None on SQLite, which has one writer at a time."""
    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        return int(cursor.fetchone()[0])


def since(position: Position) -> tuple[list[str], Position]:
    """The keys changed since the position (at most 1,000, oldest first) and the position after them."""
    if connection.vendor == "postgresql":
        return _since_transaction(position)
    rows = list(Change.objects.filter(id__gt=position.number).order_by("id").values_list("id", "key")[:PAGE])
    last = rows[-1][0] if rows else position.number
    return [key for _id, key in rows], Position(number=last)


def now() -> Position:
    """The position of a reader that wants only what changes from now on."""
    if connection.vendor == "postgresql":
        return Position(_oldest_running() - 1, EVERY)
    return Position(number=Change.objects.order_by("-id").values_list("id", flat=True).first() or 0)


def read_by(position: Position) -> Q:
    """The changes that a reader at this position has read for good."""
    if connection.vendor != "postgresql":
        return Q(id__lte=position.number)
    if position.horizon is None:
        return Q(transaction__lte=position.transaction)
    # In the middle of a look: what follows is unread, and what was still running is read again.
    return Q(transaction__lt=min(position.transaction, position.horizon))


def epoch() -> int:
    """The site epoch; 0 before the first bulk change."""
    return SiteEpoch.objects.values_list("number", flat=True).filter(id=1).first() or 0


def _since_transaction(position: Position) -> tuple[list[str], Position]:
    # The horizon is taken before the rows: what commits in between is read again by the next look.
    horizon = _oldest_running() if position.horizon is None else position.horizon
    here = Q(transaction=position.transaction, id__gt=position.number)
    rows = Change.objects.filter(Q(transaction__gt=position.transaction) | here).order_by("transaction", "id")
    page = list(rows.values_list("transaction", "id", "key")[:PAGE])
    keys = [key for _transaction, _number, key in page]
    if len(page) == PAGE:
        return keys, Position(page[-1][0] or 0, page[-1][1], horizon)
    return keys, Position(horizon - 1, EVERY)


def _oldest_running() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
        return int(cursor.fetchone()[0])
