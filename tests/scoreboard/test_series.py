"""The score of a series follows its seasons, in the same transaction and with an entry in the log."""

from threading import Thread

import pytest
from django.db import connection

from factories import BylineFactory, TitleFactory, review, reviews
from factories_television import first_review, make_series
from plaudit.catalog.models import Kind, Title
from plaudit.changes.models import Change
from plaudit.critics.actions.badge_history import seed_badge_history_of
from plaudit.critics.actions.bylines import add_top_status
from plaudit.critics.actions.recount import recount
from plaudit.critics.actions.review_input import ReviewInput
from plaudit.critics.actions.reviews import publish_reviews
from plaudit.critics.actions.verdicts import withdraw_review
from plaudit.maintenance.recount import differences
from plaudit.scoreboard.displayed_scores import displayed_score
from plaudit.scoreboard.models import LogEntry, Score
from plaudit.scoring.verdict import Verdict


def score(title: Title) -> Score:
    return Score.objects.select_related("title").get(title=title)


def whats() -> set[str]:
    return {difference.what for difference in differences()}


@pytest.fixture
def series(db: None) -> Title:
    """A series with seasons of 100, 60 and no score, beside another with one of 0."""
    made, seasons = make_series(3)
    reviews(seasons[0], fresh=5)
    reviews(seasons[1], fresh=6, rotten=4)
    reviews(seasons[2], fresh=4)
    _other, others = make_series(1)
    reviews(others[0], rotten=5)
    return made


def test_a_series_is_the_mean_of_its_seasons_with_a_score(series):
    stored = score(series)
    assert stored.critics_percent == 80
    assert (stored.seasons, stored.season_percents, stored.season_reviews) == (2, 160, 15)
    assert displayed_score(stored).critics.percent == 80
    assert displayed_score(stored).critics.reviews == 15


def test_it_follows_when_a_season_gets_its_score_and_loses_it_again(series):
    season = Title.objects.get(parent=series, number=3)
    last = review(season, "rotten")
    assert score(series).critics_percent == 80
    assert score(season).critics_percent == 80
    withdraw_review(last, by=None, reason="printed by mistake")
    assert score(series).seasons == 2
    log = LogEntry.objects.filter(title_id=series.pk, kind=LogEntry.Kind.SEASONS).order_by("number")
    assert [entry.number for entry in log] == list(range(1, len(log) + 1))
    assert log.last().after == "160/2 from 15 reviews"


def test_every_change_of_it_is_told_to_the_page_cache(series):
    Change.objects.all().delete()
    review(Title.objects.get(parent=series, number=1), "rotten")
    assert f"title:{series.pk}" in set(Change.objects.values_list("key", flat=True))


def test_reviews_of_the_series_itself_count_only_while_no_season_has_a_score(db):
    series, (season,) = make_series(1)
    reviews(series, fresh=1, rotten=4)
    assert score(series).critics_percent == 20
    reviews(season, fresh=5)
    assert score(series).critics_percent == 100
    assert whats() == set()


def test_a_series_has_no_badge_and_a_season_needs_twenty_reviews(series):
    season = Title.objects.get(parent=series, number=1)
    for _ in range(5):
        review(season, byline=_top_byline())
    reviews(season, fresh=10)
    assert score(season).certified_pending_since is not None
    assert score(series).certified_pending_since is None


def test_what_the_actions_leave_holds_for_series_too(series):
    first_review(Title.objects.get(parent=series, number=2), "rotten")
    assert whats() == set()
    recount(Title.objects.values_list("id", flat=True))
    seed_badge_history_of(list(Title.objects.values_list("id", flat=True)))
    assert whats() == set()


@pytest.mark.parametrize(
    ("wrong", "what"),
    [
        ({"seasons": 3}, "seasons"),
        ({"season_reviews": 1}, "seasons in the log"),
        ({"critics_percent": 79}, "critics_percent"),
        ({"first_fresh": 1}, "reviews of the first episodes"),
    ],
)
def test_the_check_finds_what_is_stored_wrongly(series, wrong, what):
    Score.objects.filter(title=series).update(**wrong)
    assert what in whats()


def test_the_recount_mends_it(series):
    Score.objects.filter(title=series).update(seasons=1, season_percents=7, critics_percent=7)
    recount([series.pk])
    assert score(series).critics_percent == 80


def test_a_series_that_comes_after_its_season_is_locked_in_the_same_order(db):
    season = TitleFactory(kind=Kind.SEASON, number=1)
    series = TitleFactory(kind=Kind.SERIES)
    Title.objects.filter(pk=season.pk).update(parent=series)
    reviews(season, fresh=5)
    assert score(series).critics_percent == 100


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_seasons_reviewed_at_once_are_both_in_the_series():
    series, seasons = make_series(2)
    for season in seasons:
        reviews(season, fresh=4)
    bylines = [BylineFactory(), BylineFactory()]

    def publish(season: Title, byline: object) -> None:
        publish_reviews([ReviewInput(title_id=season.pk, byline=byline, curated=Verdict.FRESH)])
        connection.close()

    threads = [Thread(target=publish, args=pair) for pair in zip(seasons, bylines, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert score(series).season_tally.seasons == 2
    assert whats() == set()


def _top_byline() -> object:
    byline = BylineFactory()
    add_top_status(byline, starts_on=None)
    return byline
