"""The import of films and shows from TMDB."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from django.utils import timezone

from plaudit.bulk.outcomes import UpsertOutcome
from plaudit.catalog.ingest.companies import upsert_companies
from plaudit.catalog.ingest.credits import upsert_credits
from plaudit.catalog.ingest.genres import upsert_genres
from plaudit.catalog.ingest.offers import OfferListing, end_unlisted
from plaudit.catalog.ingest.title_names import upsert_names
from plaudit.catalog.ingest.titles import upsert_titles
from plaudit.catalog.ingest.upsert import upsert_rows
from plaudit.catalog.matching.candidates import TitleCandidate
from plaudit.catalog.models import Title
from plaudit.imports.formats.offers.offer_input import store
from plaudit.imports.formats.offers.watch_providers import KEY, offers_of
from plaudit.imports.formats.tmdb import details
from plaudit.imports.formats.tmdb.facts import SOURCE, candidate, genres
from plaudit.imports.formats.tmdb.people import parts
from plaudit.imports.importer import Importer, title_outcome
from plaudit.imports.json_files import Object, objects
from plaudit.imports.json_values import Table, table
from plaudit.imports.report import Report, Result
from plaudit.imports.tables import Line

Record = TypeVar("Record")


class TmdbRow(NamedTuple):
    """A film or show: the title, and the whole of what TMDB's API returned."""

    candidate: TitleCandidate
    response: Table


class TmdbTitle(NamedTuple):
    """What TMDB's API returned about a title, and our title."""

    response: Table
    title: Title


class Tmdb(Importer[TmdbRow]):
    """The import of films and shows as TMDB's API returns them."""

    name = "tmdb"
    help = "films and shows as TMDB's API returns them (JSON)"
    file_help = "one object, a list of them, or one on each line"
    batch_size = 20

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.listed = OfferListing()

    def lines(self) -> Iterable[Line]:
        return objects(self.path)

    def parse(self, line: Line) -> TmdbRow:
        response = table(line.value if isinstance(line, Object) else None)
        return TmdbRow(candidate(response), response)

    def store(self, rows: Sequence[TmdbRow]) -> Sequence[Result]:
        upserted = upsert_titles([row.candidate for row in rows])
        titles = [TmdbTitle(row.response, match.title) for row, match in zip(rows, upserted, strict=True)]
        updated = _store_details(titles, self.listed)
        self.warn_of_duplicates(upserted)
        return [title_outcome(match, updated) for match in upserted]

    def finish(self, report: Report, check_stop: Callable[[], None]) -> None:
        end_unlisted(self.listed, origin=SOURCE, at=timezone.now())
        super().finish(report, check_stop)


def _store_details(titles: Sequence[TmdbTitle], listed: OfferListing) -> set[int]:
    """Store what TMDB says of titles beside their facts; return the ids of the titles that it changed."""
    upsert_genres((each.title, genres(each.response)) for each in titles)
    cast_and_crew = [credit for each in titles for credit in parts(each.response, each.title)]
    updated = upsert_credits(cast_and_crew, origin=SOURCE)
    updated |= upsert_names(_rows(titles, details.names), origin=SOURCE)
    updated |= upsert_companies(_rows(titles, details.companies), origin=SOURCE)
    for read in (details.synopses, details.releases, details.money, details.trailers):
        updated |= upsert_rows(_rows(titles, read), origin=SOURCE).title_ids
    return updated | _store_offers(titles, listed)


def _rows(titles: Iterable[TmdbTitle], read: Callable[[Table, int], list[Record]]) -> list[Record]:
    return [record for each in titles for record in read(each.response, each.title.pk)]


def _store_offers(titles: Sequence[TmdbTitle], listed: OfferListing) -> set[int]:
    answered = [each for each in titles if isinstance(each.response.get(KEY), dict)]
    listed.titles.update(each.title.pk for each in answered)
    offers = [(each.title.pk, offer) for each in answered for offer in offers_of(each.response[KEY])]
    outcomes = store(offers, origin=SOURCE, listed=listed)
    return {
        title for (title, _offer), outcome in zip(offers, outcomes, strict=True) if outcome != UpsertOutcome.UNCHANGED
    }
