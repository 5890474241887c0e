"""Bringing the places of reviews and the scores of their titles in line with the rows."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone

from plaudit import bulk
from plaudit.changes import actions as changes
from plaudit.critics.models import Review
from plaudit.critics.queries.tally_records import TallyRecord, TopStatuses, tally_records
from plaudit.critics.tallies import ReviewStatus, ReviewTally, tally_reviews
from plaudit.scoreboard import actions as scoreboard
from plaudit.scoreboard.actions import LogEvent
from plaudit.scoreboard.models import LogEntry, Score

BATCH = 200
# A top status and the reviews being published take turns: a review counts as top by the statuses, a new status
# counts the reviews again, and neither may come without having seen the other.
TOP_STATUSES = "top statuses"
RECOUNTED = LogEvent(kind=LogEntry.Kind.COUNTING, reason="counted again")


@dataclass(frozen=True, slots=True)
class Recount:
    """The reviews of some titles as they are stored, and what the rule makes of them."""

    rows: Mapping[int, Sequence[TallyRecord]]
    reckonings: Mapping[int, ReviewTally]
    coming: frozenset[int] = frozenset()

    @classmethod
    def of(cls, title_ids: Collection[int], coming: Iterable[TallyRecord] = ()) -> "Recount":
        """Count the stored reviews, and those that are `coming`: about to be stored with the places they get."""
        rows, new = tally_records(title_ids), list(coming)
        for row in new:
            rows[row.title_id].append(row)
        statuses = TopStatuses.load(row for each in rows.values() for row in each)
        today = timezone.localdate()
        reckonings = {pk: tally_reviews(each, statuses, today) for pk, each in rows.items()}
        return cls(rows, reckonings, frozenset(row.id for row in new))

    def misplaced(self) -> list[tuple[TallyRecord, ReviewStatus]]:
        """The stored reviews whose place is not what the rule says."""
        return [
            (row, place)
            for pk, each in self.rows.items()
            for row in each
            if (place := self.reckonings[pk].places[row.id]) != row[_PLACE] and row.id not in self.coming
        ]

    def stored_place(self, row: TallyRecord) -> ReviewStatus:
        """What is stored of one review."""
        return ReviewStatus(row.counts, row.counts_as_top, row.contradicted, row.newer_id)

    def place(self, row: TallyRecord) -> ReviewStatus:
        """What the rule says of one review."""
        return self.reckonings[row.title_id].places[row.id]


_FIRST = TallyRecord._fields.index("counts")
_PLACE = slice(_FIRST, _FIRST + len(ReviewStatus._fields))


@transaction.atomic
def recount(title_ids: Collection[int], *, why: LogEvent = RECOUNTED) -> None:
    """Count the reviews of these titles again and store what follows from them; `why` logs counts that change."""
    for batch in bulk.batched(sorted(title_ids), BATCH):
        scores = scoreboard.lock_critics(partial(set, batch))
        store_counts(Recount.of(batch), scores, notes={}, at=timezone.now(), why=why)
        changes.record_titles(batch)


def store_counts(
    count: Recount,
    scores: Mapping[int, Score],
    *,
    notes: Mapping[int, Sequence[LogEvent]],
    at: datetime,
    why: LogEvent = RECOUNTED,
) -> None:
    """Store the places and scores that a count of locked titles came to, with its notes in the log.

    `why` stands in the log where counts have changed and no other note says so: no count changes without an entry.
    """
    misplaced = count.misplaced()
    # Those that stop counting go first: at no moment do two reviews of one critic count.
    _store([pair for pair in misplaced if not pair[1].counts])
    _store([pair for pair in misplaced if pair[1].counts])
    standings = {pk: reckoning.standing for pk, reckoning in count.reckonings.items()}
    every = _with_counting(notes, misplaced)
    for pk, standing in standings.items():
        counted = (scores[pk].critic_counts, scores[pk].first_episodes)
        if not every.get(pk) and (standing.counts, standing.first) != counted:
            every[pk] = [why]
    scoreboard.store_critic_totals(standings, scores, notes=every, at=at)


def _store(misplaced: Iterable[tuple[TallyRecord, ReviewStatus]]) -> None:
    bulk.update(Review, ReviewStatus._fields, ["id"], [(*place, row.id) for row, place in misplaced])


def _with_counting(
    notes: Mapping[int, Sequence[LogEvent]], misplaced: Iterable[tuple[TallyRecord, ReviewStatus]]
) -> dict[int, list[LogEvent]]:
    """The notes, and one for each review that had counted and no longer does."""
    every = {pk: list(each) for pk, each in notes.items()}
    for row, place in misplaced:
        if row.counts and not place.counts:
            reason = "newer" if place.newer_id else "another review of this critic counts"
            note = LogEvent(kind=LogEntry.Kind.COUNTING, before="counts", review_id=row.id, reason=reason)
            every.setdefault(row.title_id, []).append(note)
    return every
