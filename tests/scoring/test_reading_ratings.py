"""What a publication printed, and what it says."""

from fractions import Fraction

import pytest

from plaudit.scoring.notation import Scale, UnreadableRatingError, UnreadableReason, Verdict, read_rating

READ = [
    # fractions
    ("3/5", "3/5", "/5"),
    ("2.5/4", "5/8", "/4"),
    ("7.8/10", "39/50", "/10"),
    ("83/100", "83/100", "/100"),
    ("6/8", "3/4", "/8"),
    ("4/6", "2/3", "/6"),
    ("13/20", "13/20", "/20"),
    ("3.0/4", "3/4", "/4"),
    ("3.5/5.0", "7/10", "/5"),
    ("8,5/10", "17/20", "/10"),
    (".5/4", "1/8", "/4"),
    ("0/5", "0", "/5"),
    ("10/10", "1", "/10"),
    ("2/2", "1", "/2"),
    ("1/2", "1/2", "/2"),
    ("  3 /\t5 ", "3/5", "/5"),
    ("(3/5)", "3/5", "/5"),
    ("Rating: 3/5.", "3/5", "/5"),
    ("３／５", "3/5", "/5"),
    ("3⁄5", "3/5", "/5"),
    ("3∕5", "3/5", "/5"),
    ("٣/٥", "3/5", "/5"),
    ("3\u200b/5", "3/5", "/5"),
    ("3/5 stars", "3/5", "/5"),
    ("3/5 ⭐", "3/5", "/5"),
    # mixed numbers
    ("3 1/2 / 4", "7/8", "/4"),
    ("3 1/2/4", "7/8", "/4"),
    ("2½/4", "5/8", "/4"),
    ("2 ½ / 4", "5/8", "/4"),
    ("3-1/2 out of 4", "7/8", "/4"),
    ("½ out of 4", "1/8", "/4"),
    ("1/2 star out of 4", "1/8", "/4"),
    ("3⅓/5", "2/3", "/5"),
    # words
    ("3 out of 4", "3/4", "/4"),
    ("3 of 5", "3/5", "/5"),
    ("4 von 5", "4/5", "/5"),
    ("4 von 5 Sternen", "4/5", "/5"),
    ("3 sur 5", "3/5", "/5"),
    ("3 étoiles sur 5", "3/5", "/5"),
    ("3 e\u0301toiles sur 5", "3/5", "/5"),
    ("3 de 5", "3/5", "/5"),
    ("3 estrellas sobre 5", "3/5", "/5"),
    ("3 su 5", "3/5", "/5"),
    ("3 av 6", "1/2", "/6"),
    ("3 stars out of 4", "3/4", "/4"),
    ("3 stars (out of 4)", "3/4", "/4"),
    ("3 OUT OF 4 STARS", "3/4", "/4"),
    ("three and a half out of four", "7/8", "/4"),
    ("zweieinhalb von fünf", "1/2", "/5"),
    ("trois sur cinq", "3/5", "/5"),
    # stars
    ("★★★½☆", "7/10", "stars/5"),
    ("★★★☆", "3/4", "stars/4"),
    ("★★☆", "2/3", "stars/3"),
    ("☆☆☆☆☆", "0", "stars/5"),
    ("⭐️⭐️⭐️☆☆", "3/5", "stars/5"),
    ("★★★⯪☆", "7/10", "stars/5"),
    ("★ ★ ★ ☆ ☆", "3/5", "stars/5"),
    ("★★★½/5", "7/10", "stars/5"),
    ("*** 1/2 out of 4", "7/8", "stars/4"),
    # letters
    ("A+", "1", "letter"),
    ("A", "1", "letter"),
    ("A−", "11/12", "letter"),
    ("A -", "11/12", "letter"),
    ("B+", "5/6", "letter"),
    ("b", "3/4", "letter"),
    ("B–", "2/3", "letter"),
    ("B MINUS", "2/3", "letter"),
    ("B-minus", "2/3", "letter"),
    ("C plus", "7/12", "letter"),
    ("C", "1/2", "letter"),
    ("C—", "5/12", "letter"),
    ("D+", "1/3", "letter"),
    ("D", "1/4", "letter"),
    ("D-", "1/6", "letter"),
    ("F+", "1/12", "letter"),
    ("F", "0", "letter"),
    ("F-", "0", "letter"),
    ("Ｂ＋", "5/6", "letter"),
    ("Grade: B+", "5/6", "letter"),
    # percent
    ("83%", "83/100", "percent"),
    ("83,5 %", "167/200", "percent"),
    ("83 percent", "83/100", "percent"),
    ("83 Prozent", "83/100", "percent"),
    # scales that go below zero
    ("+3 (-4..+4)", "7/8", "-4..+4"),
    ("−3 (−4 to +4)", "1/8", "-4..+4"),
    ("0 on a scale of -4 to 4", "1/2", "-4..+4"),
    ("7 (0-10)", "7/10", "/10"),
]


@pytest.mark.parametrize(("printed", "value", "scale"), READ)
def test_a_rating_that_says_its_scale_is_read(printed, value, scale):
    rating = read_rating(printed)

    assert (rating.value, rating.scale, rating.verdict) == (Fraction(value), scale, None)


@pytest.mark.parametrize(
    ("printed", "known", "value", "scale"),
    [
        ("7", 10, "7/10", "/10"),
        ("7.5", "10", "3/4", "/10"),
        ("3", "/4", "3/4", "/4"),
        ("3 stars", 4, "3/4", "/4"),
        ("three stars", 4, "3/4", "/4"),
        ("3-star", 4, "3/4", "/4"),
        ("4*", 5, "4/5", "/5"),
        ("3 1/2", 4, "7/8", "/4"),
        ("3½ stars", 4, "7/8", "/4"),
        ("half a star", 5, "1/10", "/5"),
        ("½", 5, "1/10", "/5"),
        ("★★★½", 4, "7/8", "stars/4"),
        ("*** 1/2", 4, "7/8", "stars/4"),
        ("★★★★★", Fraction(5), "1", "stars/5"),
        ("0", 5, "0", "/5"),
        ("+3", "-4..+4", "7/8", "-4..+4"),
        ("3", "-4 to 4", "7/8", "-4..+4"),
        ("-4", "−4..+4", "0", "-4..+4"),
        ("83", "percent", "83/100", "/100"),
        ("2", "6..1", "4/5", "6..1"),
        ("9/11", 11, "9/11", "/11"),
        ("3 stars", Scale.out_of(4), "3/4", "/4"),
    ],
)
def test_a_rating_without_a_scale_is_read_with_the_outlets(printed, known, value, scale):
    rating = read_rating(printed, scale=known)

    assert (rating.value, rating.scale) == (Fraction(value), scale)


@pytest.mark.parametrize("printed", ["3/4", "3 out of 4", "75%", "B"])
def test_the_printed_scale_goes_before_the_outlets(printed):
    assert read_rating(printed, scale=10).value == Fraction(3, 4)


@pytest.mark.parametrize(
    ("printed", "verdict"),
    [
        ("Recommended", Verdict.FRESH),
        ("highly recommended", Verdict.FRESH),
        ("Not recommended", Verdict.ROTTEN),
        ("R", Verdict.FRESH),
        ("N", Verdict.ROTTEN),
        ("👍", Verdict.FRESH),
        ("👎🏽", Verdict.ROTTEN),
        ("👍👍", Verdict.FRESH),
        ("Thumbs up", Verdict.FRESH),
        ("Two thumbs down", Verdict.ROTTEN),
        ("Nicht empfehlenswert", Verdict.ROTTEN),
    ],
)
def test_a_thumb_or_a_recommendation_is_a_verdict_without_a_value(printed, verdict):
    rating = read_rating(printed)

    assert (rating.value, rating.verdict, rating.scale) == (None, verdict, "verdict")


@pytest.mark.parametrize("printed", ["7", "3.5", "3 1/2", "3 stars", "★★★½", "★★★★★", "*** 1/2"])
def test_a_rating_is_not_read_while_its_scale_is_unknown(printed):
    with pytest.raises(UnreadableRatingError) as trouble:
        read_rating(printed)

    assert trouble.value.why is UnreadableReason.NO_SCALE


@pytest.mark.parametrize(
    ("printed", "why"),
    [
        ("", UnreadableReason.EMPTY),
        (" \t\n", UnreadableReason.EMPTY),
        ('""', UnreadableReason.EMPTY),
        ("3/5" * 3_333, UnreadableReason.TOO_LONG),
        ("3\x00/5", UnreadableReason.BAD_CHARACTER),
        ("\ud800", UnreadableReason.BAD_CHARACTER),
        ("5.5/5", UnreadableReason.ABOVE),
        ("5/4", UnreadableReason.ABOVE),
        ("3/2", UnreadableReason.ABOVE),
        ("2.1/2", UnreadableReason.LOST_SPACE),
        ("1.1/2", UnreadableReason.LOST_SPACE),
        ("2,1/2 stars", UnreadableReason.LOST_SPACE),
        ("24/7", UnreadableReason.ABOVE),
        ("105%", UnreadableReason.ABOVE),
        ("+5 (-4..+4)", UnreadableReason.ABOVE),
        ("★★★★★/4", UnreadableReason.ABOVE),
        ("-3/5", UnreadableReason.BELOW),
        ("-5%", UnreadableReason.BELOW),
        ("1-5", UnreadableReason.RANGE),
        ("3-4/5", UnreadableReason.RANGE),
        ("3–4 of 5", UnreadableReason.RANGE),
        ("3 to 4 stars", UnreadableReason.RANGE),
        ("B/B+", UnreadableReason.RANGE),
        ("1/1", UnreadableReason.ODD_SCALE),
        ("5/0", UnreadableReason.ODD_SCALE),
        ("9/11", UnreadableReason.ODD_SCALE),
        ("12/31", UnreadableReason.ODD_SCALE),
        ("☆☆", UnreadableReason.ODD_SCALE),
        ("★★★☆☆/10", UnreadableReason.OTHER_SCALE),
        ("1/2 stars", UnreadableReason.HALF_OR_ONE_OF_TWO),
        ("+3/5", UnreadableReason.SIGNED),
        ("3 (1-5)", UnreadableReason.SHIFTED),
        ("E", UnreadableReason.NO_SUCH_LETTER),
        ("B...", UnreadableReason.NOT_A_RATING),
        ("1/2☆☆", UnreadableReason.NOT_A_RATING),
        ("r", UnreadableReason.NO_SUCH_LETTER),
        ("A++", UnreadableReason.NO_SUCH_LETTER),
        ("3 (0..-4)", UnreadableReason.NOT_A_RATING),
        ("nan/5", UnreadableReason.NOT_A_RATING),
        ("inf/5", UnreadableReason.NOT_A_RATING),
        ("1e5/10", UnreadableReason.NOT_A_RATING),
        ("0x3/5", UnreadableReason.NOT_A_RATING),
        ("3³/5", UnreadableReason.NOT_A_RATING),
        ("3/5/5", UnreadableReason.NOT_A_RATING),
        ("5/10/2020", UnreadableReason.NOT_A_RATING),
        ("1/2/10", UnreadableReason.NOT_A_RATING),
        ("03/05", UnreadableReason.NOT_A_RATING),
        ("👍👎", UnreadableReason.NOT_A_RATING),
        ("☆☆★★★", UnreadableReason.NOT_A_RATING),
        ("В+", UnreadableReason.NOT_A_RATING),  # a Cyrillic letter
        ("Click to read review", UnreadableReason.NOT_A_RATING),
        ("/", UnreadableReason.NOT_A_RATING),
        ("%", UnreadableReason.NOT_A_RATING),
    ],
)
def test_what_cannot_be_read_for_certain_is_refused_with_the_reason(printed, why):
    with pytest.raises(UnreadableRatingError) as trouble:
        read_rating(printed)

    assert trouble.value.why is why
    assert str(trouble.value).endswith(".")


@pytest.mark.parametrize(
    ("printed", "known", "why"),
    [
        ("7", 5, UnreadableReason.ABOVE),
        ("★★★★★", 4, UnreadableReason.ABOVE),
        ("-1", 5, UnreadableReason.BELOW),
        ("+5", "-4..+4", UnreadableReason.ABOVE),
        ("+3", 5, UnreadableReason.SIGNED),
        ("1/2", 4, UnreadableReason.HALF_OR_ONE_OF_TWO),
        ("★★★☆☆", 4, UnreadableReason.OTHER_SCALE),
        ("3 stars", "-4..+4", UnreadableReason.NO_SCALE),
        ("¾", 5, UnreadableReason.NOT_A_RATING),
        ("1,000", 1000, UnreadableReason.RANGE),
    ],
)
def test_knowing_the_outlets_scale_does_not_make_a_guess_certain(printed, known, why):
    with pytest.raises(UnreadableRatingError) as trouble:
        read_rating(printed, scale=known)

    assert trouble.value.why is why
