"""The statements that ask the index, for each engine: what is looked for, and in which order it comes.

On SQLite the index gives entries in the order of their places by itself, so that a limit ends the search. PostgreSQL's
has no order: its entries stand in blocks, best known first, and each block is asked only when those before it gave too
few, so that a common word costs no more on a large site than on a small one.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.db import connection

from plaudit.search.words import A_YEAR, KIND, WHOLE, YEAR, Asked, Piece

Alternatives = Sequence[Piece]


class Wanted(NamedTuple):
    """What entries must have: of each group of pieces at least one. `of` narrows to kinds."""

    groups: tuple[Alternatives, ...]
    of: tuple[str, ...] = ()

    def all_groups(self) -> tuple[Alternatives, ...]:
        kinds = tuple(Piece(KIND + kind) for kind in self.of)
        return (*self.groups, kinds) if kinds else self.groups


def same(asked: Asked, of: tuple[str, ...] = ()) -> Wanted:
    """Entries with a name that is what was asked for."""
    return Wanted(([Piece(WHOLE + whole) for whole in asked.wholes],), of)


def beginning(asked: Asked, of: tuple[str, ...] = ()) -> Wanted:
    """Entries with a name that begins with what was asked for."""
    return Wanted(([Piece(WHOLE + whole, begun=True) for whole in asked.wholes],), of)


def holding(asked: Asked, of: tuple[str, ...] = ()) -> Wanted:
    """Entries that have every word that was asked for; the last may be only begun, and one may be the year."""
    return Wanted(tuple(_or_year(piece, alone=len(asked.pieces) == 1) for piece in asked.pieces), of)


def anyhow(asked: Asked, of: tuple[str, ...] = ()) -> Wanted:
    """Entries that begin with what was asked for, or have every word of it."""
    begun = [Piece(WHOLE + whole, begun=True) for whole in asked.wholes]
    return Wanted(tuple([*group, *begun] for group in holding(asked).groups), of)


def _or_year(piece: Piece, *, alone: bool) -> list[Piece]:
    if alone or not A_YEAR.fullmatch(piece.text):
        return [piece]
    return [piece, Piece(YEAR + piece.text)]


class Statement(NamedTuple):
    """A part of a statement that gives places, and its parameters."""

    sql: str
    parameters: list[Any]


def places(wanted: Wanted, limit: int, blocks: int) -> Statement:
    """The first places of the entries that are wanted, in order."""
    if connection.vendor == "postgresql":
        return _places_by_block(wanted, limit, blocks)
    sql = "SELECT rowid AS place FROM search_text WHERE search_text MATCH %s ORDER BY rowid LIMIT %s"
    return Statement(sql, [_match(wanted), limit])


def _match(wanted: Wanted) -> str:
    return " AND ".join(f"({' OR '.join(map(_term, group))})" for group in wanted.all_groups())


def _term(piece: Piece) -> str:
    return f'"{piece.text}"*' if piece.begun else f'"{piece.text}"'


def _places_by_block(wanted: Wanted, limit: int, blocks: int) -> Statement:
    arm = "(SELECT place FROM search_entry WHERE lexemes @@ %s::tsquery ORDER BY place LIMIT %s)"
    parameters = [each for block in range(blocks) for each in (_tsquery(wanted, block), limit)]
    if blocks == 1:
        return Statement(arm, parameters)
    arms = " UNION ALL ".join([arm] * blocks)
    return Statement(f"SELECT place FROM ({arms}) AS every LIMIT %s", [*parameters, limit])  # noqa: S608 - our own


def _tsquery(wanted: Wanted, block: int) -> str:
    groups = wanted.all_groups()
    return " & ".join(f"({' | '.join(_lexeme(piece, block) for piece in group)})" for group in groups)


def _lexeme(piece: Piece, block: int) -> str:
    # Words hold no quotes or backslashes: they are letters, digits and signs of our own.
    return f"'{block}{piece.text}'{':*' if piece.begun else ''}"


def union(parts: Iterable[tuple[int, Statement]]) -> Statement:
    """The places of several statements in one, each with its number."""
    arms, parameters = [], []
    for number, part in parts:
        arms.append(f"SELECT {number} AS way, place FROM ({part.sql}) AS found{number}")  # noqa: S608 - our own
        parameters += part.parameters
    return Statement(" UNION ALL ".join(arms), parameters)
