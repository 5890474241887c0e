"""What the environment says, typed: every variable that Plaudit reads is declared once, in variables.py.

A value that cannot be read never stops the start with a traceback: the default is taken and the sentence
about what was wrong is kept in `PROBLEMS`, which a system check reports (see checks.py).
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)

PROBLEMS: list[str] = []


@dataclass(frozen=True, slots=True)
class Variable(Generic[T_co]):
    """One environment variable: its name, how it is read, its default, and what it does.

    `read` raises ValueError with a sentence about a value that it cannot use; the value of a `secret`
    one is never repeated.
    """

    name: str
    read: Callable[[str], T_co]
    default: T_co
    about: str
    secret: bool = False

    @property
    def is_set(self) -> bool:
        return bool(self._printed())

    def value(self) -> T_co:
        """The variable's value, or its default if it is unset, empty or unreadable."""
        printed = self._printed()
        if not printed:
            return self.default
        try:
            return self.read(printed)
        except ValueError as error:
            shown = self.name if self.secret else f"{self.name}={printed!r}"
            PROBLEMS.append(f"{shown} cannot be used: {error}")
            return self.default

    def _printed(self) -> str:
        return os.environ.get(self.name, "").strip()
