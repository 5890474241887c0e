"""Numbers as they are printed in ratings: "3.5", "8,5", "3 1/2", "2½", "three and a half"."""

import re
import unicodedata
from fractions import Fraction

# Every single character that is a fraction, such as "½" and "⅔".
VULGAR = {char: Fraction(unicodedata.numeric(char)).limit_denominator(10) for char in "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞↉"}
_PARTS = {**VULGAR, **{part: Fraction(part) for part in ("1/2", "1/4", "3/4", "1/3", "2/3")}}

# After a comma at most two places, since "1,000" is a thousand to some and one to others.
_NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,6}|,\d{1,2})?|\.\d{1,6}", re.ASCII)
_WHOLE_AND_PART = re.compile(
    rf"(?P<whole>\d{{1,3}})(?:(?: ?| and | & )(?P<vulgar>[{''.join(VULGAR)}])"
    r"|(?: | and | & )(?P<part>1/2|1/4|3/4|1/3|2/3)|-(?P<half>1/2|½))",
    re.ASCII,
)
_HALVES = {text: Fraction(1, 2) for text in ("½", "1/2", "half", "a half", "half a", "one half", "one-half")}
_AND_A_HALF = (
    " and a half",
    "-and-a-half",
    " et demie",
    " et demi",
    " y media",
    " y medio",
    " e mezza",
    " e mezzo",
    " e meia",
    " e meio",
)
_WORDS = (
    ("zero", "null", "zéro", "cero"),
    ("one", "eins", "ein", "eine", "einen", "einem", "un", "une", "una", "uno", "um", "uma"),
    ("two", "zwei", "deux", "dos", "due", "dois", "duas"),
    ("three", "drei", "trois", "tres", "tre", "três"),
    ("four", "vier", "quatre", "cuatro", "quattro", "quatro"),
    ("five", "fünf", "cinq", "cinco", "cinque"),
    ("six", "sechs", "seis", "sei"),
    ("seven", "sieben", "sept", "siete", "sette", "sete"),
    ("eight", "acht", "huit", "ocho", "otto", "oito"),
    ("nine", "neun", "neuf", "nueve", "nove"),
    ("ten", "zehn", "dix", "diez", "dieci", "dez"),
)
_NUMBER_WORDS = {word: Fraction(number) for number, words in enumerate(_WORDS) for word in words}


def read_number(text: str) -> Fraction | None:
    """The number, zero or more, that a tidied and case-folded text is; None if it is none."""
    for read in (_number, _mixed, _in_words):
        if (amount := read(text)) is not None:
            return amount
    return None


def _number(text: str) -> Fraction | None:
    return Fraction(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


def _mixed(text: str) -> Fraction | None:
    if match := _WHOLE_AND_PART.fullmatch(text):
        part = match["vulgar"] or match["part"] or match["half"]
        return int(match["whole"]) + _PARTS[part]
    # A lone "¾" is as likely a "3/4" that a word processor joined, so only the half stands alone.
    return _HALVES.get(text)


def _in_words(text: str) -> Fraction | None:
    for half in _AND_A_HALF:
        if text.endswith(half):
            return _plus_half(text.removesuffix(half))
    if text.endswith("einhalb"):
        return _plus_half(text.removesuffix("einhalb"))
    return _NUMBER_WORDS.get(text)


def _plus_half(text: str) -> Fraction | None:
    whole = Fraction(text) if text.isascii() and text.isdigit() else _NUMBER_WORDS.get(text)
    return None if whole is None else whole + Fraction(1, 2)
