"""Fresh or rotten, and who decided."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaudit.scoring.notation import read_rating
from plaudit.scoring.verdict import DecidedBy, Decision, Verdict, VerdictReason, decide
from scoring.strategies import verdicts

FRESH, ROTTEN = Verdict.FRESH, Verdict.ROTTEN


@pytest.mark.parametrize(
    ("printed", "verdict"),
    [
        ("3/5", FRESH),
        ("2.5/4", FRESH),
        ("6/10", FRESH),
        ("B-", FRESH),
        ("60%", FRESH),
        ("+1 (-4..+4)", FRESH),
        ("5.9/10", ROTTEN),
        ("2/4", ROTTEN),
        ("C+", ROTTEN),
        ("59.99%", ROTTEN),
        ("0/5", ROTTEN),
        ("0 (-4..+4)", ROTTEN),
    ],
)
def test_the_general_rule_is_fresh_from_sixty_percent_and_from_b_minus(printed, verdict):
    decision = decide(rating=read_rating(printed))

    assert decision == Decision(verdict, DecidedBy.RULE, VerdictReason.GENERAL_RULE)
    assert decision.counts


def test_an_outlets_own_cutoff_goes_before_the_general_rule():
    rating = read_rating("2.5/4")

    decision = decide(rating=rating, outlet_cutoff=Fraction(3, 4))

    assert decision == Decision(ROTTEN, DecidedBy.OUTLET, VerdictReason.OUTLET_CUTOFF)
    assert decide(rating=rating, outlet_cutoff=Fraction(5, 8)).verdict is FRESH


def test_a_confirmed_suggestion_goes_before_the_outlets_cutoff():
    decision = decide(confirmed=FRESH, rating=read_rating("1/5"), outlet_cutoff=Fraction(1, 2))

    assert decision == Decision(FRESH, DecidedBy.MODEL, VerdictReason.CONFIRMED_SUGGESTION)


def test_a_curator_goes_before_a_suggestion_and_any_rating_with_a_value():
    decision = decide(curator=ROTTEN, confirmed=FRESH, rating=read_rating("A"))

    assert decision == Decision(ROTTEN, DecidedBy.CURATOR, VerdictReason.CURATOR)


def test_a_critics_thumb_is_the_critics_own_verdict():
    decision = decide(curator=FRESH, rating=read_rating("👎"))

    assert decision == Decision(ROTTEN, DecidedBy.CRITIC, VerdictReason.CRITICS_RATING)


def test_nobody_overrules_the_critics_own_label():
    decision = decide(
        critic=FRESH,
        curator=ROTTEN,
        confirmed=ROTTEN,
        rating=read_rating("N"),
        outlet_cutoff=Fraction(1),
    )

    assert decision == Decision(FRESH, DecidedBy.CRITIC, VerdictReason.CRITICS_LABEL)


@pytest.mark.parametrize("cutoff", [None, Fraction(1, 2)])
def test_a_review_that_says_nothing_is_undecided_and_does_not_count(cutoff):
    decision = decide(outlet_cutoff=cutoff)

    assert decision == Decision(None, None, VerdictReason.UNDECIDED)
    assert not decision.counts


@pytest.mark.parametrize("cutoff", [Fraction(-1, 10), Fraction(11, 10), 60])
def test_an_outlets_cutoff_is_a_share(cutoff):
    with pytest.raises(ValueError, match="between 0 and 1"):
        decide(outlet_cutoff=cutoff)


@given(
    st.none() | verdicts,
    st.none() | verdicts,
    st.none() | st.sampled_from(["3/5", "1/5", "R", "N", "F"]).map(read_rating),
)
def test_a_decision_always_names_who_decided(critic, curator, rating):
    decision = decide(critic=critic, curator=curator, rating=rating)

    assert (decision.by is None) == (decision.verdict is None)
    assert decision.counts == any(given is not None for given in (critic, curator, rating))
