"""How a critic or a publication judges, in numbers that a sentence can hold."""

from fractions import Fraction
from typing import NamedTuple, Self

from plaudit.critics.queries.pages import Judgement
from plaudit.scoring.rounding import percent
from plaudit.scoring.tally import CriticTally

# Below this many reviews a share says more of chance than of a critic.
ENOUGH = 5


class Judging(NamedTuple):
    """Shares are whole percent and None while there are too few reviews; `average` is out of ten."""

    tally: CriticTally
    enough: bool
    fresh: int | None
    average: Fraction | None
    rated: int
    agrees: int | None
    compared: int

    @classmethod
    def of(cls, judgement: Judgement) -> Self:
        tally, compared = judgement.tally, judgement.compared
        enough = tally.counted >= ENOUGH
        return cls(
            tally=tally,
            enough=enough,
            fresh=tally.percent_fresh if enough else None,
            average=judgement.values.average_of_ten if judgement.values.rated >= ENOUGH else None,
            rated=judgement.values.rated,
            agrees=percent(judgement.agreeing, compared) if compared >= ENOUGH else None,
            compared=compared,
        )
