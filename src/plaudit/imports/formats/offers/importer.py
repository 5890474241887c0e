"""The import of offers: of a table, or of what TMDB answers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from django.utils import timezone

from plaudit.bulk.outcome import Outcome
from plaudit.catalog.actions.offers import Listed, end_missing
from plaudit.imports.formats.offers.matching import Wanted, find
from plaudit.imports.formats.offers.offer_input import OfferTold, store
from plaudit.imports.formats.offers.tables import Row, offer_lines, place_of
from plaudit.imports.formats.offers.watch_providers import KEY, offers_of
from plaudit.imports.json_files import Object, objects
from plaudit.imports.json_values import number, table
from plaudit.imports.report import Rejected, Report, Result
from plaudit.imports.runner import Obey
from plaudit.imports.tables import Line, explained, opened

TABLE_SOURCE = "offers"
TMDB_SOURCE = "tmdb"


@dataclass(frozen=True, slots=True)
class Told:
    """What one row or object says: which title, and its offers; `everywhere` when it lists all there are."""

    wanted: Wanted
    offers: tuple[OfferTold, ...]
    everywhere: bool = False


@dataclass(slots=True)
class Offers:
    """The import of a file of offers; `source` is whose they are, by default the kind of file."""

    path: Path
    source: str = ""
    listed: Listed = field(default_factory=Listed)
    batch: int = 2_000

    def named_lines(self) -> Iterable[Line]:
        return ()

    def name(self, batch: Sequence[Line]) -> None:
        """Nothing: offers make no title."""

    def lines(self) -> Iterable[Line]:
        if _is_json(self.path):
            self.source, self.batch = self.source or TMDB_SOURCE, 200
            return objects(self.path)
        self.source = self.source or TABLE_SOURCE
        return offer_lines(self.path)

    def take(self, batch: Sequence[Line]) -> list[Result]:
        told = [_read(line) for line in batch]
        sound = [each for each in told if isinstance(each, Told)]
        found = find([each.wanted for each in sound])
        pairs = [(title, each) for title, each in zip(found, sound, strict=True) if isinstance(title, int)]
        self.listed.titles.update(title for title, each in pairs if each.everywhere)
        self._doubt(line for line, each in zip(batch, told, strict=True) if isinstance(each, Rejected))
        rows = [(title, offer) for title, each in pairs for offer in each.offers]
        outcomes = iter(store(rows, origin=self.source, listed=self.listed))
        results = iter([_result(title, each, outcomes) for title, each in zip(found, sound, strict=True)])
        return [next(results) if isinstance(each, Told) else each for each in told]

    def _doubt(self, rejected: Iterable[Line]) -> None:
        """Note where a row was listed that could not be taken in: whatever it meant has not ended."""
        places = [place for line in rejected if not isinstance(line, Object) and (place := place_of(line))]
        found = find([wanted for wanted, _region in places])
        self.listed.doubtful.update(
            (title, region) for title, (_, region) in zip(found, places, strict=True) if isinstance(title, int)
        )

    def finish(self, report: Report, stop: Obey) -> None:
        ended = end_missing(self.listed, origin=self.source, at=timezone.now())
        if ended:
            report.remarks.append(f"Offers that are no longer listed and have ended: {ended:,}.")


def _is_json(path: Path) -> bool:
    with explained(path), opened(path, in_lines=False) as text:
        return text.read(1_000).lstrip()[:1] in {"{", "["}


def _read(line: Line) -> Told | Rejected:
    try:
        if isinstance(line, Object):
            return _answer(line)
        row = Row.read(line)
    except ValueError as error:
        return Rejected(str(error))
    return Told(row.wanted, (row.offer,))


def _answer(found: Object) -> Told:
    """What TMDB answers about one title: to the question where to watch it, or with that appended to the title."""
    told = table(found.value)
    pk, appended = number(told.get("id")), table(told.get(KEY))
    answer = appended or told
    if pk is None or not isinstance(answer.get("results"), dict):
        raise ValueError("This is no answer of TMDB's to where a title can be watched: it needs an id and results.")
    is_show = told.get("media_type") == "tv" or ("name" in told and "title" not in told)
    source = "tmdb-tv" if is_show else "tmdb"
    return Told(Wanted(((source, str(pk)),)), tuple(offers_of(answer)), everywhere=True)


def _result(title: int | str, told: Told, outcomes: Iterator[Outcome]) -> Result:
    """What became of a row: the next outcomes are those of its offers."""
    if isinstance(title, str):
        return Rejected(title)
    became = set(islice(outcomes, len(told.offers)))
    if len(became) == 1:
        return became.pop()
    return Outcome.CHANGED if became else Outcome.UNCHANGED
