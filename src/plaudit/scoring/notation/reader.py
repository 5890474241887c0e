"""Reading a printed rating: every notation in turn."""

from fractions import Fraction

from plaudit.scoring.notation.diagnosis import diagnose
from plaudit.scoring.notation.errors import UnreadableRatingError
from plaudit.scoring.notation.fractions import read_bare, read_on_span, read_out_of, read_percent
from plaudit.scoring.notation.letters import read_letter
from plaudit.scoring.notation.normalisation import normalise
from plaudit.scoring.notation.scale import Scale
from plaudit.scoring.notation.verdicts import read_verdict
from plaudit.scoring.rating import PrintedRating


def read_rating(text: str, *, scale: Scale | Fraction | int | str | None = None) -> PrintedRating:
    """Read a rating as a publication printed it: "3/5", "B−", "★★★½☆", "4 von 5 Sternen", "👎".

    `scale` is the one the outlet is known to use, for what does not say its own ("3 stars", "7"):
    its top, or anything that `Scale.parse` reads. Where a scale is printed, the printed one holds.

    Raises UnreadableRatingError, with a sentence that says why, for whatever cannot be read for
    certain, and UnknownScaleError for a `scale` that is none. Takes linear time.
    """
    known = None if scale is None else Scale.parse(scale)
    tidied = normalise(text)
    if verdict := read_verdict(tidied):
        return verdict
    rating = _read_value(tidied.casefold(), known)
    if rating is None:
        raise UnreadableRatingError(diagnose(tidied.casefold()))
    return rating


def _read_value(text: str, known: Scale | None) -> PrintedRating | None:
    return (
        read_letter(text)
        or read_percent(text)
        or read_on_span(text)
        or read_out_of(text, known)
        or read_bare(text, known)
    )
