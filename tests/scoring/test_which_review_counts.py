"""Which of a named critic's reviews of one title counts."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from plaudit.scoring.review_choice import ReviewCandidate, ReviewChoice, choose_review
from plaudit.scoring.verdict import Verdict
from scoring.strategies import days, verdicts

ENTERED = datetime(2024, 5, 1, tzinfo=UTC)


def review(key, dated_on=None, *, top=False, entered=0, verdict=Verdict.FRESH, at=None, **more):
    return ReviewCandidate(
        key=key,
        dated_on=dated_on,
        top=top,
        entered_at=ENTERED + timedelta(hours=entered),
        verdict=verdict,
        publication=at,
        **more,
    )


reviews = st.lists(
    st.builds(
        ReviewCandidate,
        key=st.integers(1, 10_000),
        dated_on=st.none() | days,
        top=st.booleans(),
        entered_at=st.integers(0, 5).map(lambda hours: ENTERED + timedelta(hours=hours)),
        verdict=st.none() | verdicts,
        publication=st.none() | st.integers(1, 3),
        withdrawn=st.booleans(),
    ),
    max_size=8,
    unique_by=lambda candidate: candidate.key,
)


def test_the_latest_dated_review_counts():
    older, newer = review(1, date(2020, 1, 2), top=True), review(2, date(2020, 1, 3))

    assert choose_review([newer, older]).counts == newer.key


def test_a_known_date_goes_before_an_unknown_one():
    assert choose_review([review(1, date(1950, 1, 1)), review(2, None, top=True, entered=9)]).counts == 1


def test_of_one_day_the_review_of_a_top_byline_counts():
    day = date(2020, 1, 1)

    assert choose_review([review(1, day, top=True), review(2, day, entered=5)]).counts == 1


def test_of_equal_standing_the_latest_entered_counts():
    assert choose_review([review(1, entered=2), review(2, entered=1)]).counts == 1
    assert choose_review([review(1), review(2)]).counts == 2


def test_a_newer_undecided_or_withdrawn_review_hides_no_older_one():
    decided = review(1, date(2020, 1, 1), at=7)
    undecided = review(2, date(2021, 1, 1), at=7, verdict=None)
    withdrawn = review(3, date(2022, 1, 1), at=7, verdict=Verdict.ROTTEN, withdrawn=True)

    assert choose_review([decided, undecided, withdrawn]) == ReviewChoice(1, {}, contradicts=False)


def test_where_nothing_is_decided_nothing_counts():
    assert choose_review([review(1, verdict=None)]) == choose_review([]) == ReviewChoice(None, {}, contradicts=False)


def test_a_later_review_in_the_same_publication_is_its_newer_version():
    versions = [review(n, date(2020, 1, n), at=7) for n in (1, 2, 3)]
    elsewhere = review(4, date(2020, 1, 1), at=8)

    assert choose_review([*versions, elsewhere]).superseded == {1: 2, 2: 3}


def test_reviews_without_a_publication_are_not_versions_of_each_other():
    assert choose_review([review(1), review(2)]).superseded == {}


def test_a_contradiction_is_flagged():
    fresh, rotten = review(1, at=7), review(2, at=8, verdict=Verdict.ROTTEN)

    assert choose_review([fresh, rotten]).contradicts
    assert not choose_review([fresh, review(3, at=9)]).contradicts


@given(reviews, st.randoms())
def test_the_order_in_which_reviews_are_given_does_not_matter(candidates, random):
    assert choose_review(random.sample(candidates, len(candidates))) == choose_review(candidates)


@given(reviews)
def test_what_takes_no_part_changes_nothing(candidates):
    live = [each for each in candidates if each.verdict and not each.withdrawn]

    assert choose_review(live) == choose_review(candidates)


@given(reviews)
def test_the_review_that_counts_is_never_an_older_version(candidates):
    choice = choose_review(candidates)

    assert choice.counts not in choice.superseded
    assert (choice.counts is None) == all(e.withdrawn or not e.verdict for e in candidates)
