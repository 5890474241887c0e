"""An import of old reviews gives a badge its history once, by the days on which they appeared."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from factories import BylineFactory, reviews
from plaudit.catalog.models import Title, TitleId
from plaudit.critics.actions.badge_history import seed_badge_history
from plaudit.critics.actions.bylines import add_top_status
from plaudit.critics.actions.review_input import ReviewInput
from plaudit.critics.actions.reviews import publish_reviews
from plaudit.scoreboard.displayed_scores import displayed_score
from plaudit.scoreboard.models import LogEntry, Score
from plaudit.scoring.verdict import Verdict


@pytest.fixture
def certified(title: Title) -> Title:
    """Forty-five reviews over forty-five days in 2007, all fresh, ten of them top."""
    TitleId.objects.create(title=title, source="archive", value="1")
    tops = BylineFactory.create_batch(10)
    for byline in tops:
        add_top_status(byline, starts_on=None)
    days = [date(2007, 1, 1) + timedelta(days=number) for number in range(45)]
    publish_reviews(
        [
            ReviewInput(title_id=title.pk, byline=byline, label=Verdict.FRESH, dated_on=day)
            for byline, day in zip([*tops, *BylineFactory.create_batch(35)], days, strict=True)
        ]
    )
    seed_badge_history("archive")
    return title


def test_the_badge_is_dated_by_when_the_fortieth_review_had_settled(certified: Title) -> None:
    badge = LogEntry.objects.get(title_id=certified.pk, kind=LogEntry.Kind.BADGE)

    assert badge.reconstructed
    assert badge.on == date(2007, 2, 9) + timedelta(days=7)
    assert Score.objects.get(title=certified).certified_since == badge.on


def test_the_score_is_known_to_have_been_shown_since_the_fifth_review(certified: Title) -> None:
    assert Score.objects.get(title=certified).critics_first_shown == date(2007, 1, 5)


def test_the_past_is_reconstructed_once(certified: Title) -> None:
    seed_badge_history("archive")

    assert LogEntry.objects.filter(title_id=certified.pk, kind=LogEntry.Kind.BADGE).count() == 1


def test_reviews_of_an_unknown_day_claim_no_earlier_badge(title: Title) -> None:
    TitleId.objects.create(title=title, source="archive", value="1")
    reviews(title, fresh=50, dated_on=None)
    seed_badge_history("archive")

    assert not Score.objects.get(title=title).certified


def test_a_title_first_shown_under_an_earlier_policy_is_stored_as_it_is_shown(title: Title, settings: Any) -> None:
    settings.POLICY = "classic, 2024 from 2024-08-21"
    TitleId.objects.create(title=title, source="archive", value="1")
    reviews(title, fresh=7, dated_on=date(2007, 1, 1))
    assert Score.objects.get(title=title).critics_percent is None

    seed_badge_history("archive")

    score = Score.objects.get(title=title)
    assert (score.critics_first_shown, score.critics_percent) == (date(2007, 1, 1), 100)
    assert displayed_score(score).critics.percent == 100


def test_reviews_dated_ahead_count_from_today(title: Title) -> None:
    TitleId.objects.create(title=title, source="archive", value="1")
    reviews(title, fresh=7, dated_on=date(2099, 1, 1))
    seed_badge_history("archive")

    assert Score.objects.get(title=title).critics_first_shown == timezone.localdate()
