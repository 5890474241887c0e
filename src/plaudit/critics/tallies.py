"""From the reviews of a title to what they add up to: the rule of `plaudit.scoring.review_choice` on stored rows.

Pure on the rows it is given, so that the actions, the recount and its check all say the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from plaudit.critics.queries.tally_records import TallyRecord, TopStatuses
from plaudit.scoreboard.derived_fields import CriticTotals
from plaudit.scoring.review_choice import ReviewCandidate, ReviewChoice, choose_review
from plaudit.scoring.tally import CriticCounts, CriticTally, ValueSum
from plaudit.scoring.television import Covers
from plaudit.scoring.verdict import Verdict


class ReviewStatus(NamedTuple):
    """What the rule says of one review."""

    counts: bool
    counts_as_top: bool
    contradicted: bool = False
    newer_id: int | None = None


@dataclass(frozen=True, slots=True)
class ReviewTally:
    """What the reviews of one title come to: each one's place, and the sums."""

    places: Mapping[int, ReviewStatus]
    standing: CriticTotals


def tally_reviews(rows: Sequence[TallyRecord], statuses: TopStatuses, today: date) -> ReviewTally:
    """Place every review of one title and add up those that count.

    A critic's reviews of the first episodes are placed among themselves: none stands in the way of one of the whole.
    """
    places: dict[int, ReviewStatus] = {}
    for (critic, _covers), theirs in _by_critic(rows).items():
        tops = {row.id: statuses.hold(row, today) for row in theirs}
        if critic is None:
            places |= {row.id: ReviewStatus(_is_live(row), tops[row.id]) for row in theirs}
        else:
            places |= _places(theirs, tops)
    return ReviewTally(places, _standing(rows, places))


def _by_critic(rows: Iterable[TallyRecord]) -> dict[tuple[int | None, str], list[TallyRecord]]:
    groups: dict[tuple[int | None, str], list[TallyRecord]] = defaultdict(list)
    for row in rows:
        groups[row.critic_id, row.covers].append(row)
    return groups


def _is_live(row: TallyRecord) -> bool:
    return bool(row.verdict) and row.withdrawn_at is None


def _places(theirs: Sequence[TallyRecord], tops: Mapping[int, bool]) -> dict[int, ReviewStatus]:
    if len(theirs) == 1:
        # Nearly every critic reviews a title once: then there is nothing to choose among.
        only = theirs[0]
        return {only.id: ReviewStatus(_is_live(only), tops[only.id])}
    choice = choose_review(_candidate(row, tops[row.id]) for row in theirs)
    return {row.id: _place(row, tops[row.id], choice) for row in theirs}


def _place(row: TallyRecord, top: bool, choice: ReviewChoice) -> ReviewStatus:  # noqa: FBT001
    return ReviewStatus(
        row.id == choice.counts,
        top,
        choice.contradicts and _is_live(row),
        choice.superseded.get(row.id),
    )


def _candidate(row: TallyRecord, top: bool) -> ReviewCandidate:  # noqa: FBT001
    return ReviewCandidate(
        key=row.id,
        dated_on=row.dated_on,
        top=top,
        entered_at=row.entered_at,
        verdict=Verdict(row.verdict) if row.verdict else None,
        publication=row.publication_id,
        withdrawn=row.withdrawn_at is not None,
    )


def _standing(rows: Sequence[TallyRecord], places: Mapping[int, ReviewStatus]) -> CriticTotals:
    standing = [row for row in rows if places[row.id].counts]
    counted = [row for row in standing if row.covers == Covers.WHOLE]
    top = [row for row in counted if places[row.id].counts_as_top]
    first = _tally([row for row in standing if row.covers == Covers.FIRST_EPISODES])
    return CriticTotals(CriticCounts(_tally(counted), _tally(top)), _values(counted), _values(top), first)


def _tally(rows: Sequence[TallyRecord]) -> CriticTally:
    fresh = sum(row.verdict == Verdict.FRESH for row in rows)
    return CriticTally(fresh, len(rows) - fresh)


def _values(rows: Sequence[TallyRecord]) -> ValueSum:
    totals = [
        _basis_points(row.value_numerator, row.value_denominator)
        for row in rows
        if row.value_numerator is not None and row.value_denominator is not None
    ]
    return ValueSum(len(totals), sum(totals))


@lru_cache(maxsize=4096)
def _basis_points(numerator: int, denominator: int) -> int:
    return ValueSum.of(Fraction(numerator, denominator)).total
