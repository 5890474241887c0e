"""The files of IMDb's data sets in a folder: as IMDb gives them out (TSV), or as others pass them on (CSV)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from plaudit.imports.errors import UnusableFileError
from plaudit.imports.tables import Header, Line, columns_of, lines

# What IMDb writes where nothing is known.
NOTHING = "\\N"


@dataclass(slots=True)
class File:
    """One of the data sets: the path, and under which name each column that we read stands there, if it does.

    `header` is that of its rows, by which they are known again among others, once one is read.
    """

    path: Path
    columns: dict[str, str]
    header: Header | None = None

    @property
    def delimiter(self) -> str:
        return _delimiter(self.path)

    def lines(self) -> Iterator[Line]:
        """Its rows. In IMDb's own files a quotation mark is a sign like any other."""
        columns, quoted = list(self.columns.values()), self.delimiter == ","
        for line in lines(self.path, columns, delimiter=self.delimiter, quoted=quoted):
            self.header = line.header
            yield line


def find(folder: Path, name: str, columns: Sequence[str], also: Sequence[str] = ()) -> File | None:
    """The file of a data set such as `title.basics`; None if there is none.

    Raises UnusableFileError if there are several, and for one that lacks one of the columns; those in `also` may be
    missing.
    """
    found = sorted(path for path in folder.iterdir() if name in path.name and path.is_file())
    if not found:
        return None
    if len(found) > 1:
        raise UnusableFileError(
            f"{folder} holds several files of {name}: {', '.join(path.name for path in found)[:300]}."
        )
    return File(found[0], _columns(found[0], columns, also))


def cell(line: Line, file: File, column: str) -> str:
    """What a row says in a column; "" where it says nothing, or the file has no such column."""
    said = line[file.columns[column]] if column in file.columns else ""
    return "" if said == NOTHING else said


def _columns(path: Path, needed: Sequence[str], also: Sequence[str]) -> dict[str, str]:
    # "primaryTitle" and "primary_title" are one name.
    printed = {name.replace("_", "").lower(): name for name in columns_of(path, delimiter=_delimiter(path))}
    missing = [name for name in needed if name not in printed]
    if missing:
        raise UnusableFileError(f"{path} lacks the columns {', '.join(missing)}; it has {', '.join(printed)[:200]}.")
    return {name: printed[name] for name in [*needed, *also] if name in printed}


def _delimiter(path: Path) -> str:
    return "\t" if ".tsv" in path.name else ","
