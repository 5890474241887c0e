"""Words that one slip makes of another."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from plaudit.search.spelling import LATIN, slips

WORDS = st.text(LATIN, min_size=3, max_size=12)


@given(WORDS)
def test_every_slip_is_one_step_away(word):
    assert all(OSA.distance(word, slip) == 1 for slip in slips(word))


@given(WORDS, st.data())
def test_every_word_one_step_away_is_a_slip(word, data):
    other = data.draw(st.sampled_from(sorted(slips(word))))
    if len(other) >= 3:
        assert word in slips(other)


def test_what_is_too_short_or_too_long_is_not_guessed():
    assert slips("up") == slips("x" * 25) == set()
