"""Reading ratings from text that nobody wrote with us in mind."""

import pkgutil
import re
from fractions import Fraction
from importlib import import_module
from re import _constants, _parser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plaudit.scoring import notation
from plaudit.scoring.notation import PrintedRating, Scale, UnreadableRatingError, UnreadableReason, read_rating
from plaudit.scoring.notation.scale import PRINTED_TOPS

RATING_LIKE = st.text("0123456789./,-–−+ ½¾★☆*⭐ABCDFabcdf%()outofvonsurNR👍👎\u200b\x00²٣", max_size=24)
SCALES = st.none() | st.sampled_from([4, 5, "10", "percent", "-4..+4", "6..1"])
REPEATS = {_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT}


def is_refused_or_within_bounds(text, scale):
    try:
        rating = read_rating(text, scale=scale)
    except UnreadableRatingError as trouble:
        return bool(str(trouble))
    return isinstance(rating, PrintedRating) and (rating.value is None or 0 <= rating.value <= 1)


@given(st.text(), SCALES)
@example("1/" + "9" * 90, None)
@example("\u2189", 5)
def test_no_text_breaks_the_reader(text, scale):
    assert is_refused_or_within_bounds(text, scale)


@given(RATING_LIKE, SCALES)
def test_no_text_that_looks_like_a_rating_breaks_the_reader(text, scale):
    assert is_refused_or_within_bounds(text, scale)


@given(st.sampled_from(sorted(PRINTED_TOPS - {2})), st.data())
def test_a_printed_fraction_is_worth_exactly_itself(top, data):
    tenths = data.draw(st.integers(0, 10 * top))

    assert read_rating(f"{tenths // 10}.{tenths % 10}/{top}").value == Fraction(tenths, 10 * top)


def outcome(text, scale=None):
    """The rating that a text is, or why it is none."""
    try:
        return read_rating(text, scale=scale)
    except UnreadableRatingError as trouble:
        return trouble.why


@given(RATING_LIKE)
def test_a_known_scale_never_changes_a_rating_that_has_its_own(text):
    alone, known = outcome(text), outcome(text, scale=5)

    if isinstance(alone, PrintedRating):
        assert known in {alone, UnreadableReason.HALF_OR_ONE_OF_TWO, UnreadableReason.OTHER_SCALE}


@given(RATING_LIKE)
def test_the_spaces_around_a_rating_do_not_matter(text):
    assert outcome(f"  {text}\n", scale=5) == outcome(text, scale=5)


class NeverLookedAt(str):
    __slots__ = ()

    def __iter__(self):
        raise AssertionError("a text as long as this should have been refused unread")


@pytest.mark.parametrize("unit", ["★", " ", "1/", "3 ", "((", "-", "½", "a", "\x00"])
def test_a_text_longer_than_any_rating_is_refused_without_being_looked_at(unit):
    with pytest.raises(UnreadableRatingError) as trouble:
        read_rating(NeverLookedAt(unit * 10_000))

    assert trouble.value.why is UnreadableReason.TOO_LONG


def patterns():
    for module in pkgutil.iter_modules(notation.__path__, f"{notation.__name__}."):
        for value in vars(import_module(module.name)).values():
            found = value if isinstance(value, tuple) else (value,)
            yield from (each for each in found if isinstance(each, re.Pattern))


def nests_repeats(parsed, *, repeated=False):
    for operator, operand in parsed:
        repeats = operator in REPEATS and operand[1] > 1
        if repeats and repeated:
            return True
        if any(nests_repeats(part, repeated=repeated or repeats) for part in parts(operand)):
            return True
    return False


def parts(operand):
    if isinstance(operand, _parser.SubPattern):
        return [operand]
    if isinstance(operand, tuple | list):
        return [part for each in operand for part in parts(each)]
    return []


def test_no_pattern_repeats_a_repetition_so_that_reading_takes_linear_time():
    found = list(patterns())

    assert len(found) > 8
    assert [each.pattern for each in found if nests_repeats(_parser.parse(each.pattern))] == []


def test_a_pattern_that_repeats_a_repetition_would_be_found():
    assert nests_repeats(_parser.parse(r"(?:a+b?)+c"))


@pytest.mark.parametrize("scale", ["", "five", "0", "5/0", "1e9", "4..4", "-5", 0, -1, True, 10**6])
def test_a_scale_that_is_none_is_refused_with_a_sentence(scale):
    with pytest.raises(notation.UnknownScaleError, match=r"is not a scale: write its top"):
        read_rating("3", scale=scale)


@pytest.mark.parametrize("name", ["/5", "/9/2", "-4..+4", "6..1", "1..5", "/100"])
def test_the_name_of_a_scale_reads_back_as_the_scale(name):
    assert str(Scale.parse(name)) == name


@given(st.fractions(0, 1))
def test_the_stored_form_of_a_value_is_whole_basis_points(value):
    points = PrintedRating(value, "/5").basis_points

    assert points is not None
    assert abs(points - 10_000 * value) <= Fraction(1, 2)


@pytest.mark.parametrize(("value", "verdict"), [(None, None), (Fraction(3, 2), None)])
def test_a_rating_has_a_value_within_bounds_or_a_verdict(value, verdict):
    with pytest.raises(ValueError, match="rating"):
        PrintedRating(value, "/5", verdict)
