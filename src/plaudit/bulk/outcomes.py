"""What became of a row that was given."""

from enum import StrEnum


class UpsertOutcome(StrEnum):
    """Whether a row was new, said something else than what is stored, or nothing new."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
