"""Normalisation of names: what makes two spellings of a title, a person or a publication the same.

Pure functions on text.
"""

import re
import unicodedata
from functools import lru_cache

ARTICLES = (
    "the", "a", "an", "le", "la", "les", "l", "un", "une", "des", "der", "die", "das", "den", "ein", "eine",
    "el", "los", "las", "lo", "il", "i", "gli", "uno", "una", "o", "os", "as", "um", "uma", "de", "het", "een",
)  # fmt: skip
# Without those that are other words in some language: "Die Hard", "I, Robot", "As Good as It Gets".
LEADING_ARTICLES = frozenset(ARTICLES) - {"i", "o", "as", "die", "den", "de", "des", "um", "un", "lo", "l"}
TRAILING_ARTICLE = re.compile(rf"^(?P<name>.+), (?P<article>{'|'.join(ARTICLES)}|L')$", re.IGNORECASE)
YEAR = re.compile(r"^(?P<name>.*\S)\s*\((?P<year>18[7-9]\d|(?:19|20|21)\d\d)(?:[-–]\d{0,4})?\)$", re.DOTALL)
ALIAS = re.compile(r"^(?P<name>.*\S)\s*\((?P<alias>[^()]+)\)$", re.DOTALL)
LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "o", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ł": "l", "Ł": "l",
     "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ı": "i", "ħ": "h", "Ħ": "h",
     "½": " 1 2", "&": " and ", "'": "", "’": "", "‘": ""}
)  # fmt: skip
# The same for ASCII, which nearly all text is: signs become spaces.
ASCII = str.maketrans(
    {chr(code): " " for code in range(128) if not chr(code).isalnum()} | {"&": " and ", "'": ""}
)  # fmt: skip


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """Fold to lower case without accents, apostrophes or punctuation, words separated by one space.

    Letters of every script stay: "Amélie" gives "amelie", "七人の侍" stays as it is. A text of signs alone
    ("$", "…") gives "".
    """
    if text.isascii():
        return " ".join(text.translate(ASCII).lower().split())
    # Twice, since the decomposition may produce letters and signs of the table.
    decomposed = unicodedata.normalize("NFKD", text.translate(LETTERS)).translate(LETTERS)
    unaccented = (char for char in decomposed if not "\u0300" <= char <= "\u036f")
    words = "".join(char if _is_part_of_a_word(char) else " " for char in unaccented)
    return " ".join(unicodedata.normalize("NFC", words.casefold()).split())


def _is_part_of_a_word(char: str) -> bool:
    # Vowel signs of scripts such as Devanagari are marks too; accents of Latin, Greek and Cyrillic are gone by now.
    return char.isalnum() or unicodedata.category(char)[0] == "M"


# What Arabic and Hebrew leave out or write in several ways: vowel signs, and the forms of alef, yeh, heh.
# Katakana become hiragana, which people type who know a name by its sound.
SEARCH_VARIANTS = {
    **dict.fromkeys([*range(0x0591, 0x05BE), 0x05BF, 0x05C1, 0x05C2, 0x05C4, 0x05C5, 0x05C7, 0x0640, 0x0670]),
    **dict.fromkeys([*range(0x064B, 0x0656)]),
    **{ord(sign): plain for sign, plain in zip("أإآٱىةیک", "ااااي\u0647يك", strict=True)},
    **{code: code - 0x60 for code in range(0x30A1, 0x30F7)},
}


@lru_cache(maxsize=16_384)
def fold_for_search(text: str) -> str:
    """Fold a text as search compares it: also without what only some spellings of a script have.

    A text of signs alone ("$") keeps them without spaces, ASCII moved to the private use area, so that it can be
    searched for and no sign is taken for syntax.
    """
    if words := fold(text):
        return words if words.isascii() else " ".join(words.translate(SEARCH_VARIANTS).split())
    return "".join(chr(0xE000 + ord(sign)) if sign.isascii() else sign for sign in "".join(text.split()))


def move_article_to_front(name: str) -> str:
    """Put a title's article in front again: "Matrix, The" gives "The Matrix"."""
    if not (match := TRAILING_ARTICLE.match(name)):
        return name
    article = match["article"]
    return f"{article}{'' if article.endswith(chr(39)) else ' '}{match['name']}"


def split_year(printed: str) -> tuple[str, int | None]:
    """Split off the year in brackets: "Toy Story (1995)" gives ("Toy Story", 1995); None where there is none."""
    text = " ".join(printed.split())
    if match := YEAR.match(text):
        return match["name"], int(match["year"])
    return text, None


def split_alias(name: str) -> tuple[str, str]:
    """Split off the other name in brackets, "" where there is none; both with their articles in front.

    "City of Lost Children, The (Cité des enfants perdus, La)" gives
    ("The City of Lost Children", "La Cité des enfants perdus").
    """
    match = ALIAS.match(name)
    if not match:
        return move_article_to_front(name), ""
    alias = match["alias"].removeprefix("a.k.a. ").strip()
    return move_article_to_front(match["name"]), move_article_to_front(alias)


@lru_cache(maxsize=16_384)
def title_key(name: str) -> str:
    """The key that two spellings of one title share: folded, without leading articles.

    A name of signs alone ("$") is its own key, so that two such names differ.
    """
    words = fold(move_article_to_front(name)).split()
    while len(words) > 1 and words[0] in LEADING_ARTICLES:
        del words[0]
    return " ".join(words)[:300].rstrip() or "".join(name.split())[:300]


def person_key(name: str) -> str:
    """The key that two spellings of one person's name share; "" for a name of signs alone."""
    return fold(name)[:200].rstrip()


def publication_key(name: str) -> str:
    """The key that two spellings of one publication's name share: folded, without a leading "the"."""
    return fold(name).removeprefix("the ")[:200].rstrip()


def slugify(name: str, suffix: int | str | None = None, *, fallback: str) -> str:
    """Make the slug of a name: folded words joined by hyphens, at most 90 characters, then a suffix such as a year.

    `fallback` is used for a name of signs alone ("$").
    """
    words = fold(name)[:90].replace(" ", "-").strip("-") or fallback
    return f"{words}-{suffix}" if suffix is not None else words
