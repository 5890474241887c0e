"""Reading what a publication printed: "3.5/4", "B−", "★★★½☆", "4 von 5 Sternen", "👎".

    unreadable  why a text is not a rating, in a sentence
    scale       the scales there are, and reading the name of one
    tidy        one spelling for the many dashes, slashes, digits and spaces of print
    amounts     numbers: "3.5", "3 1/2", "2½", "three and a half"
    stars       rows of stars
    letters     A to F
    verdicts    "Recommended", thumbs, R and N
    marks       numbers with their scale beside them, or with one that is known
    suspicion   which sentence to give for a text that none of them reads
    reading     all of it in turn

Nothing is guessed: a text that can mean two things is refused. Every text is read in linear time,
because anything longer than a rating ever is gets refused at the door and no pattern backtracks.
"""

from plaudit.scoring.notation.errors import UnreadableRatingError, UnreadableReason
from plaudit.scoring.notation.reader import read_rating
from plaudit.scoring.notation.scale import Scale, UnknownScaleError
from plaudit.scoring.rating import PrintedRating, Verdict

__all__ = [
    "PrintedRating",
    "Scale",
    "UnknownScaleError",
    "UnreadableRatingError",
    "UnreadableReason",
    "Verdict",
    "read_rating",
]
