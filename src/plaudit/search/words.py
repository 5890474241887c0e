"""What of a name is kept in the index, and what is looked for when somebody types.

Pure functions. A name is kept as its words, its words joined where only a sign stood between them, pairs of letters
of scripts that put no spaces between words, and the whole of it in one piece behind a mark: by that piece, names are
found that are the same as what was typed, or that begin with it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from plaudit.names.folding import ARTICLES, LEADING_ARTICLES, fold_for_search, move_article_to_front

WHOLE = "\ue0f0"
KIND = "\ue0f1"
YEAR = "\ue0f2"
MARKS = (WHOLE, KIND, YEAR)
MOST_TOKENS = 600
MOST_WORDS = 12
LONGEST_WHOLE = 120
APOSTROPHES = re.compile("['’‘ʼ]")
SHORTEST_ELIDED = 3
A_YEAR = re.compile(r"(?:18|19|20|21)\d\d", re.ASCII)
# Thai, Lao, Tibetan, Burmese, Khmer, Korean, Japanese and Chinese. Korean has spaces, which many leave out.
UNSPACED = re.compile(
    "[\u0e00-\u0fff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3040-\u31ff\u3400-\u9fff"
    "\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]+"
)


class Piece(NamedTuple):
    """A token to look for; with `begun`, every token that begins with it."""

    text: str
    begun: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody typed, read: its words, and the whole of it in one piece, with and without a leading article."""

    printed: str
    folded: str
    pieces: tuple[Piece, ...]
    wholes: tuple[str, ...]


def read(text: str) -> Asked:
    """What a text asks for. `pieces` and `wholes` are empty where there is nothing to look for."""
    folded = fold_for_search(text)
    words = folded.split()[:MOST_WORDS]
    if not words:
        return Asked(text, "", (), ())
    pieces = [piece for word in words[:-1] for piece in _pieces(word, begun=False)]
    pieces += _pieces(words[-1], begun=True)
    whole = _whole(words)
    bare = _whole(_without_article(words, LEADING_ARTICLES))
    return Asked(text, folded, tuple(dict.fromkeys(pieces)), tuple(dict.fromkeys((whole, bare))))


def tokens(names: Iterable[str], *, kind: str, year: int | None = None, about: str = "") -> list[str]:
    """Every token of an entry of the index, each once; `about` is found by its words alone."""
    found = dict.fromkeys([KIND + kind])
    if year is not None:
        found[f"{YEAR}{year}"] = None
    for name in names:
        found |= dict.fromkeys(_tokens_of(move_article_to_front(name)))
    found |= dict.fromkeys(_words(fold_for_search(about)))
    return list(found)[:MOST_TOKENS]


def plain_words(kept: Iterable[str]) -> Iterator[str]:
    """Those of an entry's tokens that correct a typing error: words, and whole names that are short."""
    for token in kept:
        if token.startswith(WHOLE):
            if len(token) <= SHORT_WHOLE + 1:
                yield token
        elif not token.startswith(MARKS) and not UNSPACED.match(token) and len(token) <= LONGEST_WORD:
            yield token


SHORT_WHOLE = 12
LONGEST_WORD = 30


def _tokens_of(name: str) -> Iterator[str]:
    folded = fold_for_search(name)
    words = folded.split()
    yield from _words(folded)
    for chunk in name.split():
        parts = fold_for_search(chunk).split()
        if len(parts) > 1:
            yield "".join(parts)[:LONGEST_WHOLE]
    elided = list(_elided(name))
    yield from elided
    for kept in (words, _without_article(words, frozenset(ARTICLES))):
        yield WHOLE + _whole(kept)
    if elided and words and words[0].endswith(elided[0]):
        yield WHOLE + _whole([elided[0], *words[1:]])


def _words(folded: str) -> Iterator[str]:
    for word in folded.split():
        yield from _spaced(word)
    for run in UNSPACED.findall(folded.replace(" ", "")):
        yield from _pairs(run)


def _spaced(word: str) -> list[str]:
    """The parts of a word that are of scripts with spaces, which for most words is the whole of it."""
    return [part[:LONGEST_WHOLE] for part in UNSPACED.split(word) if part]


def _pairs(run: str) -> Iterator[str]:
    # The last sign stands alone, so that every sign begins a token.
    for start in range(len(run)):
        yield run[start : start + 2]


def _pieces(word: str, *, begun: bool) -> list[Piece]:
    found = [Piece(part, begun) for part in _spaced(word)]
    for run in UNSPACED.findall(word):
        if len(run) == 1:
            found.append(Piece(run, begun=True))
        found += (Piece(run[start : start + 2]) for start in range(len(run) - 1))
    return found


def _elided(name: str) -> Iterator[str]:
    """What stands behind an apostrophe: "avventura" of "L'avventura"."""
    for chunk in name.split():
        _before, *after = APOSTROPHES.split(chunk)
        for part in after:
            if len(word := fold_for_search(part).replace(" ", "")) >= SHORTEST_ELIDED:
                yield word


def _without_article(words: Sequence[str], articles: frozenset[str]) -> Sequence[str]:
    return words[1:] if len(words) > 1 and words[0] in articles else words


def _whole(words: Sequence[str]) -> str:
    return "".join(words)[:LONGEST_WHOLE]
