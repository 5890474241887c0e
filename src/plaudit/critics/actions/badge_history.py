"""The badge's past, reconstructed once from the dates of old reviews."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from plaudit import bulk
from plaudit.bulk.rows import batched
from plaudit.catalog.models import Kind, TitleId
from plaudit.critics.queries.tally_records import CountedReviewRecord, counted_reviews
from plaudit.scoreboard import actions as scoreboard
from plaudit.scoreboard import derived_fields
from plaudit.scoreboard.actions import LogEvent
from plaudit.scoreboard.displayed_scores import minimum_reviews, policy_timeline
from plaudit.scoreboard.models import LogEntry, Score
from plaudit.scoring.badge import BadgeEligibility, certified_eligibility, replay
from plaudit.scoring.policy import ReleaseClass
from plaudit.scoring.tally import CriticCounts, CriticTally
from plaudit.scoring.verdict import Verdict


def seed_badge_history(source: str, *, between: Callable[[], None] = lambda: None) -> None:
    """Give the titles of a source the history of their badge by the days on which reviews appeared.

    Each title once; one whose badge already changed hands here keeps its own history. `between` is called before each
    transaction, and may raise to end it there; the next call goes on.
    """
    ids = TitleId.objects.filter(source=source, title__score__seeded=False).order_by("title_id")
    seed_badge_history_of(list(ids.values_list("title_id", flat=True)), between=between)


def seed_badge_history_of(title_ids: Collection[int], *, between: Callable[[], None] = lambda: None) -> None:
    """The same for these titles, in transactions of 200."""
    for batch in batched(title_ids, 200):
        between()
        _seed(set(batch))


@transaction.atomic
def _seed(title_ids: Collection[int]) -> None:
    scores = scoreboard.lock_critics(lambda: set(title_ids))
    at = timezone.now()
    won_or_lost = LogEntry.objects.filter(title_id__any_of=title_ids, kind=LogEntry.Kind.BADGE)
    lived = set(won_or_lost.values_list("title_id", flat=True))
    entries = list[tuple[object, ...]]()
    for title_id, rows in counted_reviews(title_ids).items():
        score = scores[title_id]
        score.seeded = True
        if title_id not in lived:
            entries += scoreboard.log_rows(score, _reconstruct(score, rows, at), at)
    scoreboard.save_scores(scores.values())
    bulk.insert(LogEntry, scoreboard.LOG_COLUMNS, entries)
    scoreboard.update_series(title_ids, scores, at=at)


def _reconstruct(score: Score, rows: Sequence[CountedReviewRecord], at: datetime) -> list[LogEvent]:
    today = timezone.localdate(at)
    events = list(_events(rows, today))
    score.critics_first_shown = _first_shown(score, events) or score.critics_first_shown
    # A title that was first shown under an earlier policy keeps that one's minimum, and may be shown now because of it.
    derived_fields.show_critics(score, at)
    if score.title.kind == Kind.SERIES:
        return []
    settled_days = policy_timeline().at(today).certified.settled_days
    history = replay(_standings(score, events), settled_days=settled_days, until=today)
    derived_fields.set_certified(score, history.state)
    return [
        LogEvent(
            kind=LogEntry.Kind.BADGE,
            before="" if change.held else derived_fields.CERTIFIED,
            after=derived_fields.CERTIFIED if change.held else "",
            reason=change.because.value,
            on=change.on,
            reconstructed=True,
        )
        for change in history.changes
    ]


def _events(rows: Sequence[CountedReviewRecord], today: date) -> Iterator[tuple[date, CriticCounts]]:
    """The counts after each day on which reviews appeared.

    A review of an unknown day is set on the last known one: no badge is claimed earlier than is certain. One dated
    ahead counts already, so it is set on today.
    """
    last = max((row.dated_on for row in rows if row.dated_on), default=today)
    by_day = defaultdict[date, list[CountedReviewRecord]](list)
    for row in rows:
        by_day[min(row.dated_on or last, today)].append(row)
    counts = CriticCounts()
    for day in sorted(by_day):
        counts += CriticCounts(_tally(by_day[day]), _tally(row for row in by_day[day] if row.counts_as_top))
        yield day, counts


def _tally(rows: Iterable[CountedReviewRecord]) -> CriticTally:
    verdicts = Counter(row.verdict for row in rows)
    return CriticTally(verdicts[Verdict.FRESH], verdicts[Verdict.ROTTEN])


def _standings(score: Score, events: Sequence[tuple[date, CriticCounts]]) -> list[tuple[date, BadgeEligibility]]:
    release_class, is_season = ReleaseClass(score.title.release_class), score.title.kind == Kind.SEASON
    return [
        (day, certified_eligibility(counts, policy_timeline().at(day), release_class, is_season=is_season))
        for day, counts in events
    ]


def _first_shown(score: Score, events: Sequence[tuple[date, CriticCounts]]) -> date | None:
    enough = (
        day
        for day, counts in events
        if counts.all.counted >= minimum_reviews(score, score.title.expected_gross_band, day)
    )
    return next(enough, None)
