"""The import of IMDb's data sets: title.basics, then title.crew, then name.basics, as far as they are there."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby
from pathlib import Path

from plaudit.bulk.outcome import Outcome
from plaudit.catalog.genres import set_genres
from plaudit.catalog.ingest.titles import UpsertedTitle, upsert_titles
from plaudit.catalog.matching.candidate import TitleCandidate
from plaudit.catalog.models import Title, TitleId
from plaudit.imports.formats.imdb import people, titles
from plaudit.imports.formats.imdb.files import File, find
from plaudit.imports.formats.imdb.titles import SOURCE
from plaudit.imports.report import Rejected, Report, Result
from plaudit.imports.runner import Obey
from plaudit.imports.tables import Line, UnusableFileError

MOST_REMARKS = 1_000
Take = Callable[[Sequence[Line], File], list[Result]]


@dataclass(slots=True)
class Imdb:
    """The import of a folder of IMDb's data sets. Its ratings are not read: they are another site's numbers."""

    folder: Path
    remarks: list[str] = field(default_factory=list)
    batch: int = 5_000
    files: list[tuple[File, Take]] = field(default_factory=list)

    def named_lines(self) -> Iterable[Line]:
        return ()

    def name(self, batch: Sequence[Line]) -> None:
        """Nothing: the titles that are counted bring their names themselves."""

    def lines(self) -> Iterable[Line]:
        if not self.folder.is_dir():
            raise UnusableFileError(f"{self.folder} is not a folder; it must hold title.basics, as TSV or CSV.")
        basics = find(self.folder, "title.basics", titles.NEEDED, titles.ALSO)
        crew = find(self.folder, "title.crew", people.CREW)
        names = find(self.folder, "name.basics", people.NAMES)
        takes: list[tuple[File | None, Take]] = [
            (basics, self._take_titles), (crew, people.take_crew), (names, people.take_names),
        ]  # fmt: skip
        self.files = [(file, take) for file, take in takes if file]
        if not self.files:
            raise UnusableFileError(f"{self.folder} holds no file of title.basics, title.crew or name.basics.")
        wanted = (line for line in basics.lines() if titles.is_wanted(line, basics)) if basics else ()
        return chain(wanted, *(file.lines() for file in (crew, names) if file))

    def take(self, batch: Sequence[Line]) -> list[Result]:
        """Rows of two files may stand in one batch, where one file ends and the next begins."""
        results: list[Result] = []
        for _header, rows in groupby(batch, key=lambda line: id(line.header)):
            lines = list(rows)
            file, take = next(each for each in self.files if each[0].header is lines[0].header)
            results += take(lines, file)
        return results

    def finish(self, report: Report, stop: Obey) -> None:
        report.remarks += dict.fromkeys(self.remarks)

    def _take_titles(self, lines: Sequence[Line], file: File) -> list[Result]:
        read = [_read(line, file) for line in lines]
        pairs = [(line, each) for line, each in zip(lines, read, strict=True) if isinstance(each, TitleCandidate)]
        found = upsert_titles([seen for _line, seen in pairs])
        set_genres((each.title, titles.genres(line, file)) for (line, _seen), each in zip(pairs, found, strict=True))
        self._remark(found)
        outcomes = iter([_outcome(each) for each in found])
        return [each if isinstance(each, Rejected) else next(outcomes) for each in read]

    def _remark(self, found: Iterable[UpsertedTitle]) -> None:
        """Tell of possible duplicates, but not of titles that IMDb itself numbers apart."""
        near = [each for each in found if each.possible_duplicates]
        numbered = _numbered(title for each in near for title in each.possible_duplicates)
        for each in near:
            each.possible_duplicates = tuple(title for title in each.possible_duplicates if title.pk not in numbered)
        self.remarks += (sentence for each in near for sentence in each.duplicate_warnings())
        del self.remarks[MOST_REMARKS:]


def _read(line: Line, file: File) -> TitleCandidate | Rejected:
    try:
        return titles.candidate(line, file)
    except ValueError as error:
        return Rejected(str(error))


def _numbered(near: Iterable[Title]) -> set[int]:
    ids = TitleId.objects.filter(source=SOURCE, title_id__any_of={title.pk for title in near})
    return set(ids.values_list("title_id", flat=True))


def _outcome(recognition: UpsertedTitle) -> Outcome:
    if recognition.created:
        return Outcome.ADDED
    return Outcome.CHANGED if recognition.changed else Outcome.UNCHANGED
