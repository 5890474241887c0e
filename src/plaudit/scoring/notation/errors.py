"""Why a text is not a rating."""

from enum import StrEnum


class UnreadableReason(StrEnum):
    """The kinds of text that are not a rating; the value is the sentence that says so."""

    EMPTY = "There is no rating here."
    TOO_LONG = "This is longer than any rating; a rating takes a few words at most."
    BAD_CHARACTER = "There are characters here that cannot be part of a rating."
    NO_SCALE = "This does not say out of how many; it can be read only with the outlet's scale."
    ODD_SCALE = "No publication is known to rate out of that many."
    OTHER_SCALE = "The stars printed here are not as many as the outlet's scale has."
    ABOVE = "The rating is above the top of its scale."
    BELOW = "The rating is below the bottom of its scale."
    RANGE = "This is a range or several ratings at once, not one rating."
    HALF_OR_ONE_OF_TWO = "This may be half a star or one out of two."
    LOST_SPACE = "This is a mixed number that lost its space, such as 2 1/2, so its scale is unknown."
    SIGNED = "A sign belongs to a scale that goes below zero, such as -4..+4."
    SHIFTED = "What a mark is worth on a scale that begins above zero only the outlet can say."
    NO_SUCH_LETTER = "Letters run from A to D and F, each with at most one plus or minus."
    NOT_A_RATING = "This is not in any notation for ratings that Plaudit knows."


class UnreadableRatingError(ValueError):
    """A text that cannot be read as a rating for certain.

    `why` is the kind of trouble; the message is a sentence that says it.
    """

    def __init__(self, why: UnreadableReason) -> None:
        super().__init__(why.value)
        self.why = why
