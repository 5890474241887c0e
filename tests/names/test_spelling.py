"""Words that one typing error makes of another."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from plaudit.names.spelling import LATIN, single_edits

WORDS = st.text(LATIN, min_size=3, max_size=12)


@given(WORDS)
def test_every_edit_is_one_step_away(word):
    assert all(OSA.distance(word, edit) == 1 for edit in single_edits(word))


@given(WORDS, st.data())
def test_an_edit_can_be_undone_by_another(word, data):
    other = data.draw(st.sampled_from(sorted(single_edits(word))))
    if len(other) >= 3:
        assert word in single_edits(other)


def test_what_is_too_short_or_too_long_is_not_guessed():
    assert single_edits("up") == single_edits("x" * 25) == set()
