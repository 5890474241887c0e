"""What curators decide of a review: its verdict, and whether it stands at all; with recount, log and changes."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from plaudit.changes import actions as changes
from plaudit.critics.actions.recount import Recount, store_counts
from plaudit.critics.models import Review
from plaudit.errors import DomainError
from plaudit.members.models import Member
from plaudit.members.permissions import require
from plaudit.scoreboard import actions as scoreboard
from plaudit.scoreboard.actions import LogEvent
from plaudit.scoreboard.models import LogEntry, Score
from plaudit.scoring.verdict import DecidedBy, Verdict, VerdictReason


class CriticsOwnVerdictError(DomainError):
    """A curator's verdict against the critic's own label."""


@transaction.atomic
def decide_verdict(review: Review, verdict: Verdict, *, by: Member | None, reason: str = "") -> Review:
    """Let a curator decide a review's verdict; what its source says later leaves it alone.

    Raises PermissionDeniedError without the permission to change reviews, and CriticsOwnVerdictError where the
    critic's own label, which stands above a curator's, says otherwise.
    """
    require(by, "critics.change_review")
    scores = _lock(review)
    if review.verdict_by == DecidedBy.CRITIC and review.verdict != verdict:
        raise CriticsOwnVerdictError(
            f"The critic calls this review {review.verdict}, and a critic's own label stands above a curator's."
        )
    at = timezone.now()
    note = LogEvent(
        kind=LogEntry.Kind.VERDICT,
        before=review.verdict,
        after=verdict.value,
        review_id=review.pk,
        member_id=by.pk if by else None,
        decided_by=DecidedBy.CURATOR,
        reason=reason or VerdictReason.CURATOR,
    )
    review.verdict, review.verdict_by = verdict.value, DecidedBy.CURATOR.value
    review.verdict_member, review.verdict_at = by, at
    review.verdict_reason = note.reason[:200]
    review.save(update_fields=["verdict", "verdict_by", "verdict_member", "verdict_at", "verdict_reason"])
    return _finish(review, note, scores, at)


@transaction.atomic
def withdraw_review(review: Review, *, by: Member | None, reason: str) -> Review:
    """Take a review out of the score without deleting it.

    Raises PermissionDeniedError without the permission to delete.
    """
    require(by, "critics.delete_review")
    return _set_withdrawn(review, withdrawn=True, by=by, reason=reason)


@transaction.atomic
def restore_review(review: Review, *, by: Member | None, reason: str) -> Review:
    """Bring a withdrawn review back. Raises PermissionDeniedError without the permission to delete reviews."""
    require(by, "critics.delete_review")
    return _set_withdrawn(review, withdrawn=False, by=by, reason=reason)


def _set_withdrawn(review: Review, *, withdrawn: bool, by: Member | None, reason: str) -> Review:
    scores = _lock(review)
    if withdrawn == (review.withdrawn_at is not None):
        return review
    at = timezone.now()
    before, after = ("", "withdrawn") if withdrawn else ("withdrawn", "")
    note = LogEvent(
        kind=LogEntry.Kind.COUNTING,
        before=before,
        after=after,
        review_id=review.pk,
        member_id=by.pk if by else None,
        reason=reason,
    )
    review.withdrawn_at, review.counts = at if withdrawn else None, review.counts and not withdrawn
    review.save(update_fields=["withdrawn_at", "counts"])
    return _finish(review, note, scores, at)


def _lock(review: Review) -> dict[int, Score]:
    """Lock the score of the title that a review is of, and read the review as it is then."""

    def titles() -> set[int]:
        review.refresh_from_db()
        return {review.title_id}

    return scoreboard.lock_critics(titles)


def _finish(review: Review, note: LogEvent, scores: dict[int, Score], at: datetime) -> Review:
    store_counts(Recount.of([review.title_id]), scores, notes={review.title_id: [note]}, at=at)
    changes.record_titles([review.title_id])
    review.refresh_from_db()
    return review
