"""A curator's writes of what a review says, and judging reviews again where their publication's scale has changed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plaudit import bulk
from plaudit.bulk.rows import batched
from plaudit.catalog.models import Kind
from plaudit.changes import actions as changes
from plaudit.critics.actions.recount import TOP_STATUSES, Recount, store_counts
from plaudit.critics.actions.review_input import Assessment, ReviewInput
from plaudit.critics.models import Publication, Review
from plaudit.errors import DomainError
from plaudit.members.models import Member
from plaudit.members.permissions import require
from plaudit.scoreboard import actions as scoreboard
from plaudit.scoreboard.actions import LogEvent
from plaudit.scoreboard.models import LogEntry, Score
from plaudit.scoring.television import Covers
from plaudit.scoring.verdict import DecidedBy, Verdict, VerdictReason

BATCH = 200
JUDGED = ("value_numerator", "value_denominator", "scale", "verdict", "verdict_by", "verdict_reason", "verdict_at")


class NoEpisodesError(DomainError):
    """A review of the first episodes of what has none."""


@transaction.atomic
def edit_review(review: Review, said: ReviewInput, *, by: Member | None = None) -> Review:
    """Set what a review says, and count its title (the old one too) again.

    A verdict that somebody decided stays; any other follows from what it now says. An import that tells the review
    as it did before changes nothing of it. Raises PermissionDeniedError without the permission to change reviews, and
    NoEpisodesError for a review of the first episodes of what has none.
    """
    require(by, "critics.change_review")
    bulk.advisory_lock(TOP_STATUSES, shared=True)
    scores = _lock(review, said.title_id)
    if said.covers == Covers.FIRST_EPISODES and scores[said.title_id].title.kind not in {Kind.SERIES, Kind.SEASON}:
        raise NoEpisodesError(_("Only a series or a season has first episodes: say that the review is of the whole."))
    at, was = timezone.now(), review.title_id
    said = replace(said, label=_label(review), curated=_curated(review))
    notes = [*_moved(review, said.title_id), *_judge(review, said.judgement, at, by)]
    _say(review, said)
    touched = sorted({was, said.title_id})
    store_counts(Recount.of(touched), scores, notes={said.title_id: notes}, at=at)
    changes.record_titles(touched)
    review.refresh_from_db()
    return review


@transaction.atomic
def reassess_reviews(publication: Publication, *, by: Member | None = None) -> int:
    """Read and judge the ratings of a publication again, on its scale and by its cut-off as they are now.

    Verdicts of critics and curators stay. Gives how many verdicts changed. Raises PermissionDeniedError without the
    permission to change publications.
    """
    require(by, "critics.change_publication")
    bulk.advisory_lock(TOP_STATUSES, shared=True)
    rated = Review.objects.filter(publication=publication).exclude(rating="")
    titles = sorted(set(rated.values_list("title_id", flat=True)))
    scoreboard.lock_critics(lambda: set(titles))
    at = timezone.now()
    return sum(_judge_batch(publication, batch, at, by) for batch in batched(titles, BATCH))


def _judge_batch(publication: Publication, titles: Sequence[int], at: datetime, by: Member | None) -> int:
    notes: dict[int, list[LogEvent]] = {}
    changed = []
    rated = Review.objects.filter(publication=publication, title_id__any_of=titles).exclude(rating="")
    for review in rated.select_related("byline__publication"):
        before = [getattr(review, name) for name in JUDGED]
        review.byline.publication = publication
        found = _judge(review, _as_it_stands(review).judgement, at, by)
        if found:
            notes.setdefault(review.title_id, []).extend(found)
        if before != [getattr(review, name) for name in JUDGED]:
            changed.append(review)
    _store(changed)
    store_counts(Recount.of(titles), scoreboard.lock_critics(lambda: set(titles)), notes=notes, at=at)
    changes.record_titles(titles)
    return sum(len(each) for each in notes.values())


def _store(reviews: Iterable[Review]) -> None:
    rows = [[*(getattr(review, name) for name in JUDGED), review.pk] for review in reviews]
    bulk.update(Review, JUDGED, ["id"], rows)


def _say(review: Review, said: ReviewInput) -> None:
    byline = said.byline
    review.title_id, review.byline = said.title_id, byline
    review.critic_id, review.publication_id = byline.critic_id, byline.publication_id
    review.url, review.quote, review.language = said.url, " ".join(said.quote.split()), said.language
    review.rating, review.dated_on, review.covers = said.rating, said.dated_on, said.covers.value
    # It stops counting before it goes elsewhere: at no moment do two reviews of one critic count there.
    review.counts = False
    review.save()


def _lock(review: Review, title_id: int) -> dict[int, Score]:
    """Lock the scores of the titles that a review is and will be of, and read it as it is then."""

    def titles() -> set[int]:
        review.refresh_from_db()
        return {review.title_id, title_id}

    return scoreboard.lock_critics(titles)


def _as_it_stands(review: Review) -> ReviewInput:
    return ReviewInput(
        title_id=review.title_id, byline=review.byline, rating=review.rating, label=_label(review),
        curated=_curated(review),
    )  # fmt: skip


def _label(review: Review) -> Verdict | None:
    is_label = review.verdict_by == DecidedBy.CRITIC and review.verdict_reason == VerdictReason.CRITICS_LABEL
    return Verdict(review.verdict) if is_label else None


def _curated(review: Review) -> Verdict | None:
    decided = review.verdict_by in {DecidedBy.CURATOR, DecidedBy.MODEL}
    return Verdict(review.verdict) if decided else None


def _judge(review: Review, judged: Assessment, at: datetime, by: Member | None) -> list[LogEvent]:
    """Set what a review's rating is worth and, unless somebody decided it, its verdict; gives the log's note."""
    review.value_numerator, review.value_denominator = judged.numerator, judged.denominator
    review.scale = judged.scale
    said = (judged.verdict, judged.by, judged.reason)
    if _curated(review) or said == (review.verdict, review.verdict_by, review.verdict_reason):
        return []
    note = LogEvent(
        kind=LogEntry.Kind.VERDICT, before=review.verdict, after=judged.verdict, review_id=review.pk,
        member_id=by.pk if by else None, decided_by=judged.by, reason=judged.reason,
    )  # fmt: skip
    review.verdict, review.verdict_by, review.verdict_reason = said
    review.verdict_at, review.verdict_member = (at if judged.verdict else None), None
    return [note]


def _moved(review: Review, title_id: int) -> list[LogEvent]:
    if review.title_id == title_id:
        return []
    was, now = f"title:{review.title_id}", f"title:{title_id}"
    return [
        LogEvent(
            kind=LogEntry.Kind.COUNTING, before=was, after=now, review_id=review.pk, reason="moved to another title"
        )
    ]
