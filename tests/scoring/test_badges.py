"""Badges that are won and lost only by scores that have settled."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaudit.scoring.badge import (
    BadgeChange,
    BadgeEligibility,
    BadgeReason,
    BadgeState,
    apply_pending,
    certified_eligibility,
    certified_history,
    hot_eligibility,
    hot_history,
    pending_until,
    replay,
    update_badge,
)
from plaudit.scoring.policy import CLASSIC, ReleaseClass
from plaudit.scoring.tally import AudienceTally, CriticCounts, CriticTally
from scoring.strategies import FIRST_DAY, critic_counts, days

WIDE, LIMITED = ReleaseClass.WIDE, ReleaseClass.LIMITED
QUALIFIES, BETWEEN, FAILS = BadgeEligibility(True, False), BadgeEligibility(False, False), BadgeEligibility(False, True)
standings = st.lists(st.tuples(days, st.sampled_from([QUALIFIES, BETWEEN, FAILS])), max_size=20)


def day(number):
    return FIRST_DAY + timedelta(days=number)


def counts(percent, reviews=100, top=5):
    fresh = percent * reviews // 100
    return CriticCounts(CriticTally(fresh, reviews - fresh), CriticTally(top, 0))


def certified(*events, until=90, release_class=WIDE, is_season=False):
    changes = certified_history(
        [(day(number), each) for number, each in events],
        policy=CLASSIC,
        release_class=release_class,
        until=day(until),
        is_season=is_season,
    )
    return [((change.on - FIRST_DAY).days, change.held) for change in changes]


def test_certified_fresh_is_won_when_the_score_has_held_for_seven_days():
    assert certified((3, counts(75))) == [(10, True)]


def test_certified_fresh_is_not_won_before_the_days_are_over():
    assert certified((3, counts(75)), until=9) == []


@pytest.mark.parametrize(
    ("tally", "release_class", "won"),
    [
        (counts(74), WIDE, False),
        (counts(100, reviews=79), WIDE, False),
        (counts(100, reviews=80), WIDE, True),
        (counts(100, top=4), WIDE, False),
        (counts(100, reviews=39), LIMITED, False),
        (counts(100, reviews=40), LIMITED, True),
        (counts(100, reviews=40), ReleaseClass.STREAMING, True),
        (counts(100, reviews=40), ReleaseClass.FESTIVAL, True),
    ],
)
def test_certified_fresh_needs_percentage_reviews_and_top_critics(tally, release_class, won):
    assert bool(certified((0, tally), release_class=release_class)) == won


def test_a_season_needs_twenty_reviews():
    season = {"release_class": ReleaseClass.TELEVISION, "is_season": True}

    assert certified((0, counts(100, reviews=20)), **season) == [(7, True)]
    assert certified((0, counts(100, reviews=19)), **season) == []


def test_the_percentage_counts_as_it_is_shown():
    rounded_up = CriticCounts(CriticTally(149, 51), CriticTally(5, 0))

    assert certified((0, rounded_up)) == [(7, True)]


def test_a_held_badge_survives_between_seventy_and_seventy_five():
    assert certified((0, counts(75)), (20, counts(70))) == [(7, True)]


def test_a_held_badge_is_lost_when_it_stays_below_seventy():
    assert certified((0, counts(75)), (20, counts(69))) == [(7, True), (27, False)]


def test_a_held_badge_survives_a_dip_of_a_few_days():
    assert certified((0, counts(75)), (20, counts(69)), (26, counts(70))) == [(7, True)]


@pytest.mark.parametrize("fewer", [counts(90, reviews=79), counts(90, top=4)])
def test_a_held_badge_is_lost_under_the_counts(fewer):
    assert certified((0, counts(90)), (20, fewer)) == [(7, True), (27, False)]


def test_a_lost_badge_can_be_won_again_at_seventy_five():
    events = [(0, counts(80)), (20, counts(60)), (40, counts(74)), (50, counts(75))]

    assert certified(*events) == [(7, True), (27, False), (57, True)]


def test_a_break_starts_the_days_anew():
    assert certified((0, counts(75)), (5, counts(74)), (6, counts(75))) == [(13, True)]


def test_even_a_break_within_one_day_starts_the_days_anew():
    assert certified((0, counts(75)), (5, counts(74)), (5, counts(75))) == [(12, True)]


def test_what_is_due_on_a_day_happens_before_the_reviews_of_that_day():
    assert certified((0, counts(75)), (7, counts(60))) == [(7, True), (14, False)]


def test_events_after_the_moment_asked_about_are_left_out():
    assert certified((0, counts(75)), (20, counts(50)), until=19) == [(7, True)]


def test_a_title_without_reviews_has_no_history():
    assert certified() == []


def test_a_change_names_its_reason():
    events = [(day(0), counts(75)), (day(20), counts(50))]

    won, lost = certified_history(events, policy=CLASSIC, release_class=WIDE, until=day(90))

    assert won == BadgeChange(day(7), True, BadgeReason.QUALIFIED)
    assert lost == BadgeChange(day(27), False, BadgeReason.FAILED)


def ratings(percent, number):
    liked = percent * number // 100
    return AudienceTally((number - liked, 0, 0, 0, 0, 0, 0, 0, 0, liked))


def test_verified_hot_is_won_at_ninety_and_lost_below_eighty():
    events = [(day(0), ratings(90, 500)), (day(20), ratings(80, 600)), (day(40), ratings(79, 700))]

    changes = hot_history(events, policy=CLASSIC, release_class=WIDE, until=day(60))

    assert [(change.on, change.held) for change in changes] == [(day(7), True), (day(47), False)]


def test_verified_hot_needs_ratings_to_be_won_but_not_to_be_kept():
    assert not hot_eligibility(ratings(95, 499), CLASSIC, WIDE).qualifies
    assert not hot_eligibility(ratings(95, 499), CLASSIC, WIDE).fails
    assert hot_eligibility(ratings(95, 250), CLASSIC, LIMITED).qualifies
    assert hot_eligibility(AudienceTally(), CLASSIC, LIMITED).fails


def test_a_pending_change_says_when_it_is_due():
    state, changes = update_badge(BadgeState(), day(3), qualifies=True, fails=False, settled_days=7)

    assert changes == []
    assert pending_until(state, settled_days=7) == day(10)
    assert pending_until(BadgeState(), settled_days=7) is None


def test_time_alone_settles_a_badge():
    pending = BadgeState(pending_since=day(3))

    assert apply_pending(pending, day(9), settled_days=7) == (pending, [])
    assert apply_pending(pending, day(99), settled_days=7) == (
        BadgeState(held=True, since=day(10)),
        [BadgeChange(day(10), True, BadgeReason.QUALIFIED)],
    )


def test_moments_may_be_times_too():
    noon = datetime(2024, 1, 1, 12, tzinfo=UTC)

    state, _ = update_badge(BadgeState(), noon, qualifies=True, fails=False, settled_days=7)

    assert pending_until(state, settled_days=7) == noon + timedelta(days=7)


def test_without_days_to_settle_a_badge_changes_at_once():
    state, changes = update_badge(BadgeState(), day(0), qualifies=True, fails=False, settled_days=0)

    assert (state.held, [change.on for change in changes]) == (True, [day(0)])


def test_a_tally_cannot_qualify_and_fail_at_once():
    with pytest.raises(ValueError, match="at once"):
        update_badge(BadgeState(), day(0), qualifies=True, fails=True, settled_days=7)


@given(critic_counts(), st.sampled_from(ReleaseClass), st.booleans())
def test_no_counts_qualify_and_fail_at_once(tally, release_class, is_season):
    standing = certified_eligibility(tally, CLASSIC, release_class, is_season=is_season)

    assert not (standing.qualifies and standing.fails)


@given(standings, st.integers(0, 10), days)
def test_stepping_day_by_day_gives_the_same_as_the_whole_history(dated, settled_days, until):
    by_day = {}
    for moment, standing in dated:
        by_day.setdefault(moment, []).append(standing)
    state, changes, moment = BadgeState(), [], FIRST_DAY
    while moment <= until:
        state, more = apply_pending(state, moment, settled_days=settled_days)
        changes += more
        for each in by_day.get(moment, ()):
            state, more = update_badge(
                state,
                moment,
                qualifies=each.qualifies,
                fails=each.fails,
                settled_days=settled_days,
            )
            changes += more
        moment += timedelta(days=1)

    history = replay(dated, settled_days=settled_days, until=until)

    assert (history.changes, history.state) == (changes, state)


@given(standings, st.integers(0, 10), days)
def test_a_badge_is_won_and_lost_by_turns_and_only_after_settling(dated, settled_days, until):
    changes = replay(dated, settled_days=settled_days, until=until).changes

    assert [change.held for change in changes] == [n % 2 == 0 for n in range(len(changes))]
    for change in changes:
        first = change.on - timedelta(days=settled_days)
        wanted = QUALIFIES if change.held else FAILS
        assert all(s == wanted for moment, s in dated if first < moment < change.on)
        assert any(s == wanted for moment, s in dated if moment == first)


@given(standings, days, days)
def test_what_a_history_says_of_the_past_does_not_change_later(dated, one, other):
    earlier, later = sorted([one, other])

    before = replay(dated, settled_days=7, until=earlier).changes

    assert before == [change for change in replay(dated, settled_days=7, until=later).changes if change.on <= earlier]


def test_days_in_any_order_give_one_history():
    events = [(day(20), counts(50)), (day(0), counts(80))]

    assert certified_history(
        iter(events), policy=CLASSIC, release_class=WIDE, until=date(2021, 1, 1)
    ) == certified_history(
        sorted(events, key=lambda event: event[0]),
        policy=CLASSIC,
        release_class=WIDE,
        until=date(2021, 1, 1),
    )
