"""The scales on which publications rate."""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Self

from plaudit.scoring.notation.errors import UnreadableRatingError, UnreadableReason

# What publications are known to rate out of: every number up to ten (six in Norway and Denmark,
# seven and nine on a few sites), and the round ones above it (twenty in French schools and papers).
# One is not a scale, and 11, 13 or 31 are rather a joke, a mistake or part of a date.
PRINTED_TOPS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 20, 25, 30, 40, 50, 100})
LARGEST = 1000

_TOP = re.compile(r"(?:stars)?/?(?P<top>\d{1,4}(?:/[1-9]\d{0,3}|\.\d{1,4})?)", re.ASCII)
_SPAN = re.compile(r"(?P<low>[+-]?\d{1,4}) ?(?:\.\.|to) ?(?P<high>[+-]?\d{1,4})", re.ASCII)
_OTHER_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−－"), "-")


class UnknownScaleError(ValueError):
    """A scale that cannot be read; the message says how one is written."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale from its worst mark to its best: 0 to 5, -4 to +4; from 6 to 1 where 1 is best.

    A mark on it is worth (mark - low) / (high - low). Raises UnknownScaleError where both are the same.
    """

    low: Fraction
    high: Fraction

    def __post_init__(self) -> None:
        if self.low == self.high or max(abs(self.low), abs(self.high)) > LARGEST:
            raise UnknownScaleError(_how_to_write(f"{self.low}..{self.high}"))

    @classmethod
    def out_of(cls, high: Fraction | int) -> Self:
        """The scale from 0 to `high`."""
        return cls(Fraction(0), Fraction(high))

    @classmethod
    def parse(cls, scale: "Scale | Fraction | int | str") -> "Scale":
        """The scale meant by a number (its top), or by a text such as "5", "percent" or "-4..+4".

        Raises UnknownScaleError with a sentence that says how a scale is written.
        """
        if isinstance(scale, Scale):
            return scale
        if isinstance(scale, str):
            return cls._read(scale)
        if isinstance(scale, bool) or scale <= 0:
            raise UnknownScaleError(_how_to_write(str(scale)))
        return cls.out_of(scale)

    @classmethod
    def _read(cls, text: str) -> "Scale":
        tidy = text[:40].translate(_OTHER_DASHES).strip().casefold()
        if tidy in {"percent", "%"}:
            return cls.out_of(100)
        if span := _SPAN.fullmatch(tidy):
            return cls(Fraction(span["low"]), Fraction(span["high"]))
        if top := _TOP.fullmatch(tidy):
            return cls.parse(Fraction(top["top"]))
        raise UnknownScaleError(_how_to_write(text[:40]))

    @property
    def starts_at_zero(self) -> bool:
        return self.low == 0 and self.high > 0

    @property
    def signed(self) -> bool:
        """Whether marks on it may be below zero, so that they are printed with a sign."""
        return min(self.low, self.high) < 0

    def value(self, mark: Fraction) -> Fraction:
        """What a mark is worth, 0 to 1. Raises UnreadableRatingError for a mark beyond the scale."""
        value = (mark - self.low) / (self.high - self.low)
        if value > 1:
            raise UnreadableRatingError(UnreadableReason.ABOVE)
        if value < 0:
            raise UnreadableRatingError(UnreadableReason.BELOW)
        return value

    def __str__(self) -> str:
        """The name of the scale as a `Rating` carries it; `parse` reads it back."""
        if self.starts_at_zero:
            return f"/{self.high}"
        return f"{_end(self.low, self)}..{_end(self.high, self)}"


def _end(mark: Fraction, scale: Scale) -> str:
    return f"+{mark}" if scale.signed and mark > 0 else str(mark)


def _how_to_write(scale: str) -> str:
    return f"{scale!r} is not a scale: write its top, such as 5 or 100, or both of its ends, such as -4..+4."
