"""Rounding to whole numbers, exactly and always the same way: halves go up."""

from fractions import Fraction


def half_up(value: Fraction) -> int:
    """The whole number nearest to a value, halves up: 62.5 gives 63, -0.5 gives 0."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def percent(part: int, whole: int) -> int | None:
    """A part of a whole in whole percent (0 to 100), halves up; None of nothing."""
    if not whole:
        return None
    return half_up(Fraction(100 * part, whole))
