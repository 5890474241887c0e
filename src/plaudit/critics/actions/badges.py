"""The badge's past, reconstructed once from the dates of old reviews."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from plaudit import bulk
from plaudit.bulk.queries import batched
from plaudit.catalog.models import Kind, TitleId
from plaudit.critics.queries.counted import CountedRow, counted_of
from plaudit.scoreboard import actions as scoreboard
from plaudit.scoreboard import derived
from plaudit.scoreboard.actions import Note
from plaudit.scoreboard.displayed import minimum_reviews, timeline
from plaudit.scoreboard.models import Entry, Score
from plaudit.scoring.badge import Standing, certified_standing, replay
from plaudit.scoring.policy import ReleaseClass
from plaudit.scoring.tally import CriticCounts, CriticTally
from plaudit.scoring.verdict import Verdict


def seed_badges(source: str, *, between: Callable[[], None] = lambda: None) -> None:
    """Give the titles of a source the history of their badge by the days on which reviews appeared.

    Each title once; one whose badge already changed hands here keeps its own history. `between` is called before each
    transaction, and may raise to end it there; the next call goes on.
    """
    ids = TitleId.objects.filter(source=source, title__score__seeded=False).order_by("title_id")
    seed_badges_of(list(ids.values_list("title_id", flat=True)), between=between)


def seed_badges_of(title_ids: Collection[int], *, between: Callable[[], None] = lambda: None) -> None:
    """The same for these titles, in transactions of 200."""
    for batch in batched(title_ids, 200):
        between()
        _seed(set(batch))


@transaction.atomic
def _seed(title_ids: Collection[int]) -> None:
    scores = scoreboard.lock_critics(lambda: set(title_ids))
    at = timezone.now()
    won_or_lost = Entry.objects.filter(title_id__any_of=title_ids, kind=Entry.Kind.BADGE)
    lived = set(won_or_lost.values_list("title_id", flat=True))
    entries = list[tuple[object, ...]]()
    for title_id, rows in counted_of(title_ids).items():
        score = scores[title_id]
        score.seeded = True
        if title_id not in lived:
            entries += scoreboard.numbered(score, _reconstruct(score, rows, at), at)
    scoreboard.save(scores.values())
    bulk.insert(Entry, scoreboard.ENTRY_COLUMNS, entries)
    scoreboard.sum_up_series(title_ids, scores, at=at)


def _reconstruct(score: Score, rows: Sequence[CountedRow], at: datetime) -> list[Note]:
    today = timezone.localdate(at)
    events = list(_events(rows, today))
    score.critics_first_shown = _first_shown(score, events) or score.critics_first_shown
    # A title that was first shown under an earlier policy keeps that one's minimum, and may be shown now because of it.
    derived.show_critics(score, at)
    if score.title.kind == Kind.SERIES:
        return []
    settled_days = timeline().at(today).certified.settled_days
    history = replay(_standings(score, events), settled_days=settled_days, until=today)
    derived.set_certified(score, history.state)
    return [
        Note(
            kind=Entry.Kind.BADGE,
            before="" if change.held else derived.CERTIFIED,
            after=derived.CERTIFIED if change.held else "",
            reason=change.because.value,
            on=change.on,
            reconstructed=True,
        )
        for change in history.changes
    ]


def _events(rows: Sequence[CountedRow], today: date) -> Iterator[tuple[date, CriticCounts]]:
    """The counts after each day on which reviews appeared.

    A review of an unknown day is set on the last known one: no badge is claimed earlier than is certain. One dated
    ahead counts already, so it is set on today.
    """
    last = max((row.dated_on for row in rows if row.dated_on), default=today)
    by_day = defaultdict[date, list[CountedRow]](list)
    for row in rows:
        by_day[min(row.dated_on or last, today)].append(row)
    counts = CriticCounts()
    for day in sorted(by_day):
        counts += CriticCounts(_tally(by_day[day]), _tally(row for row in by_day[day] if row.counts_as_top))
        yield day, counts


def _tally(rows: Iterable[CountedRow]) -> CriticTally:
    verdicts = Counter(row.verdict for row in rows)
    return CriticTally(verdicts[Verdict.FRESH], verdicts[Verdict.ROTTEN])


def _standings(score: Score, events: Sequence[tuple[date, CriticCounts]]) -> list[tuple[date, Standing]]:
    release_class, is_season = ReleaseClass(score.title.release_class), score.title.kind == Kind.SEASON
    return [
        (day, certified_standing(counts, timeline().at(day), release_class, is_season=is_season))
        for day, counts in events
    ]


def _first_shown(score: Score, events: Sequence[tuple[date, CriticCounts]]) -> date | None:
    enough = (
        day
        for day, counts in events
        if counts.all.counted >= minimum_reviews(score, score.title.expected_gross_band, day)
    )
    return next(enough, None)
