"""Finding in spite of typing errors: words are corrected to those that some entry has, and what comes out is compared.

A word is corrected to those that one slip makes of it. A longer one that none comes near is compared with all that
begin as it does. RapidFuzz then orders what was found by how far its names are from what was typed.
"""

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from plaudit.search.places import weight_at
from plaudit.search.queries import finding
from plaudit.search.queries.finding import Row
from plaudit.search.queries.statements import Wanted
from plaudit.search.spelling import slips
from plaudit.search.words import SHORT_WHOLE, WHOLE, Asked, Piece

MOST_COMPARED = 60
MOST_CORRECTIONS = 60
LONG, SAME_BEGINNING, MOST_SIMILAR, FAR = 6, 3, 5_000, 2
SHORTEST_BEGUN = 4
# Where a word fits nothing, those that do must be so many for what they find to be of any use.
FEWEST_LEFT = 2


def nearly(asked: Asked, of: tuple[str, ...], limit: int) -> list[Row]:
    """The entries whose names come nearest to what was asked for, if any come near."""
    ways = [Wanted((group,), of) for group in [_whole_corrected(asked)] if group]
    if groups := _words_corrected(asked):
        ways.append(Wanted(groups, of))
    found = finding.rows(ways, MOST_COMPARED) if ways else []
    distances = _distances(asked, found)
    return sorted(found, key=lambda row: (distances[row.place], -weight_at(row.place), row.place))[:limit]


def _whole_corrected(asked: Asked) -> list[Piece]:
    """Whole names, where short, that a slip or two spaces make of what was typed."""
    guesses = {f"{WHOLE}{slip}" for whole in asked.wholes if len(whole) <= SHORT_WHOLE for slip in slips(whole)}
    return [Piece(whole) for whole in finding.known(guesses)[:MOST_CORRECTIONS]] if guesses else []


def _words_corrected(asked: Asked) -> tuple[list[Piece], ...]:
    """For each word what it may have been; nothing where too little is left that anything has."""
    pieces = asked.pieces
    known = _known(pieces)
    # Where all words are known but nothing has them all, any of them may be another word by mistake.
    doubted = [piece for piece in pieces if piece not in known] or list(pieces)
    groups = [[piece] if piece not in doubted else _corrections(piece, known=piece in known) for piece in pieces]
    left = [group for group in groups if group]
    return tuple(left) if len(left) == len(groups) or len(left) >= FEWEST_LEFT else ()


def _known(pieces: Iterable[Piece]) -> set[Piece]:
    pieces = list(pieces)
    whole = set(finding.known({piece.text for piece in pieces if not piece.begun}))
    begun = set(finding.known_beginnings({piece.text for piece in pieces if piece.begun}))
    return {piece for piece in pieces if piece.text in (begun if piece.begun else whole)}


def _corrections(piece: Piece, *, known: bool) -> list[Piece]:
    # What begins with two or three letters, of which one may be wrong, is nearly everything.
    guesses = set() if piece.begun and len(piece.text) < SHORTEST_BEGUN else slips(piece.text)
    fits = finding.known_beginnings(guesses) if piece.begun else finding.known(guesses)
    fitting = fits or ([] if known else _similar(piece.text))
    corrected = [Piece(text, begun=piece.begun) for text in fitting[:MOST_CORRECTIONS]]
    return [piece, *corrected] if known else corrected


def _similar(word: str) -> list[str]:
    """Words that begin as a long one does and are two slips away."""
    if len(word) < LONG:
        return []
    choices = finding.words_from(word[:SAME_BEGINNING], MOST_SIMILAR)
    found = process.extract(word, choices, scorer=OSA.distance, score_cutoff=FAR, limit=MOST_CORRECTIONS)
    return [text for text, _distance, _index in found]


def _distances(asked: Asked, found: Iterable[Row]) -> dict[int, float]:
    """How many slips each entry's nearest name is from what was typed, which may be only its beginning."""
    tokens = finding.tokens_at(row.place for row in found)
    return {
        place: min((_distance(asked, token[1:]) for token in kept if token.startswith(WHOLE)), default=FAR_AWAY)
        for place, kept in tokens.items()
    }


FAR_AWAY = 1_000.0


def _distance(asked: Asked, whole: str) -> float:
    # That only the beginning is near counts for half a slip more.
    return min(
        min(OSA.distance(typed, whole), OSA.distance(typed, whole[: len(typed)]) + 0.5) for typed in asked.wholes
    )
