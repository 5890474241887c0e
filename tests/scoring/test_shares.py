"""Shares that are shown together add up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaudit.scoring.apportionment import apportion, histogram_percentages
from plaudit.scoring.tally import AudienceTally
from scoring.strategies import audience_tallies, counts

someone_rated = audience_tallies.filter(lambda tally: tally.ratings)


def test_three_thirds_make_a_hundred():
    assert apportion([1, 1, 1]) == [34, 33, 33]


def test_what_is_left_goes_to_the_largest_remainders():
    assert apportion([1, 2, 4], 10) == [1, 3, 6]


def test_among_equal_remainders_the_larger_count_comes_first():
    assert apportion([1, 3], 2) == [0, 2]


def test_nothing_has_no_shares():
    assert apportion([0, 0]) == [0, 0]
    assert apportion([]) == []
    assert histogram_percentages(AudienceTally()) == (0,) * 10


@pytest.mark.parametrize(("given_counts", "total"), [([1, -1], 100), ([1], -1)])
def test_less_than_nothing_cannot_be_shared(given_counts, total):
    with pytest.raises(ValueError, match="apportioned"):
        apportion(given_counts, total)


@given(st.lists(counts, min_size=1).filter(any), st.integers(0, 1000))
def test_shares_sum_to_the_total_and_are_each_within_one_of_exact(some_counts, total):
    shares = apportion(some_counts, total)

    assert sum(shares) == total
    for share, count in zip(shares, some_counts, strict=True):
        assert abs(share * sum(some_counts) - count * total) < sum(some_counts)


@given(someone_rated)
def test_the_bars_sum_to_the_headline_within_liked_and_not_liked(tally):
    bars = histogram_percentages(tally)

    assert sum(bars[6:]) == tally.percent_liked
    assert sum(bars) == 100


@given(someone_rated)
def test_a_bar_that_nobody_gave_is_empty(tally):
    bars = histogram_percentages(tally)

    assert all(count or not bar for bar, count in zip(bars, tally.counts, strict=True))
