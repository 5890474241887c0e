"""Reading a printed rating: every notation in turn."""

from fractions import Fraction

from plaudit.scoring.notation.letters import read_letter
from plaudit.scoring.notation.marks import read_bare, read_on_span, read_out_of, read_percent
from plaudit.scoring.notation.scale import Scale
from plaudit.scoring.notation.suspicion import suspect
from plaudit.scoring.notation.tidy import tidy
from plaudit.scoring.notation.unreadable import UnreadableRatingError
from plaudit.scoring.notation.verdicts import read_verdict
from plaudit.scoring.rating import Rating


def read_rating(text: str, *, scale: Scale | Fraction | int | str | None = None) -> Rating:
    """Read a rating as a publication printed it: "3/5", "B−", "★★★½☆", "4 von 5 Sternen", "👎".

    `scale` is the one the outlet is known to use, for what does not say its own ("3 stars", "7"):
    its top, or anything that `Scale.parse` reads. Where a scale is printed, the printed one holds.

    Raises UnreadableRatingError, with a sentence that says why, for whatever cannot be read for
    certain, and UnknownScaleError for a `scale` that is none. Takes linear time.
    """
    known = None if scale is None else Scale.parse(scale)
    tidied = tidy(text)
    if verdict := read_verdict(tidied):
        return verdict
    rating = _read_value(tidied.casefold(), known)
    if rating is None:
        raise UnreadableRatingError(suspect(tidied.casefold()))
    return rating


def _read_value(text: str, known: Scale | None) -> Rating | None:
    return (
        read_letter(text)
        or read_percent(text)
        or read_on_span(text)
        or read_out_of(text, known)
        or read_bare(text, known)
    )
