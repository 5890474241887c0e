"""Publishing reviews: the review, the recount, the log and the changes in one transaction."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from plaudit import bulk
from plaudit.bulk.outcomes import UpsertOutcome
from plaudit.catalog.models import Kind
from plaudit.changes import actions as changes
from plaudit.critics.actions.recount import TOP_STATUSES, Recount, store_counts
from plaudit.critics.actions.review_input import CONTENT, VERDICT, ReviewInput
from plaudit.critics.models import Review
from plaudit.critics.queries.tally_records import TallyRecord
from plaudit.critics.tallies import ReviewStatus
from plaudit.errors import DomainError
from plaudit.members.models import Member
from plaudit.members.permissions import require
from plaudit.scoreboard import actions as scoreboard
from plaudit.scoreboard.actions import LogEvent
from plaudit.scoreboard.models import LogEntry, Score
from plaudit.scoring.television import Covers
from plaudit.scoring.verdict import DecidedBy


class NoEpisodesError(DomainError):
    """A review of the first episodes of what has none."""


@dataclass(frozen=True, slots=True)
class StoredReview:
    """A review that a source has given before."""

    id: int
    title_id: int
    critic_id: int | None
    covers: str
    fingerprint: str
    verdict: str
    verdict_by: str
    verdict_reason: str
    member_id: int | None

    @property
    def judged_here(self) -> bool:
        """Whether somebody on this site decided its verdict, rather than entering what the critic says."""
        return self.member_id is not None and self.verdict_by in {DecidedBy.CURATOR, DecidedBy.MODEL}

    def keeps_verdict(self, review: ReviewInput) -> bool:
        """Whether its verdict, with who decided it and when, is untouched by what its source says now."""
        said = review.judgement
        stored = (self.verdict, self.verdict_by, self.verdict_reason)
        return self.judged_here or stored == (said.verdict, said.by, said.reason)

    def leaves_its_place(self, review: ReviewInput) -> bool:
        """Whether it goes to another title, critic or tally, or may no longer count."""
        there = (review.title_id, review.byline.critic_id, review.covers)
        here = (self.title_id, self.critic_id, self.covers) == there
        return not here or not review.judgement.verdict


def publish_review(review: ReviewInput, *, by: Member | None = None) -> Review:
    """Publish one review; gives it as stored. Raises PermissionDeniedError without the permission to add reviews."""
    publish_reviews([review], by=by)
    return Review.objects.given_by(review.source).get(source_key=review.source_key)


@transaction.atomic
def publish_reviews(reviews: Sequence[ReviewInput], *, by: Member | None = None) -> list[UpsertOutcome]:
    """Publish reviews of any titles, recount those titles, and say of each review what became of it.

    A review whose source and key are known changes that review, if the source says something else than before;
    a verdict that somebody decided here stays. Raises PermissionDeniedError without the permission to add reviews, and
    NoEpisodesError for a review of the first episodes of what is neither a series nor a season.
    """
    return publish_reviews_in_transaction(reviews, by=by)


@transaction.atomic(savepoint=False)
def publish_reviews_in_transaction(reviews: Sequence[ReviewInput], *, by: Member | None = None) -> list[UpsertOutcome]:
    """The same in the caller's transaction, which must end if this raises.

    For thousands at once: SQLite keeps in memory every page that is written over after a savepoint, and the larger
    the site, the more pages that are.
    """
    require(by, "critics.add_review")
    bulk.advisory_lock(TOP_STATUSES, shared=True)
    scores, known = _locked(reviews)
    _refuse_without_episodes(reviews, scores)
    at = timezone.now()
    latest, outcomes = _sorted_out(reviews, known)
    changed = [(known[key], each) for key, each in latest.items() if key in known]
    new = [each for key, each in latest.items() if key not in known]
    notes = _change(changed, at)
    touched = {each.title_id for each in latest.values()} | {before.title_id for before, _ in changed}
    if touched:
        coming = _coming(new, at)
        count = _settle(touched, coming, notes, scores, at)
        _insert(coming, count, at, by.pk if by else None)
    return outcomes


def _refuse_without_episodes(reviews: Iterable[ReviewInput], scores: Mapping[int, Score]) -> None:
    for each in reviews:
        title = scores[each.title_id].title
        if each.covers == Covers.FIRST_EPISODES and title.kind not in {Kind.SERIES, Kind.SEASON}:
            raise NoEpisodesError("Only a series or a season has first episodes: say that the review is of the whole.")


Key = tuple[str, str]


def _locked(reviews: Sequence[ReviewInput]) -> tuple[dict[int, Score], dict[Key, StoredReview]]:
    """The locked scores of every title concerned, and the known reviews as they are under the lock.

    A known review may be of another title than its review says; that title is locked in the same order.
    """
    wanted, known = {each.title_id for each in reviews}, dict[Key, StoredReview]()

    def titles() -> set[int]:
        nonlocal known
        known = _known(reviews)
        return wanted | {each.title_id for each in known.values()}

    scores = scoreboard.lock_critics(titles)
    return scores, known


def _known(reviews: Sequence[ReviewInput]) -> dict[Key, StoredReview]:
    by_source: dict[str, list[str]] = defaultdict(list)
    for each in reviews:
        by_source[each.source].append(each.source_key)
    known: dict[Key, StoredReview] = {}
    for source, keys in by_source.items():
        rows = Review.objects.given_by(source).filter(source_key__any_of=keys).values_list(
            "source_key", "id", "title_id", "critic_id", "covers", "source_hash", "verdict", "verdict_by",
            "verdict_reason", "verdict_member_id",
        )  # fmt: skip
        known |= {(source, row[0]): StoredReview(*row[1:]) for row in rows}
    return known


def _sorted_out(
    reviews: Sequence[ReviewInput], known: dict[Key, StoredReview]
) -> tuple[dict[Key, ReviewInput], list[UpsertOutcome]]:
    """The last review of each key, where it says something new, and what becomes of every one.

    Where the last says what is stored, so do all: a file that says two things of one review, and is given again,
    changes nothing.
    """
    last = {(each.source, each.source_key): each for each in reviews}
    stored = {key: before.fingerprint for key, before in known.items()}
    latest = {key: each for key, each in last.items() if each.fingerprint != stored.get(key)}
    said: dict[Key, str] = stored | {key: "" for key in latest if key not in stored}
    return latest, [_outcome(each, latest, said) for each in reviews]


def _outcome(review: ReviewInput, latest: Mapping[Key, ReviewInput], said: dict[Key, str]) -> UpsertOutcome:
    """What becomes of one review after those before it; `said` is what each review says until then."""
    key, fingerprint = (review.source, review.source_key), review.fingerprint
    if key not in latest or said[key] == fingerprint:
        return UpsertOutcome.UNCHANGED
    before, said[key] = said[key], fingerprint
    return UpsertOutcome.CHANGED if before else UpsertOutcome.ADDED


def _change(changed: Sequence[tuple[StoredReview, ReviewInput]], at: datetime) -> dict[int, list[LogEvent]]:
    """Store what sources now say of known reviews; a verdict that somebody here decided stays."""
    leaving = [before.id for before, each in changed if before.leaves_its_place(each)]
    # At no moment does a review count that may not, or beside another of the critic it now goes to.
    Review.objects.filter(id__any_of=leaving).update(counts=False)
    _store([(before, each) for before, each in changed if not before.keeps_verdict(each)], CONTENT, at)
    _store([(before, each) for before, each in changed if before.keeps_verdict(each)], WITHOUT_VERDICT, at)
    notes: dict[int, list[LogEvent]] = defaultdict(list)
    for before, each in changed:
        if before.title_id != each.title_id:
            for title_id in (before.title_id, each.title_id):
                notes[title_id].append(_move_note(before, each))
        if not before.keeps_verdict(each):
            notes[each.title_id].append(_verdict_note(before.id, each, before.verdict))
    return notes


def _move_note(before: StoredReview, each: ReviewInput) -> LogEvent:
    was, now = f"title:{before.title_id}", f"title:{each.title_id}"
    return LogEvent(
        kind=LogEntry.Kind.COUNTING, before=was, after=now, review_id=before.id, reason="moved to another title"
    )


WITHOUT_VERDICT = tuple(name for name in CONTENT if name not in VERDICT)


def _store(changed: Sequence[tuple[StoredReview, ReviewInput]], columns: Sequence[str], at: datetime) -> None:
    chosen = itemgetter(*(CONTENT.index(name) for name in columns))
    rows = ((*chosen(each.content(at, None)), before.id) for before, each in changed)
    bulk.update(Review, columns, ["id"], rows)


class NewReview(NamedTuple):
    """A new review with the id it will have, so that it can be placed among the others before it is stored."""

    row: TallyRecord
    review: ReviewInput


def _coming(new: Sequence[ReviewInput], at: datetime) -> list[NewReview]:
    ids = bulk.reserve(Review, len(new)) if new else ()
    return [NewReview(each.review_row(pk, at), each) for pk, each in zip(ids, new, strict=True)]


def _settle(
    touched: set[int],
    coming: Sequence[NewReview],
    notes: dict[int, list[LogEvent]],
    scores: dict[int, Score],
    at: datetime,
) -> Recount:
    for row, review in coming:
        notes[row.title_id].append(_verdict_note(row.id, review, ""))
    count = Recount.of(touched, [row for row, _review_input in coming])
    store_counts(count, scores, notes=notes, at=at)
    changes.record_titles(sorted(touched))
    return count


def _insert(coming: Sequence[NewReview], count: Recount, at: datetime, member_id: int | None) -> None:
    columns = ("id", *CONTENT, "entered_at", *ReviewStatus._fields)
    rows = ((row.id, *each.content(at, member_id), at, *count.place(row)) for row, each in coming)
    bulk.insert(Review, columns, rows)


def _verdict_note(review_id: int, review: ReviewInput, before: str) -> LogEvent:
    judged = review.judgement
    return LogEvent(
        kind=LogEntry.Kind.VERDICT,
        before=before,
        after=judged.verdict,
        review_id=review_id,
        decided_by=judged.by,
        reason=judged.reason,
    )
