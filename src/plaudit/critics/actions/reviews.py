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
from plaudit.bulk.outcome import Outcome
from plaudit.catalog.models import Kind
from plaudit.changes import actions as changes
from plaudit.critics.actions.recount import TOP_STATUSES, Count, settle
from plaudit.critics.actions.submission import CONTENT, VERDICT, Submission
from plaudit.critics.models import Review
from plaudit.critics.queries.counted import ReviewRow
from plaudit.critics.tallies import Place
from plaudit.members.models import Member
from plaudit.members.permissions import require
from plaudit.scoreboard import actions as scoreboard
from plaudit.scoreboard.actions import Note
from plaudit.scoreboard.models import Entry, Score
from plaudit.scoring.television import Covers
from plaudit.scoring.verdict import DecidedBy


class NoEpisodesError(ValueError):
    """A review of the first episodes of what has none."""


@dataclass(frozen=True, slots=True)
class Known:
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

    def keeps_verdict(self, submission: Submission) -> bool:
        """Whether its verdict, with who decided it and when, is untouched by what its source says now."""
        said = submission.judgement
        stored = (self.verdict, self.verdict_by, self.verdict_reason)
        return self.judged_here or stored == (said.verdict, said.by, said.reason)

    def leaves_its_place(self, submission: Submission) -> bool:
        """Whether it goes to another title, critic or tally, or may no longer count."""
        there = (submission.title_id, submission.byline.critic_id, submission.covers)
        here = (self.title_id, self.critic_id, self.covers) == there
        return not here or not submission.judgement.verdict


def publish(submission: Submission, *, by: Member | None = None) -> Review:
    """Publish one review; gives it as stored. Raises PermissionDeniedError without the permission to add reviews."""
    publish_all([submission], by=by)
    return Review.objects.given_by(submission.source).get(source_key=submission.source_key)


@transaction.atomic
def publish_all(submissions: Sequence[Submission], *, by: Member | None = None) -> list[Outcome]:
    """Publish reviews of any titles, recount those titles, and say of each submission what became of it.

    A submission whose source and key are known changes that review, if the source says something else than before;
    a verdict that somebody decided here stays. Raises PermissionDeniedError without the permission to add reviews, and
    NoEpisodesError for a review of the first episodes of what is neither a series nor a season.
    """
    return publish_within(submissions, by=by)


@transaction.atomic(savepoint=False)
def publish_within(submissions: Sequence[Submission], *, by: Member | None = None) -> list[Outcome]:
    """The same in the caller's transaction, which must end if this raises.

    For thousands at once: SQLite keeps in memory every page that is written over after a savepoint, and the larger
    the site, the more pages that are.
    """
    require(by, "critics.add_review")
    bulk.advisory_lock(TOP_STATUSES, shared=True)
    scores, known = _locked(submissions)
    _refuse_without_episodes(submissions, scores)
    at = timezone.now()
    latest, outcomes = _sorted_out(submissions, known)
    changed = [(known[key], each) for key, each in latest.items() if key in known]
    new = [each for key, each in latest.items() if key not in known]
    notes = _change(changed, at)
    touched = {each.title_id for each in latest.values()} | {before.title_id for before, _ in changed}
    if touched:
        coming = _coming(new, at)
        count = _settle(touched, coming, notes, scores, at)
        _insert(coming, count, at, by.pk if by else None)
    return outcomes


def _refuse_without_episodes(submissions: Iterable[Submission], scores: Mapping[int, Score]) -> None:
    for each in submissions:
        title = scores[each.title_id].title
        if each.covers == Covers.FIRST_EPISODES and title.kind not in {Kind.SERIES, Kind.SEASON}:
            raise NoEpisodesError("Only a series or a season has first episodes: say that the review is of the whole.")


Key = tuple[str, str]


def _locked(submissions: Sequence[Submission]) -> tuple[dict[int, Score], dict[Key, Known]]:
    """The locked scores of every title concerned, and the known reviews as they are under the lock.

    A known review may be of another title than its submission says; that title is locked in the same order.
    """
    wanted, known = {each.title_id for each in submissions}, dict[Key, Known]()

    def titles() -> set[int]:
        nonlocal known
        known = _known(submissions)
        return wanted | {each.title_id for each in known.values()}

    scores = scoreboard.lock_critics(titles)
    return scores, known


def _known(submissions: Sequence[Submission]) -> dict[Key, Known]:
    by_source: dict[str, list[str]] = defaultdict(list)
    for each in submissions:
        by_source[each.source].append(each.source_key)
    known: dict[Key, Known] = {}
    for source, keys in by_source.items():
        rows = Review.objects.given_by(source).filter(source_key__any_of=keys).values_list(
            "source_key", "id", "title_id", "critic_id", "covers", "source_hash", "verdict", "verdict_by",
            "verdict_reason", "verdict_member_id",
        )  # fmt: skip
        known |= {(source, row[0]): Known(*row[1:]) for row in rows}
    return known


def _sorted_out(
    submissions: Sequence[Submission], known: dict[Key, Known]
) -> tuple[dict[Key, Submission], list[Outcome]]:
    """The last submission of each key, where it says something new, and what becomes of every one.

    Where the last says what is stored, so do all: a file that says two things of one review, and is given again,
    changes nothing.
    """
    last = {(each.source, each.source_key): each for each in submissions}
    stored = {key: before.fingerprint for key, before in known.items()}
    latest = {key: each for key, each in last.items() if each.fingerprint != stored.get(key)}
    said: dict[Key, str] = stored | {key: "" for key in latest if key not in stored}
    return latest, [_outcome(each, latest, said) for each in submissions]


def _outcome(submission: Submission, latest: Mapping[Key, Submission], said: dict[Key, str]) -> Outcome:
    """What becomes of one submission after those before it; `said` is what each review says until then."""
    key, fingerprint = (submission.source, submission.source_key), submission.fingerprint
    if key not in latest or said[key] == fingerprint:
        return Outcome.UNCHANGED
    before, said[key] = said[key], fingerprint
    return Outcome.CHANGED if before else Outcome.ADDED


def _change(changed: Sequence[tuple[Known, Submission]], at: datetime) -> dict[int, list[Note]]:
    """Store what sources now say of known reviews; a verdict that somebody here decided stays."""
    leaving = [before.id for before, each in changed if before.leaves_its_place(each)]
    # At no moment does a review count that may not, or beside another of the critic it now goes to.
    Review.objects.filter(id__any_of=leaving).update(counts=False)
    _store([(before, each) for before, each in changed if not before.keeps_verdict(each)], CONTENT, at)
    _store([(before, each) for before, each in changed if before.keeps_verdict(each)], WITHOUT_VERDICT, at)
    notes: dict[int, list[Note]] = defaultdict(list)
    for before, each in changed:
        if before.title_id != each.title_id:
            for title_id in (before.title_id, each.title_id):
                notes[title_id].append(_move_note(before, each))
        if not before.keeps_verdict(each):
            notes[each.title_id].append(_verdict_note(before.id, each, before.verdict))
    return notes


def _move_note(before: Known, each: Submission) -> Note:
    was, now = f"title:{before.title_id}", f"title:{each.title_id}"
    return Note(kind=Entry.Kind.COUNTING, before=was, after=now, review_id=before.id, reason="moved to another title")


WITHOUT_VERDICT = tuple(name for name in CONTENT if name not in VERDICT)


def _store(changed: Sequence[tuple[Known, Submission]], columns: Sequence[str], at: datetime) -> None:
    chosen = itemgetter(*(CONTENT.index(name) for name in columns))
    rows = ((*chosen(each.content(at, None)), before.id) for before, each in changed)
    bulk.update(Review, columns, ["id"], rows)


class Coming(NamedTuple):
    """A new review with the id it will have, so that it can be placed among the others before it is stored."""

    row: ReviewRow
    submission: Submission


def _coming(new: Sequence[Submission], at: datetime) -> list[Coming]:
    ids = bulk.reserve(Review, len(new)) if new else ()
    return [Coming(each.review_row(pk, at), each) for pk, each in zip(ids, new, strict=True)]


def _settle(
    touched: set[int], coming: Sequence[Coming], notes: dict[int, list[Note]], scores: dict[int, Score], at: datetime
) -> Count:
    for row, submission in coming:
        notes[row.title_id].append(_verdict_note(row.id, submission, ""))
    count = Count.of(touched, [row for row, _submission in coming])
    settle(count, scores, notes=notes, at=at)
    changes.record_titles(sorted(touched))
    return count


def _insert(coming: Sequence[Coming], count: Count, at: datetime, member_id: int | None) -> None:
    columns = ("id", *CONTENT, "entered_at", *Place._fields)
    rows = ((row.id, *each.content(at, member_id), at, *count.place(row)) for row, each in coming)
    bulk.insert(Review, columns, rows)


def _verdict_note(review_id: int, submission: Submission, before: str) -> Note:
    judged = submission.judgement
    return Note(
        kind=Entry.Kind.VERDICT,
        before=before,
        after=judged.verdict,
        review_id=review_id,
        decided_by=judged.by,
        reason=judged.reason,
    )
