"""Writing down what has changed; always inside the transaction that changes it."""

from collections.abc import Iterable

from django.db import connection, transaction
from django.db.models import F

from plaudit.changes.models import Change, SiteEpoch
from plaudit.changes.queries import current_transaction


def note(*keys: str) -> None:
    """Append keys such as `title:17` to the list of changes. Must run inside a transaction."""
    note_all(keys)


def note_all(keys: Iterable[str]) -> None:
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


def note_titles(title_ids: Iterable[int]) -> None:
    """Append the keys of titles."""
    note_all(f"title:{pk}" for pk in title_ids)
