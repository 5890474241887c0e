"""Fresh or rotten: who decides about a review, in which order."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from plaudit.scoring.rating import PrintedRating, Verdict

__all__ = ["GENERAL_CUTOFF", "DecidedBy", "Decision", "Verdict", "VerdictReason", "decide"]

# On the linear table of letters a C+ is worth 7/12 (58 %) and a B- 2/3 (67 %), so that
# "60 % and up" and "B- and up" are one and the same rule.
GENERAL_CUTOFF = Fraction(3, 5)


class DecidedBy(StrEnum):
    """Who, or what, a verdict comes from."""

    CRITIC = "critic"
    CURATOR = "curator"
    OUTLET = "outlet"
    RULE = "rule"
    MODEL = "model"


class VerdictReason(StrEnum):
    """Why a review has the verdict it has, or none."""

    CRITICS_LABEL = "critics_label"
    CRITICS_RATING = "critics_rating"
    CURATOR = "curator"
    CONFIRMED_SUGGESTION = "confirmed_suggestion"
    OUTLET_CUTOFF = "outlet_cutoff"
    GENERAL_RULE = "general_rule"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict with who decided it and why; an undecided review has neither and does not count."""

    verdict: Verdict | None
    by: DecidedBy | None
    reason: VerdictReason

    @property
    def counts(self) -> bool:
        """Whether the review enters its title's score."""
        return self.verdict is not None


def decide(
    *,
    critic: Verdict | None = None,
    curator: Verdict | None = None,
    confirmed: Verdict | None = None,
    rating: PrintedRating | None = None,
    outlet_cutoff: Fraction | None = None,
) -> Decision:
    """Decide about a review by the first of these that says anything.

    1. `critic`: the critic's own label, then a rating that is itself a verdict (a thumb, "R");
    2. `curator`: somebody who read the review;
       `confirmed`: a model's suggestion that somebody confirmed;
    3. `outlet_cutoff`: the value (0 to 1) from which this outlet or critic means fresh;
    4. the general rule: fresh from 60 %, which is also from B-.

    Without any of them the review is undecided. Raises ValueError for a cut-off outside 0 to 1.
    """
    if outlet_cutoff is not None and not 0 <= outlet_cutoff <= 1:
        raise ValueError(f"An outlet's cut-off lies between 0 and 1, not at {outlet_cutoff}.")
    own = rating.verdict if rating else None
    value = rating.value if rating else None
    said = (
        (critic, DecidedBy.CRITIC, VerdictReason.CRITICS_LABEL),
        (own, DecidedBy.CRITIC, VerdictReason.CRITICS_RATING),
        (curator, DecidedBy.CURATOR, VerdictReason.CURATOR),
        (confirmed, DecidedBy.MODEL, VerdictReason.CONFIRMED_SUGGESTION),
        (_from(outlet_cutoff, value), DecidedBy.OUTLET, VerdictReason.OUTLET_CUTOFF),
        (_from(GENERAL_CUTOFF, value), DecidedBy.RULE, VerdictReason.GENERAL_RULE),
    )
    for verdict, by, reason in said:
        if verdict is not None:
            return Decision(verdict, by, reason)
    return Decision(None, None, VerdictReason.UNDECIDED)


def _from(cutoff: Fraction | None, value: Fraction | None) -> Verdict | None:
    if cutoff is None or value is None:
        return None
    return Verdict.FRESH if value >= cutoff else Verdict.ROTTEN
