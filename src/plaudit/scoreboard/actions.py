"""Writes to scores and to their log. Every action that touches a score first locks its row with `lock`."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from typing import Any

from django.db import transaction
from django.db.models import Q

from plaudit import bulk
from plaudit.catalog.models import Kind
from plaudit.changes import actions as changes
from plaudit.errors import DomainError
from plaudit.scoreboard import audience_columns, derived_fields
from plaudit.scoreboard.audience_columns import AudienceColumns
from plaudit.scoreboard.derived_fields import CriticTotals
from plaudit.scoreboard.models import LogEntry, Score
from plaudit.scoreboard.queries import season_tallies, series_of_seasons
from plaudit.scoring.tally import AudienceCounts

# What the rules need to know of a title to say what is shown of its score.
TITLE_FIELDS = ("title__kind", "title__parent_id", "title__release_class", "title__expected_gross_band")
SAVED = tuple(
    field.attname for field in Score._meta.concrete_fields if not (field.generated or field.attname == "title_id")
)
_NOTHING = attrgetter(*SAVED)(Score())


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEvent:
    """One thing to write into a title's log."""

    kind: LogEntry.Kind
    before: str = ""
    after: str = ""
    review_id: int | None = None
    member_id: int | None = None
    decided_by: str = ""
    reason: str = ""
    on: date | None = None
    reconstructed: bool = False


class TitleDeletedError(DomainError):
    """A title that has been merged into another, or deleted, just now."""


def lock(title_ids: Iterable[int]) -> dict[int, Score]:
    """Lock the scores of these titles in the order of their ids, making those that are missing.

    Must run first in a transaction. SQLite has no row locks: there the immediate transaction is the lock. Raises
    TitleDeletedError for a title that there is no longer.
    """
    ids = _made(title_ids)
    locked = Score.objects.select_for_update(of=("self",)).select_related("title").only(*SAVED, *TITLE_FIELDS)
    scores = {score.title_id: score for score in locked.filter(title_id__any_of=ids).order_by("title_id")}
    _require_all(ids, scores)
    return scores


def lock_with_recheck(titles: Callable[[], set[int]]) -> dict[int, Score]:
    """Lock the scores of the titles that `titles` gives when asked under the lock, as where a review is may change.

    What was locked in vain is given back first, so that here too titles are locked in the order of their ids.
    """
    wanted = titles()
    while True:
        before = transaction.savepoint()
        scores = lock(wanted)
        wanted = titles()
        if wanted <= scores.keys():
            transaction.savepoint_commit(before)
            return scores
        transaction.savepoint_rollback(before)


def lock_critics(titles: Callable[[], set[int]]) -> dict[int, Score]:
    """The same for what may change critics' scores: with a season its series is locked, whose score follows from it."""

    def with_series() -> set[int]:
        wanted = titles()
        return wanted | series_of_seasons(wanted)

    return lock_with_recheck(with_series)


def lock_audience(title_ids: Iterable[int]) -> dict[int, AudienceColumns]:
    """Lock the scores of these titles as `lock` does, and give only what ratings move; for thousands at once."""
    ids = _made(title_ids)
    locked = Score.objects.select_for_update().filter(title_id__any_of=ids).order_by("title_id")
    rows = {row[0]: AudienceColumns.of(row) for row in locked.values_list(*audience_columns.READ)}
    _require_all(ids, rows)
    return rows


def _require_all(ids: Collection[int], found: Collection[int]) -> None:
    """While this waited for a lock, its holder may have merged the title into another."""
    if len(found) < len(ids):
        raise TitleDeletedError(
            f"There is no title {min(set(ids).difference(found))} any more: ask for its page again."
        )


def _made(title_ids: Iterable[int]) -> list[int]:
    """The ids in order, each once, with a row for each, so that there is something to lock."""
    bulk.require_transaction()
    ids = sorted(set(title_ids))
    missing = set(ids).difference(Score.objects.filter(title_id__any_of=ids).values_list("title_id", flat=True))
    # Another transaction may make the same row first: then this one waits for it and goes on.
    bulk.insert_missing(Score, ("title_id", *SAVED), ((pk, *_NOTHING) for pk in sorted(missing)))
    return ids


def store_critic_totals(
    standings: Mapping[int, CriticTotals],
    scores: Mapping[int, Score],
    *,
    notes: Mapping[int, Sequence[LogEvent]],
    at: datetime,
) -> None:
    """Store what the critics' reviews of locked titles add up to, and log what happened to them.

    Percent, rank and badge follow by the policy in force; a badge that is won or lost gets its own entry.
    """
    for title_id, standing in standings.items():
        derived_fields.set_critics(scores[title_id], standing, at)
    badges = {pk: [badge_event(change) for change in derived_fields.step_certified(scores[pk], at)] for pk in standings}
    entries = [entry for pk in standings for entry in log_rows(scores[pk], [*notes.get(pk, ()), *badges[pk]], at)]
    save_scores(scores[pk] for pk in standings)
    bulk.insert(LogEntry, LOG_COLUMNS, entries)
    update_series(standings, scores, at=at)


def update_series(title_ids: Collection[int], scores: Mapping[int, Score], *, at: datetime) -> None:
    """Bring the series among locked titles, and those whose seasons these are, in line with their stored seasons."""
    notes: dict[int, LogEvent] = {}
    for pk, tally in season_tallies(_series_among(title_ids, scores)).items():
        score = scores[pk]
        before, score.season_tally = score.season_tally, tally
        derived_fields.show_critics(score, at)
        if before != tally:
            notes[pk] = LogEvent(kind=LogEntry.Kind.SEASONS, before=str(before), after=str(tally))
    entries = [entry for pk, note in notes.items() for entry in log_rows(scores[pk], [note], at)]
    save_scores(scores[pk] for pk in notes)
    bulk.insert(LogEntry, LOG_COLUMNS, entries)
    changes.record_titles(notes)


def _series_among(title_ids: Collection[int], scores: Mapping[int, Score]) -> set[int]:
    """The series whose score may have changed with these titles; a season's is locked with it (`lock_critics`)."""
    titles = [scores[pk].title for pk in title_ids]
    series = {title.pk for title in titles if title.kind == Kind.SERIES}
    parents = {title.parent_id for title in titles if title.parent_id and title.kind == Kind.SEASON}
    return series | {pk for pk in parents if pk in scores and scores[pk].title.kind == Kind.SERIES}


def store_audience_counts(
    tallies: Mapping[int, AudienceCounts], scores: Mapping[int, Score] | Mapping[int, AudienceColumns], *, at: datetime
) -> None:
    """Store what the ratings of locked titles add up to."""
    entries = []
    for title_id, counts in tallies.items():
        score = scores[title_id]
        derived_fields.set_audience(score, counts, at)
        badges = [badge_event(change) for change in derived_fields.step_hot(score, at)]
        entries += log_rows(score, badges, at)
    rows = ((*audience_columns.saved(scores[pk]), pk) for pk in tallies)
    bulk.update(Score, audience_columns.SAVED, ["title_id"], rows)
    bulk.insert(LogEntry, LOG_COLUMNS, entries)


def write_log(score: Score, notes: Sequence[LogEvent], *, at: datetime) -> None:
    """Append notes to the log of a locked title without a change of its counts."""
    bulk.insert(LogEntry, LOG_COLUMNS, log_rows(score, notes, at))
    score.save(update_fields=["entries"])


def erase_from_log(title_ids: Collection[int], review_ids: Collection[int], author: str) -> None:
    """Take out of the log of locked titles what it says of these reviews, of an author's consensus and of badges.

    Only for taking the demo away, whose reviews never were: of real reviews the log loses nothing. What is left is
    numbered anew without gaps, and the titles' badges begin afresh.
    """
    bulk.require_transaction()
    log = LogEntry.objects.filter(title_id__in=title_ids)
    forgotten = (
        Q(kind=LogEntry.Kind.BADGE) | Q(kind=LogEntry.Kind.CONSENSUS, reason=author) | Q(review_id__in=review_ids)
    )
    kept = list(log.exclude(forgotten).order_by("title_id", "number"))
    log._raw_delete(log.db)
    numbers, texts = Counter[int](), dict[int, str]()
    for entry in kept:
        numbers[entry.title_id] += 1
        entry.number = numbers[entry.title_id]
        if entry.kind == LogEntry.Kind.CONSENSUS:
            entry.before = texts.get(entry.title_id, "")
            texts[entry.title_id] = entry.after
    LogEntry.objects.bulk_create(kept, batch_size=500)
    for pk in title_ids:
        Score.objects.filter(title_id=pk).update(entries=numbers[pk], **NOTHING_SHOWN)


NOTHING_SHOWN: dict[str, Any] = {
    "certified": False,
    "certified_since": None,
    "certified_pending_since": None,
    "hot": False,
    "hot_since": None,
    "hot_pending_since": None,
    "critics_percent": None,
    "critics_rank": None,
    "critics_since": None,
    "critics_first_shown": None,
    "seeded": False,
}


def badge_event(change: derived_fields.AwardedBadge) -> LogEvent:
    """How a badge won or lost stands in the log."""
    return LogEvent(
        kind=LogEntry.Kind.BADGE,
        before="" if change.held else change.badge,
        after=change.badge if change.held else "",
        reason=change.because,
        on=change.on,
    )


LOG_COLUMNS = (
    "title_id", "number", "at", "kind", "review_id", "member_id", "before", "after", "decided_by", "reason",
    "on", "reconstructed", "fresh", "rotten", "top_fresh", "top_rotten", "first_fresh", "first_rotten",
)  # fmt: skip


def log_rows(score: Score | AudienceColumns, notes: Sequence[LogEvent], at: datetime) -> list[tuple[object, ...]]:
    """Log rows for the notes, numbered on from the title's last; each holds the counts as they are now."""
    if not notes:
        return []
    first = score.entries + 1
    score.entries += len(notes)
    counts = (
        score.fresh, score.rotten, score.top_fresh, score.top_rotten, score.first_fresh, score.first_rotten,
    )  # fmt: skip
    return [
        (
            score.title_id, first + index, at, note.kind.value, note.review_id, note.member_id, note.before,
            note.after, note.decided_by, note.reason[:200], note.on, note.reconstructed, *counts,
        )
        for index, note in enumerate(notes)
    ]  # fmt: skip


def save_scores(scores: Iterable[Score], columns: Sequence[str] = SAVED) -> None:
    """Write columns (all) of locked scores."""
    read = attrgetter(*columns, "title_id")
    bulk.update(Score, columns, ["title_id"], [read(score) for score in scores])
