"""What time alone brings about happens by itself, with an entry in the log."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from factories import BylineFactory, TitleFactory, review, reviews
from plaudit.critics.actions.bylines import add_top_status
from plaudit.critics.models import TopStatus
from plaudit.maintenance.recount import differences
from plaudit.maintenance.scheduled_updates import (
    count_by_new_statuses,
    follow_the_policy,
    let_time_pass,
    settle_badges,
)
from plaudit.scoreboard.models import LogEntry, Score

pytestmark = pytest.mark.django_db


@pytest.fixture
def pending():
    """A title that qualifies for Certified Fresh since today, and another that does not."""
    title = TitleFactory()
    tops = BylineFactory.create_batch(5)
    for byline in tops:
        add_top_status(byline, starts_on=None)
        review(title, byline=byline)
    reviews(title, fresh=36)
    reviews(TitleFactory(), fresh=10)
    return title


def test_a_badge_settles_without_another_review(pending):
    since = timezone.localdate() - timedelta(days=7)
    assert settle_badges(timezone.localdate()) == 0
    Score.objects.filter(title=pending).update(certified_pending_since=since)

    assert settle_badges(timezone.localdate()) == 1
    assert Score.objects.get(title=pending).certified
    entry = LogEntry.objects.filter(title_id=pending.pk).latest("number")
    assert (entry.kind, entry.after) == (LogEntry.Kind.BADGE, "certified")
    assert settle_badges(timezone.localdate()) == 0
    assert list(differences()) == []


def test_an_undated_review_is_no_longer_top_when_the_status_has_ended():
    title, byline = TitleFactory(), BylineFactory()
    add_top_status(byline, starts_on=None)
    review(title, byline=byline, dated_on=None)
    review(title, byline=byline, dated_on=date(2007, 1, 1))
    reviews(title, fresh=1, dated_on=None)
    today = timezone.localdate()
    assert Score.objects.get(title=title).top_fresh == 1

    TopStatus.objects.update(ends_on=today - timedelta(days=1))
    assert count_by_new_statuses(today, today) == 0
    assert count_by_new_statuses(today - timedelta(days=1), today) == 1
    assert list(differences()) == []


def test_a_policy_that_comes_into_force_counts_everything_again(settings):
    settings.POLICY = "classic, 2024 from 2024-08-21"
    begins = date(2024, 8, 21)
    assert not follow_the_policy(begins, begins)
    assert not follow_the_policy(begins - timedelta(days=9), begins - timedelta(days=1))
    assert follow_the_policy(begins - timedelta(days=1), begins)


def test_time_passes_on_an_empty_site():
    let_time_pass(None, datetime(2026, 3, 1, tzinfo=UTC))
    let_time_pass(datetime(2026, 2, 1, tzinfo=UTC), datetime(2026, 3, 1, tzinfo=UTC))
