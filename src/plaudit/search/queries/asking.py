"""Finding by what somebody typed: what is called so first, then by how well it is known; typing errors forgiven."""

from collections.abc import Sequence
from dataclasses import dataclass

from plaudit.names.folding import fold_for_search, move_article_to_front
from plaudit.search.places import weight_at
from plaudit.search.queries import finding
from plaudit.search.queries.finding import Row
from plaudit.search.queries.nearly import nearly
from plaudit.search.queries.statements import Wanted, anyhow, beginning, holding, same
from plaudit.search.words import Asked, read

SAME, BEGINNING, HOLDING = range(3)
# A name that begins with what was typed goes before one that is eight times as well known and only has the words.
BEGINNING_IS_WORTH = 12
MOST_COUNTED = 500


def find(text: str, *, kinds: Sequence[str] = (), limit: int = 8) -> list[Row]:
    """The best entries for a text, of some kinds or all: one query; with a typing error in it, up to five more.

    What is called so comes first, then what begins so or has the words, the best known first.
    """
    asked, of = read(text), tuple(kinds)
    if not asked.wholes:
        return []
    return _exactly(asked, of, limit) or nearly(asked, of, limit)


def _exactly(asked: Asked, of: tuple[str, ...], limit: int) -> list[Row]:
    # Somewhat more than are wanted, since the ways find the same, and one of them orders otherwise.
    found = finding.rows([way(asked, of) for way in (same, beginning, holding)], 2 * limit)
    return sorted(found, key=lambda row: _order(row, asked))[:limit]


def _order(row: Row, asked: Asked) -> tuple[int, int, int]:
    worth = weight_at(row.place) + (BEGINNING_IS_WORTH if row.way == BEGINNING else 0)
    return _sameness(row, asked), -worth, row.place


def _sameness(row: Row, asked: Asked) -> int:
    """0 for what is printed as typed, then what folds so, then without its article; 3 by another name, 4 else."""
    if row.way != SAME:
        return 4
    if row.label.casefold() == asked.printed.casefold():
        return 0
    folded = fold_for_search(move_article_to_front(row.label))
    if folded == asked.folded:
        return 1
    whole = folded.replace(" ", "")
    if whole.endswith(asked.wholes[0]):
        return 2
    # "The M" is on its way to "The Martian" and not yet "M".
    return 4 if whole in asked.wholes else 3


@dataclass(frozen=True, slots=True)
class Results:
    """Everything that was found, by kind: how many (`MOST_COUNTED` at most), and the best of each.

    `meant` is a name that may have been meant where nothing has the words; then `best` is what is nearly called so.
    """

    counts: dict[str, int]
    best: dict[str, list[Row]]
    meant: str = ""


def overview(text: str, *, limit: int) -> Results:
    """The best of each kind, and how many there are. One query, and one for each kind; a few more for errors."""
    asked, counted = read(text), counts(text)
    if counted:
        return Results(counted, {kind: _exactly(asked, (kind,), limit) for kind in counted})
    near = nearly(asked, (), 2 * limit) if asked.wholes else []
    best: dict[str, list[Row]] = {}
    for row in near:
        best.setdefault(row.kind, []).append(row)
    return Results({}, best, near[0].label if near else "")


def counts(text: str) -> dict[str, int]:
    """How many entries of each kind there are for a text, counted up to `MOST_COUNTED`. One query."""
    asked = read(text)
    return finding.counts(anyhow(asked), MOST_COUNTED) if asked.wholes else {}


def one_kind(text: str, kind: str, *, start: int, stop: int) -> list[Row]:
    """A piece of all that was found of one kind, in order. Two queries."""
    asked = read(text)
    if not asked.wholes:
        return []
    ways: list[Wanted] = [way(asked, (kind,)) for way in (same, beginning, anyhow)]
    found = finding.places(ways, MOST_COUNTED)
    ordered = sorted(found, key=_order_of_places)
    return finding.rows_at(place for _way, place in ordered[start:stop])


def _order_of_places(found: tuple[int, int]) -> tuple[bool, int, int]:
    way, place = found
    return way != SAME, -weight_at(place) - (BEGINNING_IS_WORTH if way == BEGINNING else 0), place
