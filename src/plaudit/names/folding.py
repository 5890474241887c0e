"""The one normaliser of names: what makes two printings of a title, a person or a publication the same.

Pure functions on text; they read nothing and know nothing of the database.
"""

import re
import unicodedata
from functools import lru_cache

ARTICLES = (
    "the", "a", "an", "le", "la", "les", "l", "un", "une", "des", "der", "die", "das", "den", "ein", "eine",
    "el", "los", "las", "lo", "il", "i", "gli", "uno", "una", "o", "os", "as", "um", "uma", "de", "het", "een",
)  # fmt: skip
# Without those that are words of another kind in some other language: "Die Hard", "I, Robot", "As Good as It Gets".
LEADING_ARTICLES = frozenset(ARTICLES) - {"i", "o", "as", "die", "den", "de", "des", "um", "un", "lo", "l"}
TRAILING_ARTICLE = re.compile(rf"^(?P<name>.+), (?P<article>{'|'.join(ARTICLES)}|L')$", re.IGNORECASE)
YEAR = re.compile(r"^(?P<name>.*\S)\s*\((?P<year>18[7-9]\d|(?:19|20|21)\d\d)(?:[-–]\d{0,4})?\)$", re.DOTALL)
ALIAS = re.compile(r"^(?P<name>.*\S)\s*\((?P<alias>[^()]+)\)$", re.DOTALL)
LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "o", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ł": "l", "Ł": "l",
     "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ı": "i", "ħ": "h", "Ħ": "h",
     "½": " 1 2", "&": " and ", "'": "", "’": "", "‘": ""}
)  # fmt: skip
# The same for text of ASCII alone, which nearly all is: every other sign is a space.
ASCII = str.maketrans(
    {chr(code): " " for code in range(128) if not chr(code).isalnum()} | {"&": " and ", "'": ""}
)  # fmt: skip


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """Lower case without accents, apostrophes or punctuation, words separated by one space.

    Letters of every script stay: "Amélie" gives "amelie", "七人の侍" stays as it is. A text of signs alone
    ("$", "…") gives "".
    """
    if text.isascii():
        return " ".join(text.translate(ASCII).lower().split())
    # Once more after the decomposition, which may set letters and signs of the table free.
    bare = unicodedata.normalize("NFKD", text.translate(LETTERS)).translate(LETTERS)
    kept = "".join(char if _belongs_to_a_word(char) else " " for char in bare if not "\u0300" <= char <= "\u036f")
    return " ".join(unicodedata.normalize("NFC", kept.casefold()).split())


def _belongs_to_a_word(char: str) -> bool:
    # A vowel sign of a script such as Devanagari is a mark too; only Latin, Greek and Cyrillic have lost theirs.
    return char.isalnum() or unicodedata.category(char)[0] == "M"


# What Arabic and Hebrew printings leave out or write in several ways: vowel signs, and the forms of alef, yeh, heh.
# Katakana are written as hiragana, as somebody does who types a name by its sound.
SEARCHED = {
    **dict.fromkeys([*range(0x0591, 0x05BE), 0x05BF, 0x05C1, 0x05C2, 0x05C4, 0x05C5, 0x05C7, 0x0640, 0x0670]),
    **dict.fromkeys([*range(0x064B, 0x0656)]),
    **{ord(sign): plain for sign, plain in zip("أإآٱىةیک", "ااااي\u0647يك", strict=True)},
    **{code: code - 0x60 for code in range(0x30A1, 0x30F7)},
}


@lru_cache(maxsize=16_384)
def fold_for_search(text: str) -> str:
    """What search compares: folded, and without what only some printings of a script write.

    A text of signs alone ("$") is itself without spaces, each sign of ASCII moved to where no letter is, so that it
    can be looked for and never taken for a separator.
    """
    if words := fold(text):
        return words if words.isascii() else " ".join(words.translate(SEARCHED).split())
    return "".join(chr(0xE000 + ord(sign)) if sign.isascii() else sign for sign in "".join(text.split()))


def move_article_to_front(name: str) -> str:
    """A title with its article in front again: "Matrix, The" gives "The Matrix"."""
    if not (found := TRAILING_ARTICLE.match(name)):
        return name
    article = found["article"]
    return f"{article}{'' if article.endswith(chr(39)) else ' '}{found['name']}"


def split_year(printed: str) -> tuple[str, int | None]:
    """A title and the year that stands behind it in brackets: "Toy Story (1995)" gives ("Toy Story", 1995)."""
    text = " ".join(printed.split())
    if found := YEAR.match(text):
        return found["name"], int(found["year"])
    return text, None


def split_alias(name: str) -> tuple[str, str]:
    """A title and the other name in brackets behind it, both straight; "" where there is none.

    "City of Lost Children, The (Cité des enfants perdus, La)" gives
    ("The City of Lost Children", "La Cité des enfants perdus").
    """
    found = ALIAS.match(name)
    if not found:
        return move_article_to_front(name), ""
    alias = found["alias"].removeprefix("a.k.a. ").strip()
    return move_article_to_front(found["name"]), move_article_to_front(alias)


@lru_cache(maxsize=16_384)
def title_key(name: str) -> str:
    """What two printings of one title share: folded, without leading articles, numbers and "and" alike.

    A name of signs alone ("$") is its own key, so that no two such names are taken for one.
    """
    words = fold(move_article_to_front(name)).split()
    while len(words) > 1 and words[0] in LEADING_ARTICLES:
        del words[0]
    return " ".join(words)[:300].rstrip() or "".join(name.split())[:300]


def person_key(name: str) -> str:
    """What two printings of one person's name share; "" for a name of signs alone."""
    return fold(name)[:200].rstrip()


def publication_key(name: str) -> str:
    """What two printings of one publication's name share: folded, without a leading "the"."""
    return fold(name).removeprefix("the ")[:200].rstrip()


def slugify(name: str, suffix: int | str | None = None, *, fallback: str) -> str:
    """The last part of an address: folded words joined by hyphens, at most 100 characters, never empty.

    `fallback` stands in for a name of signs alone ("$"); `suffix` (a year) follows it.
    """
    words = fold(name)[:90].replace(" ", "-").strip("-") or fallback
    return f"{words}-{suffix}" if suffix is not None else words
