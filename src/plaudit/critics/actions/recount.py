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
from plaudit.critics.queries.counted import ReviewRow, TopStatuses, reviews_of
from plaudit.critics.tallies import Place, Reckoning, reckon
from plaudit.scoreboard import actions as scoreboard
from plaudit.scoreboard.actions import Note
from plaudit.scoreboard.models import Entry, Score

BATCH = 200
# A top status and the reviews being published take turns: a review counts as top by the statuses, a new status
# counts the reviews again, and neither may come without having seen the other.
TOP_STATUSES = "top statuses"
COUNTED_AGAIN = Note(kind=Entry.Kind.COUNTING, reason="counted again")


@dataclass(frozen=True, slots=True)
class Count:
    """The reviews of some titles as they are stored, and what the rule makes of them."""

    rows: Mapping[int, Sequence[ReviewRow]]
    reckonings: Mapping[int, Reckoning]
    coming: frozenset[int] = frozenset()

    @classmethod
    def of(cls, title_ids: Collection[int], coming: Iterable[ReviewRow] = ()) -> "Count":
        """Count the stored reviews, and those that are `coming`: about to be stored with the places they get."""
        rows, new = reviews_of(title_ids), list(coming)
        for row in new:
            rows[row.title_id].append(row)
        statuses = TopStatuses.load(row for each in rows.values() for row in each)
        today = timezone.localdate()
        reckonings = {pk: reckon(each, statuses, today) for pk, each in rows.items()}
        return cls(rows, reckonings, frozenset(row.id for row in new))

    def misplaced(self) -> list[tuple[ReviewRow, Place]]:
        """The stored reviews whose place is not what the rule says."""
        return [
            (row, place)
            for pk, each in self.rows.items()
            for row in each
            if (place := self.reckonings[pk].places[row.id]) != row[_PLACE] and row.id not in self.coming
        ]

    def stored_place(self, row: ReviewRow) -> Place:
        """What is stored of one review."""
        return Place(row.counts, row.counts_as_top, row.contradicted, row.newer_id)

    def place(self, row: ReviewRow) -> Place:
        """What the rule says of one review."""
        return self.reckonings[row.title_id].places[row.id]


_FIRST = ReviewRow._fields.index("counts")
_PLACE = slice(_FIRST, _FIRST + len(Place._fields))


@transaction.atomic
def recount(title_ids: Collection[int], *, why: Note = COUNTED_AGAIN) -> None:
    """Count the reviews of these titles again and store what follows from them; `why` logs counts that change."""
    for batch in bulk.batched(sorted(title_ids), BATCH):
        scores = scoreboard.lock_critics(partial(set, batch))
        settle(Count.of(batch), scores, notes={}, at=timezone.now(), why=why)
        changes.record_titles(batch)


def settle(
    count: Count,
    scores: Mapping[int, Score],
    *,
    notes: Mapping[int, Sequence[Note]],
    at: datetime,
    why: Note = COUNTED_AGAIN,
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
    scoreboard.store_critics(standings, scores, notes=every, at=at)


def _store(misplaced: Iterable[tuple[ReviewRow, Place]]) -> None:
    bulk.update(Review, Place._fields, ["id"], [(*place, row.id) for row, place in misplaced])


def _with_counting(
    notes: Mapping[int, Sequence[Note]], misplaced: Iterable[tuple[ReviewRow, Place]]
) -> dict[int, list[Note]]:
    """The notes, and one for each review that had counted and no longer does."""
    every = {pk: list(each) for pk, each in notes.items()}
    for row, place in misplaced:
        if row.counts and not place.counts:
            reason = "newer" if place.newer_id else "another review of this critic counts"
            note = Note(kind=Entry.Kind.COUNTING, before="counts", review_id=row.id, reason=reason)
            every.setdefault(row.title_id, []).append(note)
    return every
