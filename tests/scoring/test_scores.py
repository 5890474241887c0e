"""What is shown of a tally."""

from fractions import Fraction
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaudit.scoring.policy import CLASSIC, POLICY_2024
from plaudit.scoring.score import AudienceBand, AudienceScore, CriticBand, CriticScore, Interval
from plaudit.scoring.tally import AudienceTally, CriticTally, ValueSum
from plaudit.scoring.wilson import wilson_interval
from scoring.strategies import audience_tallies, critic_tallies

samples = st.integers(1, 10**9).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def test_a_score_shows_percent_average_interval_and_band():
    values = ValueSum.of(Fraction(4, 5)) + ValueSum.of(Fraction(9, 10))

    score = CriticScore.of(CriticTally(183, 18), minimum=5, values=values)

    assert (score.shown, score.missing, score.preliminary) == (True, 0, False)
    assert (score.percent, score.band, score.interval) == (91, CriticBand.FRESH, (86, 95))
    assert (score.average, score.rated) == (Fraction(17, 2), 2)


def test_a_title_with_too_few_reviews_shows_how_many_it_lacks():
    score = CriticScore.of(CriticTally(3, 1), minimum=10, values=ValueSum.of(Fraction(1)))

    assert (score.shown, score.missing) == (False, 6)
    assert (score.percent, score.average, score.interval, score.band) == (None,) * 4
    assert not score.preliminary


def test_a_title_without_any_review_has_no_score_even_where_none_is_needed():
    score = CriticScore.of(CriticTally(), minimum=0)

    assert (score.shown, score.missing, score.percent) == (False, 1, None)


@pytest.mark.parametrize(
    ("fresh", "rotten", "band"),
    [(60, 40, CriticBand.FRESH), (119, 81, CriticBand.FRESH), (59, 41, CriticBand.ROTTEN)],
)
def test_a_score_is_fresh_from_sixty_percent_as_shown(fresh, rotten, band):
    assert CriticScore.of(CriticTally(fresh, rotten), minimum=5).band is band


def test_a_score_of_few_reviews_is_preliminary():
    assert CriticScore.of(CriticTally(5, 0), minimum=5).preliminary
    assert CriticScore.of(CriticTally(20, 20), minimum=5).preliminary
    assert not CriticScore.of(CriticTally(25, 25), minimum=5).preliminary
    assert not CriticScore.of(CriticTally(20, 0), minimum=5).preliminary


def test_an_audience_score_needs_fifty_ratings():
    tally = AudienceTally((0,) * 6 + (29, 0, 0, 20))

    few, enough = AudienceScore.of(tally), AudienceScore.of(tally.with_rating(1))

    assert (few.shown, few.missing, few.percent) == (False, 1, None)
    assert (enough.shown, enough.percent, enough.band) == (True, 98, AudienceBand.LIKED)
    assert enough.average == Fraction(29 * 7 + 20 * 10 + 1, 100)


def test_an_audience_score_below_sixty_is_disliked():
    tally = AudienceTally((0, 0, 0, 0, 0, 41, 59, 0, 0, 0))

    assert AudienceScore.of(tally, policy=POLICY_2024).band is AudienceBand.DISLIKED
    assert AudienceScore.of(tally, minimum=101).missing == 1


@given(critic_tallies, st.integers(0, 80))
def test_a_score_is_shown_or_says_how_many_reviews_are_missing(tally, minimum):
    score = CriticScore.of(tally, minimum=minimum, policy=CLASSIC)

    assert score.shown == (score.missing == 0)
    assert score.shown == (tally.counted >= max(minimum, 1))


@given(audience_tallies.filter(lambda tally: tally.ratings))
def test_an_interval_holds_the_percentage_shown(tally):
    score = AudienceScore.of(tally, minimum=1)

    assert 0 <= score.interval.low <= score.percent <= score.interval.high <= 100


@given(samples)
def test_an_interval_holds_the_exact_one_and_no_whole_percent_more(sample):
    positive, total = sample
    low, high = Interval.of(positive, total)

    def stands(percent):
        """Whether the sample contradicts a share of so many percent; Wilson's condition."""
        share = Fraction(percent, 100)
        z2 = Fraction(3_841_459, 1_000_000)
        return (Fraction(positive, total) - share) ** 2 * total > z2 * share * (1 - share)

    assert low == 0 or stands(low) or 100 * positive == low * total
    assert high == 100 or stands(high) or 100 * positive == high * total
    assert not (low + 1) * total <= 100 * positive or not stands(low + 1)
    assert not (high - 1) * total >= 100 * positive or not stands(high - 1)


@given(st.integers(1, 3000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_an_interval_agrees_with_the_textbook_formula(sample):
    positive, total = sample
    share, z = positive / total, 1.959964
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    spread = z * sqrt(share * (1 - share) / total + z * z / (4 * total**2)) / (1 + z * z / total)

    low, high = wilson_interval(positive, total, steps=1_000_000)

    assert low == pytest.approx(1e6 * max(middle - spread, 0), abs=2)
    assert high == pytest.approx(1e6 * min(middle + spread, 1), abs=2)


@pytest.mark.parametrize("sample", [(0, 0), (2, 1), (-1, 3)])
def test_an_interval_needs_a_sample(sample):
    with pytest.raises(ValueError, match="sample"):
        wilson_interval(*sample)
