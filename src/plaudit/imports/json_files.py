"""Opening and reading files of JSON: one object, a list of them, or one after the other (JSON lines), as they come."""

import json
from collections.abc import Iterator
from io import TextIOBase
from pathlib import Path
from typing import Any

from plaudit.imports.errors import UnusableFileError
from plaudit.imports.tables import Header, Line, explained, opened

PIECE = 2**18
LONGEST_OBJECT = 32_000_000
LONGEST_SHOWN = 500
BETWEEN = " \t\r\n,\ufeff"
HEADER = Header(("object",), {"object": 0})
MEND = "get the whole file and import it again; what is taken in already is not taken in twice"


class Object(Line):
    """One object of a file of JSON, and the number of the line on which it begins. `value` may be any JSON value."""

    __slots__ = ("value",)

    def __init__(self, number: int, text: str, value: Any) -> None:
        shown = " ".join(text[:LONGEST_SHOWN].split())
        super().__init__(number, [shown], HEADER, (shown,))
        self.value = value


def objects(path: Path) -> Iterator[Object]:
    """The objects of a file, read as they are needed.

    Raises UnusableFileError for a file that is missing, empty, no JSON, or cut off.
    """
    with explained(path), opened(path, in_lines=False) as text:
        found = False
        for each in _Reader(path, text):
            found = True
            yield each
        if not found:
            raise UnusableFileError(
                f"{path} holds no object: it needs JSON, one object, a list of them, or one a line."
            )


class _Reader:
    """Takes one value after the other off the beginning of a text, and reads on when it is not whole yet."""

    def __init__(self, path: Path, text: TextIOBase) -> None:
        self._path = path
        self._text = text
        self._decode = json.JSONDecoder().raw_decode
        self._held = ""
        self._line = 1
        self._in_list = False
        self._ended = False

    def __iter__(self) -> Iterator[Object]:
        while self._find_next():
            yield self._next()

    def _find_next(self) -> bool:
        """Go to where the next value begins; False at the end of the file."""
        while True:
            self._pass_over(len(self._held) - len(self._held.lstrip(BETWEEN)))
            if self._held[:1] == "[" and not self._in_list:
                self._in_list = True
                self._pass_over(1)
            elif self._held[:1] == "]" and self._in_list:
                self._in_list = False
                self._pass_over(1)
            elif self._held:
                return True
            elif not self._read_on():
                if self._in_list:
                    raise self._broken(self._line)
                return False

    def _next(self) -> Object:
        while True:
            try:
                value, end = self._decode(self._held)
            except RecursionError:
                raise UnusableFileError(f"{self._path} nests too deep in line {self._line}.") from None
            except ValueError as error:
                self._need_more(error)
                continue
            # A number at the end of what is held may go on.
            if end == len(self._held) and not isinstance(value, dict | list) and self._read_on():
                continue
            found = Object(self._line, self._held[:end], value)
            self._pass_over(end)
            return found

    def _need_more(self, error: ValueError) -> None:
        """Read as much again as is held: so a large object is looked at a few times, not for every piece."""
        position = error.pos if isinstance(error, json.JSONDecodeError) else 0
        wrong = not isinstance(error, json.JSONDecodeError) or self._held[:1] not in "{["
        if not wrong and len(self._held) <= LONGEST_OBJECT and self._read_on(len(self._held)):
            return
        raise self._broken(self._line + self._held.count("\n", 0, position))

    def _broken(self, line: int) -> UnusableFileError:
        return UnusableFileError(f"{self._path} is no JSON, damaged or cut off: line {line} cannot be read; {MEND}.")

    def _read_on(self, size: int = 0) -> bool:
        piece = "" if self._ended else self._text.read(max(size, PIECE))
        self._ended = not piece
        self._held += piece
        return bool(piece)

    def _pass_over(self, count: int) -> None:
        self._line += self._held.count("\n", 0, count)
        self._held = self._held[count:]
