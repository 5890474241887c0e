"""Rows of stars: "★★★½☆" tells its own scale, "★★★½" and "*** 1/2" do not."""

import re
from dataclasses import dataclass
from fractions import Fraction

from plaudit.scoring.notation.errors import UnreadableRatingError, UnreadableReason
from plaudit.scoring.notation.scale import Scale

_ROW = re.compile(r"(?P<full>★*)(?P<half>½|(?<=★)(?:\+½|\+?1/2|\.5))?(?P<hollow>☆*)", re.ASCII)
_LENGTHS = range(3, 11)


@dataclass(frozen=True, slots=True)
class StarRow:
    """So many stars, and the length of the row if hollow stars fill it up."""

    stars: Fraction
    length: int | None

    def scale(self, said: Scale | None) -> Scale:
        """The row's own scale, or the one `said` beside it or known of the outlet.

        Raises UnreadableRatingError where there is none, or where the two are not the same.
        """
        if said is not None and not said.starts_at_zero:
            said = None
        if self.length is None and said is None:
            raise UnreadableRatingError(UnreadableReason.NO_SCALE)
        own = said if self.length is None else self._own_scale(self.length)
        if own is None or (said is not None and own != said):
            raise UnreadableRatingError(UnreadableReason.OTHER_SCALE)
        return own

    def _own_scale(self, length: int) -> Scale:
        if length not in _LENGTHS or (not self.stars and length < 4):
            raise UnreadableRatingError(UnreadableReason.ODD_SCALE)
        return Scale.out_of(length)


def read_row(text: str) -> StarRow | None:
    """The row that a tidied text is: full stars, perhaps a half, perhaps hollow ones; else None."""
    match = _ROW.fullmatch(text.replace(" ", "").replace("*", "★"))
    if not match or not match["full"] + match["hollow"]:
        return None
    half = bool(match["half"])
    stars = len(match["full"]) + Fraction(half, 2)
    length = len(match["full"]) + half + len(match["hollow"])
    return StarRow(stars, length if match["hollow"] else None)
