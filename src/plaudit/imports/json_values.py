"""Values out of JSON that somebody else wrote: whatever is not what it should be is taken for nothing."""

from datetime import date
from typing import Any

from plaudit.imports.text_cleaning import plain, prose

Table = dict[str, Any]
LARGEST = 2**31 - 1


def text(value: Any) -> str:
    """A text, cleaned; "" for anything else."""
    return plain(value) if isinstance(value, str) else ""


def sentences(value: Any) -> str:
    """A text of several sentences, cleaned; "" for anything else, and for one that no page could show."""
    return prose(value) if isinstance(value, str) else ""


def number(value: Any, *, largest: int = LARGEST) -> int | None:
    """A whole number above zero; None for anything else."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 < value <= largest else None


def day(value: Any) -> date | None:
    """The day at the beginning of a text such as "2010-07-16T00:00:00.000Z"; None for anything else."""
    try:
        return date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None


def table(value: Any) -> Table:
    """An object; an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def tables(value: Any) -> list[Table]:
    """The objects of a list; none for anything else."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def code(value: Any, length: int = 2) -> str:
    """A code of so many letters, such as a country's; "" for anything else."""
    found = value if isinstance(value, str) else ""
    return found if len(found) == length and found.isascii() and found.isalpha() else ""


def texts(value: Any) -> list[str]:
    """The texts of a list, cleaned, without those that are empty."""
    return [each for one in value if (each := text(one))] if isinstance(value, list) else []
