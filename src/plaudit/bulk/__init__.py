"""Many rows in one statement, and prepared reads, for both engines."""

from plaudit.bulk.rows import (
    advisory_lock,
    batched,
    create,
    insert,
    insert_missing,
    require_transaction,
    reserve,
    update,
    use_one_snapshot,
)

__all__ = [
    "advisory_lock",
    "batched",
    "create",
    "insert",
    "insert_missing",
    "require_transaction",
    "reserve",
    "update",
    "use_one_snapshot",
]
