"""Which sentence to give for a text that is in no notation."""

import re

from plaudit.scoring.notation.errors import UnreadableReason

_RANGE = re.compile(r"[\d½★*] ?(?:-|to|bis|à|or|oder|ou|,|;|&|\.\.+) ?[\d½★*]", re.ASCII)
_LETTER_RANGE = re.compile(r"[a-df][+-]? ?(?:-|/|to|or|,) ?[a-df][+-]?", re.ASCII)
_LETTER_AND_MORE = re.compile(r"[a-z] ?[+-]{2,3}", re.ASCII)


def diagnose(text: str) -> UnreadableReason:
    """The most likely trouble with a tidied and case-folded text that nothing could read."""
    if _RANGE.search(text) or _LETTER_RANGE.fullmatch(text):
        return UnreadableReason.RANGE
    if _LETTER_AND_MORE.fullmatch(text):
        return UnreadableReason.NO_SUCH_LETTER
    return UnreadableReason.NOT_A_RATING
