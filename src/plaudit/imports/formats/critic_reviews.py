"""A table of critics' reviews, and a table that names its films."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from plaudit.catalog.ingest.credits import CreditInput, credits_by_name, upsert_credits
from plaudit.catalog.ingest.titles import UpsertedTitle, get_or_create_titles, upsert_titles
from plaudit.catalog.matching.candidate import MAX_ID_LENGTH, TitleCandidate
from plaudit.catalog.models import Job
from plaudit.critics.actions.badges import seed_badges
from plaudit.critics.actions.bylines import Bylines, bylines, make_top
from plaudit.critics.actions.reviews import publish_within
from plaudit.critics.actions.submission import MAX_RATING, Submission
from plaudit.imports.report import Rejected, Report, Result
from plaudit.imports.runner import Obey
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
class Row:
    """One row, read and cleaned."""

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
    def read(cls, line: Line) -> "Row":
        """Raises ValueError with a sentence for a row that cannot be taken in."""
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
        row.require_sense()
        return row

    def require_sense(self) -> None:
        if not self.film:
            raise ValueError("The row names no film.")
        if len(self.film) > MAX_ID_LENGTH:
            raise ValueError(f"The film's id is longer than {MAX_ID_LENGTH} characters.")
        if not self.critic and not self.publication:
            raise ValueError("Neither a critic nor a publication is named, so nobody could check this review.")
        if len(self.quote) > LONGEST_PROSE:
            raise ValueError(f"The quote is longer than {LONGEST_PROSE:,} characters.")
        if len(self.rating) > MAX_RATING:
            raise ValueError(f"The rating is longer than {MAX_RATING} characters.")

    @property
    def pair(self) -> tuple[str, str]:
        return self.critic, self.publication

    @property
    def key(self) -> str:
        """What makes two rows one review: film, critic, publication and day; without a critic all it says."""
        parts = [self.film, self.critic.casefold(), self.publication.casefold(), str(self.dated_on)]
        if not self.critic:
            parts += [self.quote, self.rating, str(self.verdict)]
        return blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()


@dataclass(slots=True)
class CriticReviews:
    """The import of a table of critics' reviews; `films` is the table that names its films, if there is one."""

    path: Path
    films: Path | None = None
    trust_guesses: bool = False
    remarks: list[str] = field(default_factory=list)
    batch: int = 5_000

    def named_lines(self) -> Iterable[Line]:
        return lines(self.films, FILM_COLUMNS) if self.films else ()

    def name(self, batch: Sequence[Line]) -> None:
        trusted = (line for line in batch if self.trust_guesses or line["confidence"] != GUESSED)
        candidates = [candidate for line in trusted if not (candidate := _candidate(line)).error]
        found = upsert_titles(candidates)
        upsert_credits(
            [part for pair in zip(candidates, found, strict=True) for part in _directors(*pair)], origin=SOURCE
        )
        self.remarks += (each for recognition in found for each in recognition.duplicate_warnings())

    def lines(self) -> Iterable[Line]:
        return lines(self.path, COLUMNS, delimiter="\t")

    def take(self, batch: Sequence[Line]) -> list[Result]:
        rows = [_read(line) for line in batch]
        sound = [row for row in rows if isinstance(row, Row)]
        known = bylines(row.pair for row in sound)
        titles = get_or_create_titles(SOURCE, (row.film for row in sound))
        make_top(known[row.pair] for row in sound if row.top)
        outcomes = iter(publish_within([_submission(row, titles, known) for row in sound]))
        return [next(outcomes) if isinstance(row, Row) else row for row in rows]

    def finish(self, report: Report, stop: Obey) -> None:
        seed_badges(SOURCE, between=stop)
        report.remarks += dict.fromkeys(self.remarks)


def _submission(row: Row, titles: dict[str, int], known: Bylines) -> Submission:
    return Submission(
        title_id=titles[row.film],
        byline=known[row.pair],
        quote=row.quote,
        language=row.language,
        rating=row.rating,
        curated=row.verdict,
        dated_on=row.dated_on,
        source=SOURCE,
        source_key=row.key,
    )


def _read(line: Line) -> Row | Rejected:
    try:
        return Row.read(line)
    except ValueError as error:
        return Rejected(str(error))


def _name(text: str) -> str:
    name = plain(text)
    if len(name) > LONGEST_NAME:
        raise ValueError(f"A name is longer than {LONGEST_NAME} characters.")
    return name if any(map(str.isalnum, name)) else ""


def _verdict(text: str) -> Verdict | None:
    word = text.lower()
    if not word:
        return None
    try:
        return Verdict(word)
    except ValueError:
        raise ValueError(f'The verdict is "{word[:40]}"; it must be fresh or rotten.') from None


@lru_cache(maxsize=4096)
def _date(text: str) -> date | None:
    """The day, or None where the text is empty or one of the days that stand for "unknown"."""
    if not text:
        return None
    for form in ("%B %d, %Y", "%Y-%m-%d"):
        try:
            day = datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
        return None if day in UNKNOWN_DATES else day
    raise ValueError(f'The date "{text[:40]}" cannot be read; write it like April 25, 2014 or 2014-04-25.')


def _candidate(line: Line) -> TitleCandidate:
    released = _film_date(line["theater_date"])
    return TitleCandidate(
        source=SOURCE,
        name=plain(line["title_guess"]),
        year=released.year if released else None,
        ids=((SOURCE, line["id"]),),
        director=plain(line["director"]),
        facts={"released_on": released, "runtime": minutes(line["runtime"])},
    )


def _directors(candidate: TitleCandidate, recognition: UpsertedTitle) -> list[CreditInput]:
    return credits_by_name(recognition.title, candidate.director.split(","), Job.DIRECTOR)


def _film_date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
