"""The order of titles in lists."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaudit.scoring.ranking import in_millionths, lower_bound, weighted_rank

means = st.fractions(0, 100)
votes = st.integers(0, 10**6)


def test_a_rank_is_drawn_towards_the_prior_mean():
    assert weighted_rank(Fraction(9), 1_000, Fraction(7), 3_000) == Fraction(15, 2)


def test_a_title_without_votes_stands_at_the_prior_mean():
    assert weighted_rank(0, 0, 60, 20) == 60


def test_without_a_prior_the_rank_is_the_mean():
    assert weighted_rank(Fraction(91, 3), 12, 60, 0) == Fraction(91, 3)


def test_many_votes_of_ninety_stand_above_few_of_a_hundred():
    assert weighted_rank(90, 500, 60, 50) > weighted_rank(100, 5, 60, 50)
    assert lower_bound(450, 500) > lower_bound(5, 5)


@pytest.mark.parametrize(("given_votes", "prior"), [(0, 0), (-1, 5), (5, -1)])
def test_a_rank_of_no_votes_at_all_is_refused(given_votes, prior):
    with pytest.raises(ValueError, match="at least one vote"):
        weighted_rank(50, given_votes, 60, prior)


@given(means, votes, means, st.integers(1, 10**6))
def test_a_rank_lies_between_the_mean_and_the_prior(mean, number, prior, prior_votes):
    rank = weighted_rank(mean, number, prior, prior_votes)

    assert min(mean, prior) <= rank <= max(mean, prior)


@given(st.integers(1, 10**6).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_lower_bound_is_never_above_the_share(sample):
    positive, total = sample

    assert 0 <= lower_bound(positive, total) <= Fraction(positive, total)


def test_nothing_has_the_lowest_bound():
    assert lower_bound(0, 0) == lower_bound(0, 10) == 0


@given(st.fractions(0, 100), st.fractions(0, 100))
def test_the_stored_key_keeps_the_order(one, other):
    lower, higher = sorted([one, other])

    assert in_millionths(lower) <= in_millionths(higher)


def test_a_stored_key_is_rounded_half_up():
    assert in_millionths(Fraction(1, 3)) == 333_333
    assert in_millionths(Fraction(5, 10**7)) == 1
