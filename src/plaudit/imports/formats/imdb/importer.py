"""The import of IMDb's data sets: title.basics, then title.crew, then name.basics, as far as the folder has them."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain, groupby
from typing import Any

from django.utils.translation import gettext as _

from plaudit.bulk.outcomes import UpsertOutcome
from plaudit.catalog.ingest.genres import upsert_genres
from plaudit.catalog.ingest.titles import UpsertedTitle, upsert_titles
from plaudit.catalog.models import TitleId
from plaudit.imports.errors import UnusableFileError
from plaudit.imports.formats.imdb import people, titles
from plaudit.imports.formats.imdb.files import File, find
from plaudit.imports.formats.imdb.people import CrewRow, NameRow
from plaudit.imports.formats.imdb.titles import SOURCE, TitleRow
from plaudit.imports.importer import Importer, title_outcome
from plaudit.imports.report import Result
from plaudit.imports.tables import Line

ImdbRow = TitleRow | CrewRow | NameRow


class Imdb(Importer[ImdbRow]):
    """The import of a folder of IMDb's data sets. Its ratings are not read: they are another site's numbers."""

    name = "imdb"
    help = "a folder with IMDb's data sets"
    file_help = "the folder"
    file_metavar = "dir"
    batch_size = 5_000

    def lines(self) -> Iterable[Line]:
        if not self.path.is_dir():
            raise UnusableFileError(
                _("%(path)s is not a folder; it must hold title.basics, as TSV or CSV.") % {"path": self.path}
            )
        basics = find(self.path, "title.basics", titles.NEEDED, titles.ALSO)
        crew = find(self.path, "title.crew", people.CREW)
        names = find(self.path, "name.basics", people.NAMES)
        parsers: list[tuple[File | None, Callable[[Line, File], ImdbRow]]] = [
            (basics, titles.parse_title), (crew, people.parse_crew), (names, people.parse_name),
        ]  # fmt: skip
        self._parsers = [(file, parse) for file, parse in parsers if file]
        if not self._parsers:
            raise UnusableFileError(
                _("%(path)s holds no file of title.basics, title.crew or name.basics.") % {"path": self.path}
            )
        wanted = (line for line in basics.lines() if titles.is_wanted(line, basics)) if basics else ()
        return chain(wanted, *(file.lines() for file in (crew, names) if file))

    def parse(self, line: Line) -> ImdbRow:
        file, parse = next(pair for pair in self._parsers if pair[0].header is line.header)
        return parse(line, file)

    def store(self, rows: Sequence[ImdbRow]) -> Sequence[Result]:
        stores: dict[type, Callable[[Any], list[UpsertOutcome]]] = {
            TitleRow: self._store_titles, CrewRow: people.store_crew, NameRow: people.store_names,
        }  # fmt: skip
        # One batch may have rows of two files, where one file ends and the next begins.
        return [outcome for kind, group in groupby(rows, key=type) for outcome in stores[kind](list(group))]

    def _store_titles(self, rows: Sequence[TitleRow]) -> list[UpsertOutcome]:
        upserted = upsert_titles([row.candidate for row in rows])
        upsert_genres((title.title, row.genres) for row, title in zip(rows, upserted, strict=True))
        self._warn_of_unnumbered_duplicates(upserted)
        return [title_outcome(title) for title in upserted]

    def _warn_of_unnumbered_duplicates(self, upserted: Sequence[UpsertedTitle]) -> None:
        """Warn of possible duplicates, but not of titles that IMDb itself numbers apart."""
        doubtful = [title for title in upserted if title.possible_duplicates]
        near = {other.pk for title in doubtful for other in title.possible_duplicates}
        numbered = set(TitleId.objects.filter(source=SOURCE, title_id__any_of=near).values_list("title_id", flat=True))
        for title in doubtful:
            title.possible_duplicates = tuple(other for other in title.possible_duplicates if other.pk not in numbered)
        self.warn_of_duplicates(doubtful)
