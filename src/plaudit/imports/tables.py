"""Opening and reading tables of text: plain or gzipped, in UTF-8, UTF-16 or an old Western encoding, row by row."""

import codecs
import csv
import gzip
import io
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import Any, BinaryIO, Literal

from django.utils.translation import gettext as _

from plaudit.imports.errors import RowRejectedError, UnusableFileError

GZIP_MAGIC = b"\x1f\x8b"
UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
LONGEST_FIELD = 1_000_000
LONGEST_LINE = 4_000_000
# What stands in a last line that nobody wrote: spaces, and the sign that old editors end a file with.
BLANK = " \t\x1a"
SEPARATORS = {"\t": "tabs", ",": "commas", ";": "semicolons"}


class Line:
    """One row of a table, and the number of the line on which it begins (the header is line 1).

    `values` are those of the columns that were asked for, in that order, without the spaces around them.
    """

    __slots__ = ("cells", "header", "number", "values")

    def __init__(self, number: int, cells: Sequence[str], header: "Header", values: tuple[str, ...]) -> None:
        self.number = number
        self.cells = cells
        self.header = header
        self.values = values

    def __getitem__(self, column: str) -> str:
        return self.cells[self.header.places[column]].strip()

    def require_columns(self) -> None:
        """Raise RowRejectedError for a row with more cells than the table has columns: who knows which is which."""
        width = len(self.header.names)
        if len(self.cells) > width and any(self.cells[width:]):
            raise RowRejectedError(
                _("The row has %(len)s cells, but the table has %(width)s columns.")
                % {"len": len(self.cells), "width": width}
            )


@dataclass(frozen=True, slots=True)
class Header:
    """The names of a table's columns, and where each stands."""

    names: Sequence[str]
    places: Mapping[str, int]


def lines(path: Path, columns: Sequence[str], *, delimiter: str = ",", quoted: bool = True) -> Iterator[Line]:
    """The rows of a table that has at least these columns, read as they are needed.

    In a table that is not `quoted`, a quotation mark is a sign like any other.

    Raises UnusableFileError for a file that is missing, empty, binary, cut off, or has other columns.
    """
    csv.field_size_limit(LONGEST_FIELD)
    with explained(path) as position, opened(path) as text:
        quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
        reader = csv.reader(chain(_watched(text, position), _end(position)), delimiter=delimiter, quoting=quoting)
        header = _header(path, next(reader, None), columns, delimiter)
        needed = 1 + max((header.places[name] for name in columns), default=0)
        width, values = len(header.names), itemgetter(*(header.places[name] for name in columns))
        for cells in reader:
            if position.ended:
                raise UnusableFileError(_unclosed(path, position.line + 1))
            if position.unfinished and len(cells) < needed and any(cell.strip(BLANK) for cell in cells):
                raise _cut_off(path, position)
            if cells:
                # Cells that a row leaves out at its end are empty.
                cells.extend("" for _missing in range(width - len(cells)))
                yield Line(position.line + 1, cells, header, tuple(map(str.strip, values(cells))))
            position.line = reader.line_num


def columns_of(path: Path, *, delimiter: str = ",") -> list[str]:
    """The names in the first line of a table. Raises UnusableFileError as `lines` does."""
    with explained(path) as position, opened(path) as text:
        reader = csv.reader(chain(text, _end(position)), delimiter=delimiter)
        return list(_header(path, next(reader, None), (), delimiter).names)


@dataclass(slots=True)
class Position:
    """The last line that a whole row has been read up to, whether the file is at its end, and whether its last line
    does not end."""

    line: int = 1
    ended: bool = False
    unfinished: bool = False


def _watched(text: Iterable[str], position: Position) -> Iterator[str]:
    for line in text:
        position.unfinished = not line.endswith(("\n", "\r"))
        yield line


def _end(position: Position) -> Iterator[str]:
    """Nothing; but whoever asks for it has read the whole file, and the reader of rows does so only within a cell."""
    position.ended = True
    yield from ()


class _Checked(io.RawIOBase):
    """Bytes that can be those of a table of text: with lines that end, and without NUL."""

    def __init__(self, bytes_: BinaryIO, *, wide: bool, in_lines: bool) -> None:
        self._bytes = bytes_
        self._wide = wide
        self._in_lines = in_lines
        self._since_line = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        piece = self._bytes.read(len(buffer))
        if not self._wide and b"\0" in piece:
            raise NotTextError(
                "holds NUL signs, which no table of text does: it is damaged, binary, or in UTF-16 without a mark"
            )
        last = max(piece.rfind(b"\n"), piece.rfind(b"\r"))
        self._since_line = len(piece) - last - 1 if last >= 0 else self._since_line + len(piece)
        if self._in_lines and self._since_line > LONGEST_LINE:
            raise NotTextError(f"has a line of more than {LONGEST_LINE:,} bytes, as no table of text does")
        buffer[: len(piece)] = piece
        return len(piece)


class NotTextError(ValueError):
    """Bytes that are no text; says what they are, to stand behind the name of the file."""


@contextmanager
def opened(path: Path, *, in_lines: bool = True) -> Iterator[io.TextIOBase]:
    """A file of text, unpacked; where it is not `in_lines`, a line may be as long as it likes."""
    with path.open("rb") as raw:
        plain = io.BufferedReader(gzip.GzipFile(fileobj=raw)) if raw.peek(2)[:2] == GZIP_MAGIC else raw
        wide = plain.peek(2)[:2] in UTF_16_MARKS
        checked = io.BufferedReader(_Checked(plain, wide=wide, in_lines=in_lines), 2**16)
        yield io.TextIOWrapper(checked, encoding="utf-16" if wide else "utf-8-sig", errors="western", newline="")


@contextmanager
def explained(path: Path) -> Iterator[Position]:
    """Say in a sentence (UnusableFileError) what is wrong with the file that is read within."""
    position = Position()
    try:
        yield position
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise _cut_off(path, position) from None
    except NotTextError as error:
        raise UnusableFileError(f"{path} {error} (after line {position.line}).") from None
    except csv.Error as error:
        too_long = "field larger than" in str(error)
        why = _unclosed(path, position.line + 1) if too_long else f"{path} is no table of text: {error}."
        raise UnusableFileError(why) from None
    except OSError as error:
        raise UnusableFileError(f"{path} cannot be read: {error.strerror or error}.") from None


def _cut_off(path: Path, position: Position) -> UnusableFileError:
    return UnusableFileError(
        f"{path} is cut off or damaged after line {position.line}: get the whole file and import it again; "
        "what is taken in already is not taken in twice."
    )


def _unclosed(path: Path, line: int) -> str:
    return (
        f"In {path} a cell of the row that begins in line {line} never ends: a quotation mark there is not closed. "
        "Mend that line and import the file again; what is taken in already is not taken in twice."
    )


def _header(path: Path, cells: list[str] | None, columns: Sequence[str], delimiter: str) -> Header:
    if not cells:
        raise UnusableFileError(f"{path} is empty: it needs a first line that names its columns.")
    names = [name.strip() for name in cells]
    if other := _other_delimiter(names, delimiter):
        raise UnusableFileError(
            f"{path} is a table whose cells are separated by {SEPARATORS[other]}; here they must be separated by "
            f"{SEPARATORS[delimiter]}."
        )
    if not all(map(str.isprintable, names)):
        raise UnusableFileError(f"{path} is not a table of text but a binary file.")
    missing = [name for name in columns if name not in names]
    if missing:
        shown = ", ".join(names)[:200]
        raise UnusableFileError(
            f"{path} lacks the columns {', '.join(missing)}; its first line says: {shown}. "
            f"It needs {', '.join(columns)}."
        )
    for name in columns:
        if names.count(name) > 1:
            raise UnusableFileError(f"{path} has two columns that are called {name}.")
    return Header(names, {name: index for index, name in enumerate(names)})


def _other_delimiter(names: Sequence[str], delimiter: str) -> str:
    """What separates the cells of a first line that the right delimiter leaves in one piece; "" if nothing does."""
    if len(names) > 1:
        return ""
    parts = {other: names[0].split(other) for other in SEPARATORS if other != delimiter}
    fitting = (other for other, cells in parts.items() if len(cells) > 1 and all(map(str.isprintable, cells)))
    return next(fitting, "")


def _western(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes that are not UTF-8 as Windows-1252, and those without a meaning there as Latin-1."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    chars = [_western_char(byte) for byte in error.object[error.start : error.end]]
    return "".join(chars), error.end


def _western_char(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


codecs.register_error("western", _western)
