"""The import of films and shows from TMDB."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from django.utils import timezone

from plaudit.bulk.outcome import Outcome
from plaudit.catalog.actions.details import tell_companies, tell_names, tell_rows
from plaudit.catalog.actions.offers import Listed, end_missing
from plaudit.catalog.genres import set_genres
from plaudit.catalog.ingest.credits import upsert_credits
from plaudit.catalog.ingest.titles import UpsertedTitle, upsert_titles
from plaudit.catalog.matching.candidate import TitleCandidate
from plaudit.imports.formats.offers.offer_input import store
from plaudit.imports.formats.offers.watch_providers import KEY, offers_of
from plaudit.imports.formats.tmdb import details
from plaudit.imports.formats.tmdb.facts import SOURCE, candidate, genres
from plaudit.imports.formats.tmdb.people import parts
from plaudit.imports.json_files import Object, objects
from plaudit.imports.json_values import Table, table
from plaudit.imports.report import Rejected, Report, Result
from plaudit.imports.runner import Obey
from plaudit.imports.tables import Line

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Telling:
    """What TMDB tells of one title, and the title that was meant."""

    told: Table
    recognition: UpsertedTitle

    @property
    def title_id(self) -> int:
        return int(self.recognition.title.pk)


@dataclass(slots=True)
class Tmdb:
    """The import of what TMDB's API answers about films and shows."""

    path: Path
    listed: Listed = field(default_factory=Listed)
    remarks: list[str] = field(default_factory=list)
    batch: int = 20

    def named_lines(self) -> Iterable[Line]:
        return ()

    def name(self, batch: Sequence[Line]) -> None:
        """Nothing: the titles that are counted bring their names themselves."""

    def lines(self) -> Iterable[Line]:
        return objects(self.path)

    def take(self, batch: Sequence[Line]) -> list[Result]:
        read = [_read(line) for line in batch]
        sound = [each for each in read if not isinstance(each, Rejected)]
        found = upsert_titles([seen for seen, _told in sound])
        tellings = [Telling(told, each) for (_seen, told), each in zip(sound, found, strict=True)]
        gained = _tell(tellings, self.listed)
        self.remarks += (each for recognition in found for each in recognition.duplicate_warnings())
        outcomes = iter([_outcome(each, gained) for each in found])
        return [each if isinstance(each, Rejected) else next(outcomes) for each in read]

    def finish(self, report: Report, stop: Obey) -> None:
        end_missing(self.listed, origin=SOURCE, at=timezone.now())
        report.remarks += dict.fromkeys(self.remarks)


def _read(line: Line) -> tuple[TitleCandidate, Table] | Rejected:
    told = table(line.value if isinstance(line, Object) else None)
    try:
        return candidate(told), told
    except ValueError as error:
        return Rejected(str(error))


def _tell(tellings: Sequence[Telling], listed: Listed) -> set[int]:
    """Store what TMDB tells of titles beside their facts; gives those that gained by it."""
    set_genres((each.recognition.title, genres(each.told)) for each in tellings)
    people = [part for each in tellings for part in parts(each.told, each.recognition.title)]
    gained = upsert_credits(people, origin=SOURCE)
    gained |= tell_names(_rows(tellings, details.names), origin=SOURCE)
    gained |= tell_companies(_rows(tellings, details.companies), origin=SOURCE)
    gained |= tell_rows(_rows(tellings, details.synopses), origin=SOURCE)
    gained |= tell_rows(_rows(tellings, details.releases), origin=SOURCE)
    gained |= tell_rows(_rows(tellings, details.money), origin=SOURCE)
    gained |= tell_rows(_rows(tellings, details.trailers), origin=SOURCE)
    return gained | _tell_offers(tellings, listed)


def _rows(tellings: Iterable[Telling], read: Callable[[Table, int], list[Row]]) -> list[Row]:
    return [row for each in tellings for row in read(each.told, each.title_id)]


def _tell_offers(tellings: Sequence[Telling], listed: Listed) -> set[int]:
    told = [each for each in tellings if isinstance(each.told.get(KEY), dict)]
    listed.titles.update(each.title_id for each in told)
    offers = [(each.title_id, offer) for each in told for offer in offers_of(each.told[KEY])]
    outcomes = store(offers, origin=SOURCE, listed=listed)
    return {title for (title, _offer), each in zip(offers, outcomes, strict=True) if each != Outcome.UNCHANGED}


def _outcome(recognition: UpsertedTitle, gained: set[int]) -> Outcome:
    if recognition.created:
        return Outcome.ADDED
    return Outcome.CHANGED if recognition.changed or recognition.title.pk in gained else Outcome.UNCHANGED
