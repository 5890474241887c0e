"""Queries that forgive typing errors: words are corrected to those that some entry has, and the names compared.

A word is corrected to those that one typing error makes of it. A longer one that none comes near is compared with all
that begin as it does. RapidFuzz then orders the entries by how far their names are from the query.
"""

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from plaudit.names.ordering import popularity_at
from plaudit.names.queries import lookups
from plaudit.names.queries.filters import EntryFilter
from plaudit.names.spelling import single_edits
from plaudit.names.tokens import MAX_SHORT_NAME, WHOLE_NAME, NameQuery, Term

MAX_COMPARED = 60
MAX_CORRECTIONS = 60
# A word this long, of which no correction is known, is compared with words that share its first letters.
MIN_LONG_WORD, SHARED_PREFIX, MAX_CHOICES, MAX_DISTANCE = 6, 3, 5_000, 2
MIN_PREFIX_LENGTH = 4
# Where some words cannot be corrected, the others must be so many for their entries to be of any use.
MIN_WORDS_LEFT = 2
NO_NAME_DISTANCE = 1_000.0


def nearest(query: NameQuery, kinds: tuple[str, ...] = ()) -> list[int]:
    """Sort keys of the entries whose names come nearest to the query, the nearest first, if any come near."""
    filters = [EntryFilter((names,), kinds) for names in [_corrected_whole_names(query)] if names]
    if groups := _corrected_words(query):
        filters.append(EntryFilter(groups, kinds))
    tokens = lookups.find_tokens(filters, MAX_COMPARED) if filters else {}
    distances = {sort_key: _distance(query, tokens[sort_key]) for sort_key in tokens}
    return sorted(distances, key=lambda sort_key: (distances[sort_key], -popularity_at(sort_key), sort_key))


def _corrected_whole_names(query: NameQuery) -> list[Term]:
    """Short whole names that a typing error, or two missing spaces, make of the query."""
    short_names = (name for name in query.whole_names if len(name) <= MAX_SHORT_NAME)
    guesses = {f"{WHOLE_NAME}{edit}" for name in short_names for edit in single_edits(name)}
    return [Term(name) for name in lookups.known_words(guesses)[:MAX_CORRECTIONS]] if guesses else []


def _corrected_words(query: NameQuery) -> tuple[list[Term], ...]:
    """For each word the words that may have been meant; empty where too few words could be corrected."""
    known = _known_terms(query.terms)
    # Where all words are known but no entry has them all, any of them may be another word by mistake.
    doubtful = [term for term in query.terms if term not in known] or query.terms
    groups = [[term] if term not in doubtful else _corrections(term, known=term in known) for term in query.terms]
    corrected = [group for group in groups if group]
    return tuple(corrected) if len(corrected) == len(groups) or len(corrected) >= MIN_WORDS_LEFT else ()


def _known_terms(terms: Iterable[Term]) -> set[Term]:
    terms = list(terms)
    words = set(lookups.known_words({term.text for term in terms if not term.is_prefix}))
    prefixes = set(lookups.known_prefixes({term.text for term in terms if term.is_prefix}))
    return {term for term in terms if term.text in (prefixes if term.is_prefix else words)}


def _corrections(term: Term, *, known: bool) -> list[Term]:
    # With one of two or three first letters wrong, nearly every word would fit.
    guesses = set() if term.is_prefix and len(term.text) < MIN_PREFIX_LENGTH else single_edits(term.text)
    words = lookups.known_prefixes(guesses) if term.is_prefix else lookups.known_words(guesses)
    words = words or ([] if known else _similar_words(term.text))
    corrections = [Term(word, is_prefix=term.is_prefix) for word in words[:MAX_CORRECTIONS]]
    return [term, *corrections] if known else corrections


def _similar_words(word: str) -> list[str]:
    """Words that begin as a long one does and are two typing errors away."""
    if len(word) < MIN_LONG_WORD:
        return []
    choices = lookups.words_with_prefix(word[:SHARED_PREFIX], MAX_CHOICES)
    similar = process.extract(word, choices, scorer=OSA.distance, score_cutoff=MAX_DISTANCE, limit=MAX_CORRECTIONS)
    return [text for text, _distance, _index in similar]


def _distance(query: NameQuery, tokens: Iterable[str]) -> float:
    """How many typing errors the nearest of an entry's names is from the query."""
    names = [token[1:] for token in tokens if token.startswith(WHOLE_NAME)]
    return min(
        (_distance_between(typed, name) for typed in query.whole_names for name in names), default=NO_NAME_DISTANCE
    )


def _distance_between(typed: str, name: str) -> float:
    # That only the beginning of a name is near counts for half an error more.
    return min(OSA.distance(typed, name), OSA.distance(typed, name[: len(typed)]) + 0.5)
