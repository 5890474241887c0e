"""One spelling for the many dashes, slashes, digits and spaces of print."""

import re
import unicodedata
from functools import lru_cache

from plaudit.scoring.notation.errors import UnreadableRatingError, UnreadableReason

LONGEST = 100

_INVISIBLE = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f\ufeff")
_SAME = {
    **dict.fromkeys("\u2044\u2215\u29f8", "/"),
    **dict.fromkeys("\u2212\u02d7\u2043", "-"),
    **dict.fromkeys("\u066b", "."),
    **dict.fromkeys("⭐🌟✭✮✯✦⭑", "★"),
    **dict.fromkeys("✩✰⭒✧", "☆"),
    **dict.fromkeys("⯨⯪", "½"),
    **dict.fromkeys("\u2018\u2019\u02bc`", "'"),
    "\u2026": "...",
}
_SPACES = re.compile(r"\s+")
_LABEL = re.compile(
    r"(?:(?:final|overall|my) )?"
    r"(?:rating|score|grade|verdict|note|nota|voto|wertung|bewertung|fazit) ?[:=] ?",
    re.IGNORECASE,
)
_PAIRS = ("()", "[]", '""', "“”", "„“", "«»", "''")


def normalise(text: str) -> str:
    """A printed rating in plain characters: one dash, one slash, single spaces, no wrapping.

    Raises UnreadableRatingError for what is empty, longer than any rating, or holds control characters.
    """
    if len(text) > LONGEST:
        raise UnreadableRatingError(UnreadableReason.TOO_LONG)
    plain = unicodedata.normalize("NFC", "".join(map(_plain, text)))
    return _unwrap(_SPACES.sub(" ", plain).strip())


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    """One character as this package spells it."""
    if char in _INVISIBLE:
        return ""
    if char in _SAME:
        return _SAME[char]
    category = unicodedata.category(char)
    if category == "Pd":
        return "-"
    if category in {"Cc", "Cf", "Cs", "Co", "Cn"} and not char.isspace():
        raise UnreadableRatingError(UnreadableReason.BAD_CHARACTER)
    if category == "Nd":
        return str(unicodedata.decimal(char))
    # Other numerals stay as they are: "½" is read as such, and a small "²" is not a 2.
    return char if category in {"No", "Nl"} else _compatible(char)


def _compatible(char: str) -> str:
    """Its plain twin, such as "B" for a full-width one and "+" for a raised one."""
    twin = unicodedata.normalize("NFKC", char)
    return _SAME.get(twin, twin)


def _unwrap(text: str) -> str:
    """Without what stands around a rating: quotes, brackets, "Rating:", a full stop."""
    if not text.endswith(".."):
        text = re.sub(r" ?[.!]$", "", text)
    if text[:1] + text[-1:] in _PAIRS and not set(text[1:-1]) & set(text[:1] + text[-1:]):
        text = text[1:-1].strip()
    if label := _LABEL.match(text):
        text = text[label.end() :]
    if not text:
        raise UnreadableRatingError(UnreadableReason.EMPTY)
    return text
