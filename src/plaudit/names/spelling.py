"""Words that differ from another by a single typing error: a letter wrong, missing, too many, or two swapped."""

import string
from collections.abc import Iterator

LATIN = string.ascii_lowercase + string.digits
ALPHABETS = (
    ("\u0370", "\u03ff", "αβγδεζηθικλμνξοπρστυφχψω"),
    ("\u0400", "\u04ff", "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґјљњћџў"),
    ("\u0590", "\u05ff", "אבגדהוזחטיךכלםמןנסעףפץצקרשת"),
    ("\u0600", "\u06ff", "ابتثجحخدذرزسشصضطظعغفقكلمنهويپچژگ"),
)
MIN_LENGTH = 3
MAX_LENGTH = 24


def single_edits(word: str) -> set[str]:
    """Every text that one typing error makes of the word; empty for a word too short or too long to guess at."""
    if not MIN_LENGTH <= len(word) <= MAX_LENGTH:
        return set()
    edits = set(_edits(word, _alphabet(word)))
    edits.discard(word)
    return edits


def _edits(word: str, letters: str) -> Iterator[str]:
    for position in range(len(word) + 1):
        before, after = word[:position], word[position:]
        for letter in letters:
            yield f"{before}{letter}{after}"
        if after:
            rest = after[1:]
            yield before + rest
            for letter in letters:
                yield f"{before}{letter}{rest}"
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]


def _alphabet(word: str) -> str:
    for first, last, letters in ALPHABETS:
        if any(first <= letter <= last for letter in word):
            return letters
    return LATIN
