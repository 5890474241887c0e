"""A table of critics' reviews, with a table that names its films."""

from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from plaudit.catalog.ingest.credits import CreditInput, credits_by_name, upsert_credits
from plaudit.catalog.ingest.titles import UpsertedTitle, get_or_create_titles, upsert_titles
from plaudit.catalog.matching.candidates import MAX_ID_LENGTH, TitleCandidate
from plaudit.catalog.models import Job
from plaudit.critics.actions.badge_history import seed_badge_history
from plaudit.critics.actions.bylines import Bylines, ensure_top_status, get_or_create_bylines
from plaudit.critics.actions.review_input import MAX_RATING, ReviewInput
from plaudit.critics.actions.reviews import publish_reviews_in_transaction
from plaudit.imports.errors import RowRejectedError
from plaudit.imports.importer import Importer
from plaudit.imports.report import Report, Result
from plaudit.imports.tables import Line, lines
from plaudit.imports.text_cleaning import LONGEST_PROSE, minutes, plain, quote_and_language
from plaudit.scoring.verdict import Verdict

SOURCE = "critic-reviews"
COLUMNS = ("id", "review", "rating", "fresh", "critic", "top_critic", "publisher", "date")
FILM_COLUMNS = ("id", "title_guess", "theater_date", "runtime", "director", "confidence")
UNKNOWN_DATES = {date(2000, 1, 1), date(1800, 1, 1)}
GUESSED = "unverified"
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One review of the table, cleaned."""

    film: str
    critic: str
    publication: str
    top: bool
    quote: str
    language: str
    rating: str
    verdict: Verdict | None
    dated_on: date | None

    @classmethod
    def parse(cls, line: Line) -> "ReviewRow":
        """Return the line's review. Raises RowRejectedError for one that cannot be imported."""
        line.require_columns()
        quote, language = quote_and_language(line["review"])
        row = cls(
            film=line["id"],
            critic=_name(line["critic"]),
            publication=_name(line["publisher"]),
            top=line["top_critic"].lower() in {"1", "true", "yes"},
            quote=quote,
            language=language,
            rating=plain(line["rating"]),
            verdict=_verdict(line["fresh"]),
            dated_on=_date(line["date"]),
        )
        row.check()
        return row

    def check(self) -> None:
        """Raise RowRejectedError for a review without a film or author, or with texts that are too long."""
        if not self.film:
            raise RowRejectedError(_("The row names no film."))
        if len(self.film) > MAX_ID_LENGTH:
            raise RowRejectedError(_("The film's id is longer than %(count)d characters.") % {"count": MAX_ID_LENGTH})
        if not self.critic and not self.publication:
            raise RowRejectedError(_("Neither a critic nor a publication is named, so nobody could check this review."))
        if len(self.quote) > LONGEST_PROSE:
            raise RowRejectedError(
                _("The quote is longer than %(count)s characters.") % {"count": f"{LONGEST_PROSE:,}"}
            )
        if len(self.rating) > MAX_RATING:
            raise RowRejectedError(_("The rating is longer than %(count)d characters.") % {"count": MAX_RATING})

    @property
    def pair(self) -> tuple[str, str]:
        return self.critic, self.publication

    @property
    def key(self) -> str:
        """The key that two rows of one review share: film, critic, publication and day;

        all it says without a critic.
        """
        parts = [self.film, self.critic.casefold(), self.publication.casefold(), str(self.dated_on)]
        if not self.critic:
            parts += [self.quote, self.rating, str(self.verdict)]
        return blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()


class CriticReviews(Importer[ReviewRow]):
    """The import of a table of critics' reviews; `films` is the table that names its films, if there is one."""

    name = "critic-reviews"
    help = "a table of critics' reviews (TSV, plain or gzipped)"
    file_help = "the table of reviews"
    batch_size = 5_000

    def __init__(self, path: Path, films: Path | None = None, *, trust_guesses: bool = False) -> None:
        super().__init__(path)
        self.films = films
        self.trust_guesses = trust_guesses

    @classmethod
    def add_arguments(cls, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--films", type=Path, help="a table (CSV) that names the films of the reviews")
        parser.add_argument(
            "--trust-guesses", action="store_true", help="use names marked as unverified in the table of films too"
        )

    @classmethod
    def from_options(cls, options: dict[str, Any]) -> "CriticReviews":
        return cls(options["file"], options["films"], trust_guesses=options["trust_guesses"])

    def preparation_lines(self) -> Iterable[Line]:
        return lines(self.films, FILM_COLUMNS) if self.films else ()

    def prepare(self, batch: Sequence[Line]) -> None:
        trusted = (line for line in batch if self.trust_guesses or line["confidence"] != GUESSED)
        candidates = [candidate for line in trusted if not (candidate := _candidate(line)).error]
        titles = upsert_titles(candidates)
        upsert_credits(
            [credit for pair in zip(candidates, titles, strict=True) for credit in _directors(*pair)], origin=SOURCE
        )
        self.warn_of_duplicates(titles)

    def lines(self) -> Iterable[Line]:
        return lines(self.path, COLUMNS, delimiter="\t")

    def parse(self, line: Line) -> ReviewRow:
        return ReviewRow.parse(line)

    def store(self, rows: Sequence[ReviewRow]) -> Sequence[Result]:
        authors = get_or_create_bylines(row.pair for row in rows)
        titles = get_or_create_titles(SOURCE, (row.film for row in rows))
        ensure_top_status(authors[row.pair] for row in rows if row.top)
        return publish_reviews_in_transaction([_submission(row, titles, authors) for row in rows])

    def finish(self, report: Report, check_stop: Callable[[], None]) -> None:
        seed_badge_history(SOURCE, between=check_stop)
        super().finish(report, check_stop)


def _submission(row: ReviewRow, titles: dict[str, int], authors: Bylines) -> ReviewInput:
    return ReviewInput(
        title_id=titles[row.film],
        byline=authors[row.pair],
        quote=row.quote,
        language=row.language,
        rating=row.rating,
        curated=row.verdict,
        dated_on=row.dated_on,
        source=SOURCE,
        source_key=row.key,
    )


def _name(text: str) -> str:
    name = plain(text)
    if len(name) > LONGEST_NAME:
        raise RowRejectedError(_("A name is longer than %(count)d characters.") % {"count": LONGEST_NAME})
    return name if any(map(str.isalnum, name)) else ""


def _verdict(text: str) -> Verdict | None:
    word = text.lower()
    if not word:
        return None
    try:
        return Verdict(word)
    except ValueError:
        raise RowRejectedError(
            _('The verdict is "%(verdict)s"; it must be fresh or rotten.') % {"verdict": word[:40]}
        ) from None


@lru_cache(maxsize=4096)
def _date(text: str) -> date | None:
    """Return the day; None for an empty text, and for the days that stand for "unknown" in such tables."""
    if not text:
        return None
    for form in ("%B %d, %Y", "%Y-%m-%d"):
        try:
            day = datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
        return None if day in UNKNOWN_DATES else day
    raise RowRejectedError(
        _('The date "%(date)s" cannot be read; write it like April 25, 2014 or 2014-04-25.') % {"date": text[:40]}
    )


def _candidate(line: Line) -> TitleCandidate:
    released = _film_date(line["theater_date"])
    return TitleCandidate(
        source=SOURCE,
        name=plain(line["title_guess"]),
        year=released.year if released else None,
        ids=((SOURCE, line["id"]),),
        directors=tuple(name for printed in line["director"].split(",") if (name := plain(printed))),
        facts={"released_on": released, "runtime": minutes(line["runtime"])},
    )


def _directors(candidate: TitleCandidate, upserted: UpsertedTitle) -> list[CreditInput]:
    return credits_by_name(upserted.title, candidate.directors, Job.DIRECTOR)


def _film_date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
