"""The import of offers: of a table, or of what TMDB's API returns."""

from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from plaudit.bulk.outcomes import UpsertOutcome
from plaudit.catalog.ingest.field_sources import DEMO, EDITOR
from plaudit.catalog.ingest.offers import OfferListing, end_unlisted
from plaudit.catalog.matching.candidates import TitleCandidate
from plaudit.catalog.matching.titles import TitleMatch, match_titles
from plaudit.imports.errors import InvalidOptionError, RowRejectedError
from plaudit.imports.formats.offers.offer_input import OfferInput, store
from plaudit.imports.formats.offers.tables import SOURCE, offer_lines, parse_offer, title_and_region
from plaudit.imports.formats.offers.watch_providers import KEY, offers_of
from plaudit.imports.importer import Importer
from plaudit.imports.json_files import Object, objects
from plaudit.imports.json_values import number, table
from plaudit.imports.report import Rejected, Report, Result
from plaudit.imports.tables import Line, explained, opened

TMDB_SOURCE = "tmdb"
# An editor is no source of a file, and what the demo says gives way to everybody.
RESERVED_SOURCES = {DEMO, EDITOR}
LONGEST_SOURCE = 40


class OfferRow(NamedTuple):
    """The offers of one title; `complete` when these are all it has."""

    candidate: TitleCandidate
    offers: tuple[OfferInput, ...]
    complete: bool = False


class Offers(Importer[OfferRow]):
    """The import of a file of offers; `source` is whose they are, by default the kind of file."""

    name = "offers"
    help = "where titles can be watched: a table (CSV), or what TMDB's API returns (JSON)"
    file_help = "the offers"
    batch_size = 2_000

    def __init__(self, path: Path, source: str = "") -> None:
        super().__init__(path)
        self.source = source
        self.listed = OfferListing()

    @classmethod
    def add_arguments(cls, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--source", default="", help="whose offers these are (default: offers, or tmdb)")

    @classmethod
    def from_options(cls, options: dict[str, Any]) -> "Offers":
        source = options["source"]
        if source in RESERVED_SOURCES or len(source) > LONGEST_SOURCE:
            raise InvalidOptionError(_("--source %(name)s cannot be the name of a source.") % {"name": source[:60]})
        return cls(options["file"], source)

    def lines(self) -> Iterable[Line]:
        if _is_json(self.path):
            self.source, self.batch_size = self.source or TMDB_SOURCE, 200
            return objects(self.path)
        self.source = self.source or SOURCE
        return offer_lines(self.path)

    def parse(self, line: Line) -> OfferRow:
        if isinstance(line, Object):
            return _parse_response(line)
        candidate, offer = parse_offer(line)
        return OfferRow(candidate, (offer,))

    def note_rejected(self, lines: Sequence[Line]) -> None:
        """Note where a rejected line listed an offer: whatever it was has not ended."""
        places = [place for line in lines if not isinstance(line, Object) and (place := title_and_region(line))]
        matches = match_titles([candidate for candidate, _region in places])
        self.listed.unread_regions.update(
            (match.title.pk, region) for match, (_candidate, region) in zip(matches, places, strict=True) if match.title
        )

    def store(self, rows: Sequence[OfferRow]) -> Sequence[Result]:
        matches = match_titles([row.candidate for row in rows])
        matched = [(match.title.pk, row) for match, row in zip(matches, rows, strict=True) if match.title]
        self.listed.titles.update(title for title, row in matched if row.complete)
        offers = [(title, offer) for title, row in matched for offer in row.offers]
        outcomes = iter(store(offers, origin=self.source, listed=self.listed))
        return [
            _outcome(row, outcomes) if match.title else _unmatched(row.candidate, match)
            for match, row in zip(matches, rows, strict=True)
        ]

    def finish(self, report: Report, check_stop: Callable[[], None]) -> None:
        ended = end_unlisted(self.listed, origin=self.source, at=timezone.now())
        if ended:
            report.warnings.append(f"Offers that are no longer listed and have ended: {ended:,}.")
        super().finish(report, check_stop)


def _is_json(path: Path) -> bool:
    with explained(path), opened(path, in_lines=False) as text:
        return text.read(1_000).lstrip()[:1] in {"{", "["}


def _parse_response(line: Object) -> OfferRow:
    """Return the offers of TMDB's response for one title: to where it can be watched, or with that appended."""
    response = table(line.value)
    tmdb_id, appended = number(response.get("id")), table(response.get(KEY))
    providers = appended or response
    if tmdb_id is None or not isinstance(providers.get("results"), dict):
        raise RowRejectedError(
            _("This is no answer of TMDB's to where a title can be watched: it needs an id and results.")
        )
    is_show = response.get("media_type") == "tv" or ("name" in response and "title" not in response)
    source = "tmdb-tv" if is_show else "tmdb"
    candidate = TitleCandidate(TMDB_SOURCE, "", kind=None, ids=((source, str(tmdb_id)),), may_be_new=False)
    return OfferRow(candidate, tuple(offers_of(providers)), complete=True)


def _unmatched(candidate: TitleCandidate, match: TitleMatch) -> Rejected:
    if match.is_ambiguous:
        several = _("%(count)d titles are called %(title)s; name the one by its year, or its id at IMDb or TMDB.")
        return Rejected(several % {"count": len(match.near), "title": candidate})
    return Rejected(_("There is no title %(title)s; import it first.") % {"title": candidate})


def _outcome(row: OfferRow, outcomes: Iterator[UpsertOutcome]) -> UpsertOutcome:
    """Return what became of a row; the next of `outcomes` are those of its offers."""
    of_offers = set(islice(outcomes, len(row.offers)))
    if len(of_offers) == 1:
        return of_offers.pop()
    return UpsertOutcome.CHANGED if of_offers else UpsertOutcome.UNCHANGED
