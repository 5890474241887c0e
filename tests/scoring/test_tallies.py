"""Counts: what can be said of them, and that nothing is lost when they are kept up."""

from fractions import Fraction
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaudit.scoring.tally import (
    AudienceCounts,
    AudienceTally,
    CriticCounts,
    CriticTally,
    ValueSum,
)
from plaudit.scoring.verdict import Verdict
from scoring.strategies import audience_tallies, critic_tallies, half_stars, verdicts

values = st.none() | st.fractions(0, 1)
votes = st.lists(st.tuples(verdicts, st.booleans()), max_size=30)


def critics(reviews):
    return sum((CriticCounts.of(verdict, top=top) for verdict, top in reviews), CriticCounts())


def audience(ratings):
    return reduce(AudienceTally.with_rating, ratings, AudienceTally())


@pytest.mark.parametrize(
    ("fresh", "rotten", "percent"),
    [
        (183, 18, 91),
        (125, 75, 63),
        (23, 17, 58),
        (1, 199, 1),
        (1, 200, 0),
        (199, 1, 100),
        (0, 7, 0),
        (7, 0, 100),
    ],
)
def test_a_percentage_is_rounded_half_up(fresh, rotten, percent):
    tally = CriticTally(fresh, rotten)

    assert (tally.percent_fresh, tally.percent_rotten) == (percent, 100 - percent)


def test_no_reviews_have_no_percentage():
    assert CriticTally().percent_fresh is None
    assert CriticTally().percent_rotten is None


@given(critic_tallies.filter(lambda tally: tally.counted))
def test_a_percentage_is_the_exact_share_to_within_half_a_point(tally):
    error = tally.percent_fresh - Fraction(100 * tally.fresh, tally.counted)

    assert -Fraction(1, 2) < error <= Fraction(1, 2)


@given(votes, st.randoms())
def test_the_order_of_reviews_does_not_matter(reviews, random):
    shuffled = random.sample(reviews, len(reviews))

    assert critics(shuffled) == critics(reviews)


@given(votes, votes)
def test_two_tallies_added_are_the_tally_of_all_reviews(some, others):
    assert critics(some) + critics(others) == critics(some + others)


@given(votes, verdicts, st.booleans())
def test_a_review_added_and_taken_away_leaves_no_trace(reviews, verdict, top):
    one = CriticCounts.of(verdict, top=top)

    assert critics(reviews) + one - one == critics(reviews)


def test_an_undecided_review_is_not_counted():
    assert CriticCounts.of(None, top=True) == CriticCounts()


def test_more_reviews_than_there_are_cannot_be_taken_away():
    with pytest.raises(ValueError, match="below zero"):
        CriticTally(1, 0) - CriticTally.of(Verdict.ROTTEN)


def test_top_critics_are_among_all_critics():
    with pytest.raises(ValueError, match="among all reviews"):
        CriticCounts(CriticTally(1, 1), CriticTally(2, 0))


def test_the_audience_likes_a_title_from_three_and_a_half_stars():
    tally = audience([6, 7])

    assert (tally.ratings, tally.liked, tally.percent_liked) == (2, 1, 50)


def test_the_average_is_exact_and_in_stars():
    assert audience([1, 10, 10]).average == Fraction(7, 2)
    assert audience([9, 8, 8]).average == Fraction(25, 6)
    assert AudienceTally().average is None
    assert AudienceTally().percent_liked is None


@given(st.lists(half_stars), st.randoms())
def test_the_order_of_ratings_does_not_matter(ratings, random):
    assert audience(random.sample(ratings, len(ratings))) == audience(ratings)


@given(st.lists(half_stars), st.lists(half_stars))
def test_two_audience_tallies_added_are_the_tally_of_all_ratings(some, others):
    assert audience(some) + audience(others) == audience(some + others)


@given(audience_tallies, half_stars)
def test_a_rating_added_and_taken_away_leaves_no_trace(tally, rating):
    assert tally.with_rating(rating).without_rating(rating) == tally


@given(audience_tallies, audience_tallies)
def test_an_audience_tally_added_and_taken_away_leaves_no_trace(tally, other):
    assert tally + other - other == tally


@given(st.lists(half_stars, min_size=1))
def test_the_average_of_a_tally_is_the_mean_of_its_ratings(ratings):
    assert audience(ratings).average == Fraction(sum(ratings), 2 * len(ratings))


@pytest.mark.parametrize("rating", [0, 11, -1])
def test_a_rating_has_one_to_ten_half_stars(rating):
    with pytest.raises(ValueError, match="1 to 10"):
        AudienceTally().with_rating(rating)


def test_a_rating_that_nobody_gave_cannot_be_taken_away():
    with pytest.raises(ValueError, match="below zero"):
        audience([8]).without_rating(7)


def test_an_audience_tally_has_ten_counts():
    with pytest.raises(ValueError, match="ten counts"):
        AudienceTally((1, 2, 3))


def test_verified_ratings_are_among_all_ratings():
    counts = AudienceCounts(audience([8, 8, 2]), audience([8]))

    assert counts + counts - counts == counts
    with pytest.raises(ValueError, match="among all ratings"):
        AudienceCounts(audience([8]), audience([7]))


def test_the_critics_average_is_out_of_ten_over_the_reviews_with_a_value():
    total = ValueSum.of(Fraction(3, 4)) + ValueSum.of(Fraction(1, 2)) + ValueSum.of(None)

    assert (total.rated, total.average_of_ten) == (2, Fraction(25, 4))
    assert ValueSum().average_of_ten is None


@given(st.lists(values), st.lists(values))
def test_sums_of_values_add_up_in_any_order(some, others):
    def total(each):
        return sum(map(ValueSum.of, each), ValueSum())

    assert total(some) + total(others) == total(others + some)
    assert total(some) + total(others) - total(others) == total(some)


@given(st.lists(st.fractions(0, 1), min_size=1))
def test_the_critics_average_is_the_mean_to_a_thousandth(all_values):
    average = sum(map(ValueSum.of, all_values), ValueSum()).average_of_ten

    assert abs(average - 10 * sum(all_values) / len(all_values)) <= Fraction(1, 1000)


@pytest.mark.parametrize("numbers", [(0, 1), (1, 10_001), (-1, 0), (2, -1)])
def test_a_sum_of_values_fits_their_number(numbers):
    with pytest.raises(ValueError, match="does not fit"):
        ValueSum(*numbers)
