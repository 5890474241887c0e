"""A printed rating once it has been read, and the two verdicts there are."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from plaudit.scoring.rounding import half_up

BASIS_POINTS = 10_000


class Verdict(StrEnum):
    """What a review says of its title: go (fresh) or do not (rotten)."""

    FRESH = "fresh"
    ROTTEN = "rotten"


@dataclass(frozen=True, slots=True)
class PrintedRating:
    """What a printed rating says.

    `value` runs from 0 to 1 and is None for a pure verdict such as "Recommended".
    `scale` names what it was printed on: "/5", "stars/4", "letter", "percent", "-4..+4", "verdict".
    `verdict` is set only where the rating is itself a verdict: a thumb, "Not recommended", "R".
    """

    value: Fraction | None
    scale: str
    verdict: Verdict | None = None

    def __post_init__(self) -> None:
        if (self.value is None) == (self.verdict is None):
            raise ValueError("A rating has either a value or a verdict.")
        if self.value is not None and not 0 <= self.value <= 1:
            raise ValueError(f"The value of a rating lies between 0 and 1, not at {self.value}.")

    @property
    def basis_points(self) -> int | None:
        """The value in ten-thousandths (0 to 10,000), halves rounded up: the form to store."""
        return None if self.value is None else half_up(self.value * BASIS_POINTS)
