"""From the reviews of a title to what they add up to: the rule of `plaudit.scoring.counting` on stored rows.

Pure on the rows it is given, so that the actions, the recount and its check all say the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from plaudit.critics.queries.counted import ReviewRow, TopStatuses
from plaudit.scoreboard.derived import CriticStanding
from plaudit.scoring.counting import Candidate, Choice, choose
from plaudit.scoring.tally import CriticCounts, CriticTally, ValueSum
from plaudit.scoring.television import Covers
from plaudit.scoring.verdict import Verdict


class Place(NamedTuple):
    """What the rule says of one review."""

    counts: bool
    counts_as_top: bool
    contradicted: bool = False
    newer_id: int | None = None


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What the reviews of one title come to: each one's place, and the sums."""

    places: Mapping[int, Place]
    standing: CriticStanding


def reckon(rows: Sequence[ReviewRow], statuses: TopStatuses, today: date) -> Reckoning:
    """Place every review of one title and add up those that count.

    A critic's reviews of the first episodes are placed among themselves: none stands in the way of one of the whole.
    """
    places: dict[int, Place] = {}
    for (critic, _covers), theirs in _by_critic(rows).items():
        tops = {row.id: statuses.hold(row, today) for row in theirs}
        if critic is None:
            places |= {row.id: Place(_is_live(row), tops[row.id]) for row in theirs}
        else:
            places |= _places(theirs, tops)
    return Reckoning(places, _standing(rows, places))


def _by_critic(rows: Iterable[ReviewRow]) -> dict[tuple[int | None, str], list[ReviewRow]]:
    groups: dict[tuple[int | None, str], list[ReviewRow]] = defaultdict(list)
    for row in rows:
        groups[row.critic_id, row.covers].append(row)
    return groups


def _is_live(row: ReviewRow) -> bool:
    return bool(row.verdict) and row.withdrawn_at is None


def _places(theirs: Sequence[ReviewRow], tops: Mapping[int, bool]) -> dict[int, Place]:
    if len(theirs) == 1:
        # Nearly every critic reviews a title once: then there is nothing to choose among.
        only = theirs[0]
        return {only.id: Place(_is_live(only), tops[only.id])}
    choice = choose(_candidate(row, tops[row.id]) for row in theirs)
    return {row.id: _place(row, tops[row.id], choice) for row in theirs}


def _place(row: ReviewRow, top: bool, choice: Choice) -> Place:  # noqa: FBT001
    return Place(
        row.id == choice.counts,
        top,
        choice.contradicts and _is_live(row),
        choice.superseded.get(row.id),
    )


def _candidate(row: ReviewRow, top: bool) -> Candidate:  # noqa: FBT001
    return Candidate(
        key=row.id,
        dated_on=row.dated_on,
        top=top,
        entered_at=row.entered_at,
        verdict=Verdict(row.verdict) if row.verdict else None,
        publication=row.publication_id,
        withdrawn=row.withdrawn_at is not None,
    )


def _standing(rows: Sequence[ReviewRow], places: Mapping[int, Place]) -> CriticStanding:
    standing = [row for row in rows if places[row.id].counts]
    counted = [row for row in standing if row.covers == Covers.WHOLE]
    top = [row for row in counted if places[row.id].counts_as_top]
    first = _tally([row for row in standing if row.covers == Covers.FIRST_EPISODES])
    return CriticStanding(CriticCounts(_tally(counted), _tally(top)), _values(counted), _values(top), first)


def _tally(rows: Sequence[ReviewRow]) -> CriticTally:
    fresh = sum(row.verdict == Verdict.FRESH for row in rows)
    return CriticTally(fresh, len(rows) - fresh)


def _values(rows: Sequence[ReviewRow]) -> ValueSum:
    totals = [
        _basis_points(row.value_numerator, row.value_denominator)
        for row in rows
        if row.value_numerator is not None and row.value_denominator is not None
    ]
    return ValueSum(len(totals), sum(totals))


@lru_cache(maxsize=4096)
def _basis_points(numerator: int, denominator: int) -> int:
    return ValueSum.of(Fraction(numerator, denominator)).total
