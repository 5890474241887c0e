"""The tokens by which a name is indexed, and those that a typed text looks for.

Pure functions. A name is indexed as its words, its words joined where only a sign stood between them, pairs of letters
of scripts that put no spaces between words, and the whole of it as one token behind a prefix of its own: that token
finds names that are the same as the typed text, or that begin with it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from plaudit.names.folding import ARTICLES, LEADING_ARTICLES, fold_for_search, move_article_to_front

# Signs of the private use area, which folding never leaves in a word.
WHOLE_NAME = "\ue0f0"
KIND = "\ue0f1"
YEAR = "\ue0f2"
PREFIXES = (WHOLE_NAME, KIND, YEAR)
MAX_TOKENS = 600
MAX_QUERY_WORDS = 12
MAX_TOKEN_LENGTH = 120
# Whole names and words up to these lengths correct typing errors.
MAX_SHORT_NAME = 12
MAX_WORD_LENGTH = 30
APOSTROPHES = re.compile("['’‘ʼ]")
MIN_ELIDED_LENGTH = 3
FOUR_DIGIT_YEAR = re.compile(r"(?:18|19|20|21)\d\d", re.ASCII)
# Thai, Lao, Tibetan, Burmese, Khmer, Korean, Japanese and Chinese. Korean has spaces, which many leave out.
UNSPACED = re.compile(
    "[\u0e00-\u0fff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3040-\u31ff\u3400-\u9fff"
    "\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]+"
)


class Term(NamedTuple):
    """A token to look for; with `is_prefix`, every token that begins with it."""

    text: str
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class NameQuery:
    """A typed text: its words as terms, and the whole of it as one token, with and without a leading article.

    `terms` and `whole_names` are empty where there is nothing to look for.
    """

    text: str
    folded: str
    terms: tuple[Term, ...]
    whole_names: tuple[str, ...]


def parse_query(text: str) -> NameQuery:
    """Parse what somebody typed. The last word may be unfinished."""
    folded = fold_for_search(text)
    words = folded.split()[:MAX_QUERY_WORDS]
    if not words:
        return NameQuery(text, "", (), ())
    terms = [term for word in words[:-1] for term in _terms(word, is_prefix=False)]
    terms += _terms(words[-1], is_prefix=True)
    whole_names = (_joined(words), _joined(_without_article(words, LEADING_ARTICLES)))
    return NameQuery(text, folded, tuple(dict.fromkeys(terms)), tuple(dict.fromkeys(whole_names)))


def index_tokens(names: Iterable[str], *, kind: str, year: int | None = None, subtitle: str = "") -> list[str]:
    """Every token of an entry, each once; a subtitle is found by its words alone."""
    tokens = dict.fromkeys([KIND + kind])
    if year is not None:
        tokens[f"{YEAR}{year}"] = None
    for name in names:
        tokens |= dict.fromkeys(_name_tokens(move_article_to_front(name)))
    tokens |= dict.fromkeys(_word_tokens(fold_for_search(subtitle)))
    return list(tokens)[:MAX_TOKENS]


def spelling_words(tokens: Iterable[str]) -> Iterator[str]:
    """Those of an entry's tokens that correct a typing error: words, and whole names that are short."""
    for token in tokens:
        if token.startswith(WHOLE_NAME):
            if len(token) <= MAX_SHORT_NAME + 1:
                yield token
        elif not token.startswith(PREFIXES) and not UNSPACED.match(token) and len(token) <= MAX_WORD_LENGTH:
            yield token


def _name_tokens(name: str) -> Iterator[str]:
    folded = fold_for_search(name)
    words = folded.split()
    yield from _word_tokens(folded)
    for chunk in name.split():
        parts = fold_for_search(chunk).split()
        if len(parts) > 1:
            yield "".join(parts)[:MAX_TOKEN_LENGTH]
    elided = list(_elided_words(name))
    yield from elided
    for words_of_name in (words, _without_article(words, frozenset(ARTICLES))):
        yield WHOLE_NAME + _joined(words_of_name)
    if elided and words and words[0].endswith(elided[0]):
        yield WHOLE_NAME + _joined([elided[0], *words[1:]])


def _word_tokens(folded: str) -> Iterator[str]:
    for word in folded.split():
        yield from _spaced_parts(word)
    for run in UNSPACED.findall(folded.replace(" ", "")):
        # The last sign stands alone, so that every sign begins a token.
        for start in range(len(run)):
            yield run[start : start + 2]


def _terms(word: str, *, is_prefix: bool) -> list[Term]:
    terms = [Term(part, is_prefix) for part in _spaced_parts(word)]
    for run in UNSPACED.findall(word):
        if len(run) == 1:
            terms.append(Term(run, is_prefix=True))
        terms += (Term(run[start : start + 2]) for start in range(len(run) - 1))
    return terms


def _spaced_parts(word: str) -> list[str]:
    """The parts of a word that are of scripts with spaces, which for most words is the whole of it."""
    return [part[:MAX_TOKEN_LENGTH] for part in UNSPACED.split(word) if part]


def _elided_words(name: str) -> Iterator[str]:
    """What stands behind an apostrophe: "avventura" of "L'avventura"."""
    for chunk in name.split():
        _before, *after = APOSTROPHES.split(chunk)
        for part in after:
            if len(word := fold_for_search(part).replace(" ", "")) >= MIN_ELIDED_LENGTH:
                yield word


def _without_article(words: Sequence[str], articles: frozenset[str]) -> Sequence[str]:
    return words[1:] if len(words) > 1 and words[0] in articles else words


def _joined(words: Sequence[str]) -> str:
    return "".join(words)[:MAX_TOKEN_LENGTH]
