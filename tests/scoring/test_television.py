"""A series is the mean of its seasons; the first episodes stand apart."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaudit.scoring.policy import CLASSIC, Unit
from plaudit.scoring.score import CriticBand, CriticScore
from plaudit.scoring.tally import CriticTally
from plaudit.scoring.television import SeasonTally

SEASONS = st.lists(st.tuples(st.none() | st.integers(0, 100), st.integers(0, 500)))


def test_each_season_counts_once_however_many_reviewed_it():
    tally = SeasonTally.of([(100, 5), (0, 500)])
    assert tally.percent == 50
    assert tally.reviews == 505


@pytest.mark.parametrize(("percents", "shown"), [([62, 63], 63), ([90, 90, 91], 90), ([0], 0), ([], None)])
def test_the_mean_is_rounded_half_up(percents, shown):
    assert SeasonTally.of((percent, 10) for percent in percents).percent == shown


def test_a_season_without_a_score_takes_no_part():
    assert SeasonTally.of([(80, 20), (None, 3)]) == SeasonTally(1, 80, 20)


@given(SEASONS)
def test_the_mean_lies_between_the_worst_and_the_best_season(seasons):
    tally = SeasonTally.of(seasons)
    shown = [percent for percent, _reviews in seasons if percent is not None]
    if not shown:
        assert tally.mean is None
    else:
        assert min(shown) <= tally.percent <= max(shown)
        assert tally.mean == Fraction(sum(shown), len(shown))


@pytest.mark.parametrize("counts", [(-1, 0, 0), (1, 101, 0), (0, 1, 0), (1, 0, -1)])
def test_counts_that_cannot_be_are_refused(counts):
    with pytest.raises(ValueError, match=r"percent|below zero"):
        SeasonTally(*counts)


def test_a_score_made_of_seasons_has_neither_average_nor_interval():
    score = CriticScore.of_seasons(SeasonTally(2, 150, 60), CriticTally(1, 0))
    assert (score.percent, score.band, score.reviews) == (75, CriticBand.FRESH, 60)
    assert (score.average, score.interval, score.missing, score.preliminary) == (None, None, 0, False)


def test_the_policy_says_from_how_many_seasons():
    row = next(row for row in CLASSIC.thresholds() if row.key == "series_shown_from_seasons")
    assert (row.value, row.unit) == (1, Unit.SEASONS)
    with pytest.raises(ValueError, match="at least one season"):
        replace(CLASSIC, series_seasons=0)
