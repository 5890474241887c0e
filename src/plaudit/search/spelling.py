"""Words that differ from a typed one by a single slip: a letter wrong, missing, too many, or two swapped."""

import string
from collections.abc import Iterator

LATIN = string.ascii_lowercase + string.digits
ALPHABETS = (
    ("\u0370", "\u03ff", "αβγδεζηθικλμνξοπρστυφχψω"),
    ("\u0400", "\u04ff", "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґјљњћџў"),
    ("\u0590", "\u05ff", "אבגדהוזחטיךכלםמןנסעףפץצקרשת"),
    ("\u0600", "\u06ff", "ابتثجحخدذرزسشصضطظعغفقكلمنهويپچژگ"),
)
SHORTEST = 3
LONGEST = 24


def slips(word: str) -> set[str]:
    """Every text that a single slip makes of the word; none for one too short or too long to guess."""
    if not SHORTEST <= len(word) <= LONGEST:
        return set()
    found = set(_slips(word, _alphabet(word)))
    found.discard(word)
    return found


def _slips(word: str, letters: str) -> Iterator[str]:
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
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
