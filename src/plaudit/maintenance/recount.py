"""Counting the whole site again from its rows, title by title, and comparing that with what is stored."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.utils import timezone

from plaudit.audience.actions import recount as audience
from plaudit.bulk.rows import batched, use_one_snapshot
from plaudit.catalog.models import Kind, Title
from plaudit.changes import actions as changes
from plaudit.critics.actions import recount as critics
from plaudit.critics.actions.recount import Recount
from plaudit.critics.models import Review
from plaudit.scoreboard import derived_fields
from plaudit.scoreboard.models import Score
from plaudit.scoreboard.queries import LogSummary, log_summaries, season_tallies
from plaudit.scoring.television import SeasonTally

BATCH = 200
# What follows from the tallies by the policy in force.
FOLLOWING = (
    "critics_percent",
    "critics_first_shown",
    "critics_rank",
    "audience_percent",
    "audience_rank",
)


@dataclass(frozen=True, slots=True)
class Difference:
    """Something stored that is not what the rows come to."""

    title_id: int
    what: str
    stored: Any
    counted: Any

    def __str__(self) -> str:
        return f"Title {self.title_id}: {self.what} is stored as {self.stored}, but comes to {self.counted}."


def recount_all() -> int:
    """Count every title again, in transactions of 200 titles; gives how many there are."""
    total = 0
    for ids in _title_ids():
        critics.recount(ids)
        audience.recount(ids)
        total += len(ids)
    changes.move_epoch()
    return total


def differences() -> Iterator[Difference]:
    """Everything stored that is not what the reviews, ratings and the policy come to; changes nothing.

    Titles are compared 200 at a time, each batch as of one moment, so that a site may go on meanwhile.
    """
    for ids in _title_ids():
        with transaction.atomic():
            use_one_snapshot()
            yield from _differences(ids)


def _title_ids() -> Iterator[list[int]]:
    every = Title.objects.order_by("id").values_list("id", flat=True)
    yield from batched(every.iterator(chunk_size=BATCH), BATCH)


def _differences(ids: Sequence[int]) -> Iterator[Difference]:
    scores = {score.title_id: score for score in Score.objects.filter(title__in=ids).select_related("title")}
    unscored = Title.objects.in_bulk(set(ids) - scores.keys())
    count, ratings, seasons = Recount.of(ids), audience.count_ratings(ids), season_tallies(_series(scores, unscored))
    ends = log_summaries(ids)
    for row, place in count.misplaced():
        yield Difference(row.title_id, f"the place of review {row.id}", count.stored_place(row), place)
    for review in Review.objects.filter(title__in=ids).misattributed().select_related("byline").order_by("id"):
        stored, signed = ((each.critic_id, each.publication_id) for each in (review, review.byline))
        yield Difference(review.title_id, f"whose review {review.pk} is", stored, signed)
    for pk in ids:
        score = scores.get(pk) or Score(title=unscored[pk])
        standing = count.reckonings[pk].standing
        yield from _compare(pk, "critics' counts", score.critic_counts, standing.counts)
        yield from _compare(pk, "reviews of the first episodes", score.first_episodes, standing.first)
        yield from _compare(pk, "seasons", score.season_tally, seasons.get(pk, SeasonTally()))
        yield from _compare(pk, "sum of ratings", score.values, standing.values)
        yield from _compare(pk, "ratings by half-stars", score.audience_counts, ratings[pk])
        yield from _logged(score, ends.get(pk, LogSummary()))
        yield from _shown(score)
        yield from _pending(score)


def _series(scores: Mapping[int, Score], unscored: Mapping[int, Title]) -> list[int]:
    titles = [*(score.title for score in scores.values()), *unscored.values()]
    return [title.pk for title in titles if title.kind == Kind.SERIES]


def _compare(title_id: int, what: str, stored: object, counted: object) -> Iterator[Difference]:
    if stored != counted:
        yield Difference(title_id, what, stored, counted)


def _shown(score: Score) -> Iterator[Difference]:
    """What the stored tallies should show by the policy in force, against what is stored as shown."""
    stored = [getattr(score, name) for name in FOLLOWING]
    now = timezone.now()
    derived_fields.show_critics(score, now)
    derived_fields.show_audience(score, score.audience_counts, now)
    for name, before in zip(FOLLOWING, stored, strict=True):
        yield from _compare(score.title_id, name, before, getattr(score, name))


def _logged(score: Score, end: LogSummary) -> Iterator[Difference]:
    """What the log says in the end, against what is stored."""
    pk = score.title_id
    yield from _compare(pk, "number of log entries", score.entries, end.entries)
    yield from _compare(pk, "number of the last log entry", score.entries, end.number)
    yield from _compare(pk, "critics' counts in the log", end.counts, score.critic_counts)
    yield from _compare(pk, "reviews of the first episodes in the log", end.first, score.first_episodes)
    yield from _compare(pk, "seasons in the log", end.seasons, str(score.season_tally))
    yield from _compare(
        pk, "Certified Fresh", (score.certified, score.certified_since), end.badge(derived_fields.CERTIFIED)
    )
    yield from _compare(pk, "Verified Hot", (score.hot, score.hot_since), end.badge(derived_fields.HOT))


def _pending(score: Score) -> Iterator[Difference]:
    """Since when a change of a badge is pending, against whether the tallies ask for one.

    A change that is due stands in the log only after the next action, so each is asked about on its first day.
    """
    for step, field in (
        (derived_fields.step_certified, "certified_pending_since"),
        (derived_fields.step_hot, "hot_pending_since"),
    ):
        since: date | None = getattr(score, field)
        first_day = timezone.make_aware(datetime.combine(since, time())) if since else timezone.now()
        _changes = list(step(score, first_day))
        yield from _compare(score.title_id, field, since, getattr(score, field))
