"""The dated thresholds, and which are in force when."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given

from plaudit.scoring.policy import (
    CLASSIC,
    POLICIES,
    POLICY_2024,
    GrossBand,
    PolicyTimeline,
    ReleaseClass,
    Unit,
)
from scoring.strategies import days

CHANGE = date(2024, 8, 21)
BEFORE, AFTER = date(2024, 8, 20), date(2025, 1, 1)


@pytest.fixture
def changed():
    return PolicyTimeline.parse("classic, 2024 from 2024-08-21")


def test_classic_needs_five_reviews_whatever_the_takings():
    assert {CLASSIC.minimum_reviews(expected_gross_band) for expected_gross_band in (None, *GrossBand)} == {5}


@pytest.mark.parametrize(
    ("expected_gross_band", "minimum"),
    [(GrossBand.SMALL, 10), (GrossBand.MEDIUM, 20), (GrossBand.LARGE, 40), (None, 10)],
)
def test_2024_needs_reviews_by_expected_takings(expected_gross_band, minimum):
    assert POLICY_2024.minimum_reviews(expected_gross_band) == minimum


def test_2024_is_otherwise_as_classic():
    assert {
        key for (key, new), (_, old) in zip(POLICY_2024.thresholds(), CLASSIC.thresholds(), strict=True)
        if new != old
    } == {f"score_shown_from_reviews_gross_{each}" for each in (*GrossBand, "unknown")}  # fmt: skip


@pytest.mark.parametrize(
    ("dollars", "release_class", "expected_gross_band"),
    [
        (60_000_000, ReleaseClass.WIDE, GrossBand.SMALL),
        (60_000_001, None, GrossBand.MEDIUM),
        (120_000_000, None, GrossBand.MEDIUM),
        (120_000_001, ReleaseClass.WIDE, GrossBand.LARGE),
        (200_000_000, ReleaseClass.FESTIVAL, GrossBand.SMALL),
    ],
)
def test_takings_fall_into_three_bands_and_a_festival_title_into_the_smallest(
    dollars, release_class, expected_gross_band
):
    assert GrossBand.expected(dollars, release_class) is expected_gross_band


@pytest.mark.parametrize(
    ("release_class", "certified", "hot"),
    [
        (ReleaseClass.WIDE, 80, 500),
        (ReleaseClass.LIMITED, 40, 250),
        (ReleaseClass.FESTIVAL, 40, 250),
        (ReleaseClass.STREAMING, 40, 250),
        (ReleaseClass.TELEVISION, 40, 250),
    ],
)
def test_badges_need_counts_by_release_class(release_class, certified, hot):
    assert CLASSIC.certified_minimum(release_class) == certified
    assert CLASSIC.hot_minimum(release_class) == hot
    assert CLASSIC.certified_minimum(release_class, is_season=True) == 20


def test_the_table_for_the_public_page_holds_every_threshold():
    rows = dict(CLASSIC.thresholds())

    assert rows["review_fresh_from_percent"] == 60
    assert rows["score_shown_from_reviews_gross_unknown"] == 5
    assert rows["certified_won_from_percent"] == 75
    assert rows["certified_lost_below_percent"] == 70
    assert rows["certified_from_reviews_wide"] == 80
    assert rows["certified_from_reviews_season"] == 20
    assert rows["certified_from_top_reviews"] == 5
    assert rows["certified_settled_after_days"] == 7
    assert rows["rating_liked_from_half_stars"] == 7
    assert rows["audience_shown_from_ratings"] == 50
    assert rows["hot_won_from_percent"] == 90
    assert rows["hot_lost_below_percent"] == 80
    assert rows["hot_from_ratings_wide"] == 500
    assert len(rows) == len(CLASSIC.thresholds()) == 29


def test_every_threshold_says_what_it_counts():
    units = {row.key: row.unit for row in CLASSIC.thresholds()}

    assert units["certified_from_top_reviews"] is Unit.REVIEWS
    assert units["hot_from_ratings_wide"] is Unit.RATINGS
    assert units["rating_liked_from_half_stars"] is Unit.HALF_STARS
    assert units["certified_settled_after_days"] is Unit.DAYS
    assert units["score_preliminary_from_points"] is Unit.POINTS
    assert units["hot_lost_below_percent"] is Unit.PERCENT


@pytest.mark.parametrize(
    ("part", "change"),
    [
        (CLASSIC.certified, {"lose_percent": 76}),
        (CLASSIC.certified, {"settled_days": -1}),
        (CLASSIC.hot, {"minimum": {ReleaseClass.WIDE: 500}}),
        (CLASSIC, {"reviews_to_show": {None: 5}}),
    ],
)
def test_a_policy_that_leaves_a_case_open_or_contradicts_itself_is_refused(part, change):
    with pytest.raises(ValueError, match=r"badge|policy"):
        replace(part, **change)


@pytest.mark.parametrize("name", POLICIES)
def test_a_policy_by_itself_is_always_in_force(name):
    timeline = PolicyTimeline.parse(f" {name} ")

    assert timeline.at(date.min) is timeline.at(AFTER) is POLICIES[name]


def test_a_policy_is_in_force_from_its_first_day(changed):
    assert changed.at(BEFORE) is CLASSIC
    assert changed.at(CHANGE) is POLICY_2024
    assert changed.at(datetime(2024, 8, 20, 23, 59, tzinfo=UTC)) is CLASSIC


def test_a_title_first_shown_under_an_earlier_policy_keeps_its_minimum(changed):
    assert changed.minimum_reviews(AFTER, BEFORE, GrossBand.LARGE) == 5
    assert changed.minimum_reviews(AFTER, CHANGE, GrossBand.LARGE) == 40


def test_a_title_that_was_never_shown_has_the_minimum_of_the_day(changed):
    assert changed.minimum_reviews(AFTER, None, GrossBand.MEDIUM) == 20
    assert changed.minimum_reviews(BEFORE, AFTER) == 5


@given(days, days)
def test_under_one_policy_it_does_not_matter_when_a_title_was_first_shown(moment, first):
    assert PolicyTimeline.parse("2024").minimum_reviews(moment, first) == 10


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "no scoring policy ''"),
        ("modern", "there are classic and 2024"),
        ("classic, 2024", "needs the day it begins"),
        ("classic, 2024 from then", "cannot begin on 'then'"),
        ("classic, 2024 from 2024-13-01", "write a day such as 2024-08-21"),
        ("classic,", "needs the day it begins"),
        ("classic, 2024 from 2024-08-21, classic from 2023-01-01", "each from a later day"),
        ("classic, 2024 from 2024-08-21, classic from 2024-08-21", "each from a later day"),
    ],
)
def test_a_wrong_setting_is_explained_in_a_sentence(text, sentence):
    with pytest.raises(ValueError, match=sentence):
        PolicyTimeline.parse(text)
