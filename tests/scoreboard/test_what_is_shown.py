"""A badge shows when it has settled, whether or not anything has happened since."""

from datetime import timedelta

import pytest
from django.utils import timezone

from factories import BylineFactory, MemberFactory, PublicationFactory, TitleFactory, review, reviews
from plaudit.audience.actions.bulk import RatingInput, import_ratings
from plaudit.catalog.models import Kind, Title
from plaudit.critics.actions.bylines import add_top_status
from plaudit.scoreboard.displayed_scores import displayed_score
from plaudit.scoreboard.models import LogEntry, Score

pytestmark = pytest.mark.django_db


def acclaimed(**facts: str) -> Title:
    """Forty fresh reviews of today, five of them top."""
    title = TitleFactory(**facts)
    outlet = PublicationFactory()
    add_top_status(outlet, starts_on=None)
    for _ in range(5):
        review(title, byline=BylineFactory(publication=outlet))
    reviews(title, fresh=35)
    return title


def test_certified_fresh_shows_after_seven_days() -> None:
    score = Score.objects.get(title=acclaimed())
    today = timezone.localdate()

    assert not displayed_score(score).certified
    assert not displayed_score(score, on=today + timedelta(days=6)).certified
    settled = displayed_score(score, on=today + timedelta(days=7))
    assert settled.certified
    assert settled.certified_since == today + timedelta(days=7)


def test_the_next_review_writes_the_settled_badge_into_the_log() -> None:
    title = acclaimed()
    long_ago = timezone.localdate() - timedelta(days=30)
    Score.objects.filter(title=title).update(certified_pending_since=long_ago)

    review(title)

    entry = LogEntry.objects.get(title_id=title.pk, kind=LogEntry.Kind.BADGE)
    assert (entry.after, entry.on, entry.reconstructed) == ("certified", long_ago + timedelta(days=7), False)
    assert Score.objects.get(title=title).certified


def test_a_series_as_a_whole_is_never_certified() -> None:
    score = Score.objects.get(title=acclaimed(kind=Kind.SERIES))

    assert score.certified_pending_since is None


def test_verified_hot_counts_verified_ratings_alone() -> None:
    title, other = TitleFactory(), TitleFactory()
    members = MemberFactory.create_batch(250)
    now = timezone.now()
    import_ratings([RatingInput(title.pk, member.pk, 9, now, verified=True) for member in members])
    import_ratings([RatingInput(other.pk, member.pk, 9, now) for member in members])
    week = timezone.localdate() + timedelta(days=7)

    assert displayed_score(Score.objects.get(title=title), on=week).hot
    assert not displayed_score(Score.objects.get(title=other), on=week).hot
