"""Cleaning what files say: entities, stray signs, placeholders, notes of the language."""

import html
import re
from functools import lru_cache

from babel import Locale

LONGEST_NUMBER = 5
# Some ten pages: what is longer is no synopsis, and nobody's quote.
LONGEST_PROSE = 20_000
TAG = re.compile(r"</?(?:a|b|br|em|i|p|span|strong|u)\b[^<>]{0,200}>", re.IGNORECASE)
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
# Hyphens that are only hints, marks of direction and of a file's beginning. The joiners of many scripts stay.
INVISIBLE = re.compile(r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
IN_LANGUAGE = re.compile(
    r"[\[(]?\s*full (?:review|article)(?: in)?[\s\[(]+(?P<language>[a-z]{3,20})\s*[\])]*\.?", re.IGNORECASE
)
PLACEHOLDER = re.compile(
    r"\W*(?:click(?: here)?(?: (?:to|for)(?: (?:read|see|view|watch|listen|hear|the|full)\b.{0,60})?)?"
    r"|(?:read |see )?(?:the |my )?(?:full|complete|entire) (?:review|article)\b.{0,60}"
    r"|parental content review|review (?:in|at|on) \w+(?: \w+){0,3}|no quote(?: available)?|n/?a)\W*",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    """Text without entities, tags, control signs and doubled spaces.

    Entities are resolved twice, since some sources escape what was already escaped.
    """
    if "&" in text:
        text = html.unescape(html.unescape(text))
    if "<" in text:
        text = TAG.sub(" ", text)
    if not text.isprintable():
        text = CONTROL.sub(" ", INVISIBLE.sub("", text))
    return " ".join(text.split())


def prose(text: str) -> str:
    """The same of a text of several sentences; "" for one that is longer than any page could show."""
    said = plain(text)
    return said if len(said) <= LONGEST_PROSE else ""


def quote_and_language(text: str) -> tuple[str, str]:
    """What the critic said ("" where the text is only a placeholder), and the code of the review's language.

    "Una joya. [Full review in Spanish]" gives ("Una joya.", "es"); the language is "" where nobody says.
    """
    said, language = plain(text), ""
    noted = IN_LANGUAGE.search(said) if "full " in said.lower() else None
    if noted and (language := language_code(noted["language"])):
        said = f"{said[: noted.start()]} {said[noted.end() :]}".strip()
    blank = PLACEHOLDER.fullmatch(said) or not any(map(str.isalnum, said))
    return ("" if blank else said), language


@lru_cache(maxsize=256)
def language_code(name: str) -> str:
    """The code of a language by its English name, "" where it is not known."""
    names = Locale("en").languages
    return next((code for code, known in names.items() if known.casefold() == name.casefold() and len(code) <= 3), "")


def minutes(printed: str) -> int | None:
    """A number of minutes; None for what is none."""
    return int(printed) if printed.isdecimal() and len(printed) <= LONGEST_NUMBER else None
