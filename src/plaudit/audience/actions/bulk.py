"""Taking in many ratings at once, as an import does."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from operator import add
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from plaudit import bulk
from plaudit.audience.models import Rating
from plaudit.bulk.outcomes import UpsertOutcome
from plaudit.scoreboard import actions as scoreboard
from plaudit.scoring.tally import HALF_STARS, AudienceCounts, AudienceTally


class RatingInput(NamedTuple):
    """One rating as a source gives it; `half_stars` from 1 to 10."""

    title_id: int
    member_id: int
    half_stars: int
    rated_at: datetime
    verified: bool = False


class StoredRating(NamedTuple):
    """A rating as it is stored."""

    half_stars: int
    verified: bool
    rated_at: datetime


# Up to so many pairs of a title and a member are looked up one by one, so that a few new ratings of a title that has
# millions do not read those.
MAX_PAIRS = 100_000

Key = tuple[int, int]
# How many of each half-star a title gains or loses: first of all ratings, then of the verified ones among them.
Histogram = list[int]


@transaction.atomic(savepoint=False)
def import_ratings(ratings: Sequence[RatingInput]) -> list[UpsertOutcome]:
    """Record ratings of any titles and members, and say of each what became of it.

    Of two ratings of a title by one member the later stays. A rating that the member has changed here since it was
    given stays as it is. The caller moves the site epoch, and ends its transaction, if it has one, where this raises:
    SQLite would keep in memory every page that is written over after a savepoint.
    """
    scores = scoreboard.lock_audience(each.title_id for each in ratings)
    stored = _stored(ratings)
    latest = _latest(ratings, stored)
    outcomes = _outcomes(ratings, stored, latest)
    _write(latest, stored)
    counts = {pk: _moved(scores[pk].audience_counts, by) for pk, by in _moves(latest, stored).items()}
    scoreboard.store_audience_counts(counts, scores, at=timezone.now())
    return outcomes


def _stored(ratings: Sequence[RatingInput]) -> dict[Key, StoredRating]:
    members = {each.member_id for each in ratings}
    titles = {each.title_id for each in ratings}
    by = {"member_id__any_of": members, "title_id__any_of": titles}
    if len(members) * len(titles) > MAX_PAIRS:
        # Then whichever is the shorter list narrows the search through its index.
        del by["title_id__any_of" if len(members) <= len(titles) else "member_id__any_of"]
    rows = Rating.objects.filter(**by).values_list("title_id", "member_id", *StoredRating._fields)
    found = rows.iterator(chunk_size=5000)
    return {row[:2]: StoredRating(*row[2:]) for row in found if row[0] in titles and row[1] in members}


def _latest(ratings: Iterable[RatingInput], stored: Mapping[Key, StoredRating]) -> dict[Key, RatingInput]:
    """The latest rating of each title and member (of two of one moment the last), where it is not what is stored."""
    latest: dict[Key, RatingInput] = {}
    for each in ratings:
        key = each[:2]
        if key not in latest or latest[key].rated_at <= each.rated_at:
            latest[key] = each
    if not stored:
        return latest
    return {key: each for key, each in latest.items() if key not in stored or _replaces(each, stored[key])}


def _replaces(rating: RatingInput, kept: StoredRating) -> bool:
    return kept.rated_at <= rating.rated_at and kept != (rating.half_stars, rating.verified, rating.rated_at)


def _outcomes(
    ratings: Sequence[RatingInput], stored: Mapping[Key, StoredRating], latest: Mapping[Key, RatingInput]
) -> list[UpsertOutcome]:
    """What became of every rating; one that a later one in the same list replaces is at most added."""
    if not stored and len(latest) == len(ratings):
        return [UpsertOutcome.ADDED] * len(ratings)
    outcomes, met = [], set(stored)
    for each in ratings:
        key = each[:2]
        if key not in met:
            met.add(key)
            outcomes.append(UpsertOutcome.ADDED)
        else:
            outcomes.append(UpsertOutcome.CHANGED if latest.get(key) is each else UpsertOutcome.UNCHANGED)
    return outcomes


def _write(latest: Mapping[Key, RatingInput], stored: Mapping[Key, StoredRating]) -> None:
    bulk.insert(Rating, RatingInput._fields, [each for key, each in latest.items() if key not in stored])
    changed = [(each.half_stars, each.verified, each.rated_at, *key) for key, each in latest.items() if key in stored]
    bulk.update(Rating, StoredRating._fields, ("title_id", "member_id"), changed)


def _moves(latest: Mapping[Key, RatingInput], stored: Mapping[Key, StoredRating]) -> dict[int, Histogram]:
    """What the histogram of each title gains and loses."""
    moves: dict[int, Histogram] = defaultdict(lambda: [0] * (2 * len(HALF_STARS)))
    for each in latest.values():
        _count(moves[each.title_id], each, 1)
    for key in latest.keys() & stored.keys():
        _count(moves[key[0]], stored[key], -1)
    return moves


def _count(histogram: Histogram, rating: RatingInput | StoredRating, by: int) -> None:
    histogram[rating.half_stars - 1] += by
    if rating.verified:
        histogram[len(HALF_STARS) + rating.half_stars - 1] += by


def _moved(counts: AudienceCounts, by: Histogram) -> AudienceCounts:
    every, verified = map(add, counts.all.counts, by), map(add, counts.verified.counts, by[len(HALF_STARS) :])
    return AudienceCounts(AudienceTally(tuple(every)), AudienceTally(tuple(verified)))


def tally_ratings(rows: Iterable[tuple[int, int, bool, int]]) -> dict[int, AudienceCounts]:
    """Counts by title from (title, half-stars, verified, how many) rows: what the stored ones must equal."""
    histograms: dict[int, Histogram] = defaultdict(lambda: [0] * (2 * len(HALF_STARS)))
    for title_id, half_stars, verified, count in rows:
        histograms[title_id][half_stars - 1] += count
        histograms[title_id][len(HALF_STARS) + half_stars - 1] += count * verified
    return {pk: _moved(AudienceCounts(), histogram) for pk, histogram in histograms.items()}
