"""Letters from A to F, in equal steps.

A (and A+) is worth 1, F (and F-) 0, each step between them a twelfth: the conversion Metacritic
uses, which agrees with the two points it has published, B+ = 83 and B- = 67. F+ is one step
above F.
"""

import re
from fractions import Fraction

from plaudit.scoring.notation.errors import UnreadableRatingError, UnreadableReason
from plaudit.scoring.rating import PrintedRating

_STEPS = {"a": 12, "b": 9, "c": 6, "d": 3, "f": 0}
_TOP = 12
_SIGNS = {"": 0, "+": 1, "plus": 1, "-": -1, "minus": -1, "moins": -1}
_LETTER = re.compile(r"(?P<letter>[a-z])(?: ?(?P<sign>[+-])|[ -]?(?P<word>plus|minus|moins))?", re.ASCII)


def read_letter(text: str) -> PrintedRating | None:
    """The rating of a tidied and case-folded text that is one letter, with a plus or minus or none.

    Raises UnreadableRatingError for a letter that no school gives.
    """
    match = _LETTER.fullmatch(text)
    if not match:
        return None
    if match["letter"] not in _STEPS:
        raise UnreadableRatingError(UnreadableReason.NO_SUCH_LETTER)
    steps = _STEPS[match["letter"]] + _SIGNS[match["sign"] or match["word"] or ""]
    return PrintedRating(Fraction(min(max(steps, 0), _TOP), _TOP), "letter")
