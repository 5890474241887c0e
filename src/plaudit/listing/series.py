"""Seasons and episodes with their scores: what a title belongs to, its neighbours, and its own seasons or episodes."""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import CharField, Q, QuerySet, Value

from plaudit.catalog.models import Kind, Title
from plaudit.catalog.queries import localization
from plaudit.listing.cards import CARD_COLUMNS, TitleCard

# The page of a season with more episodes than these shows only the first; another page lists all.
FIRST_CHILDREN = 60
MAX_RELATIVES = 1000
EXTRA_COLUMNS = ("parent_id", "number", "released_on", "runtime")


class SeriesRecord(NamedTuple):
    """A series, season or episode."""

    card: TitleCard
    parent_id: int | None
    number: int | None
    released_on: date | None
    runtime: int | None

    @property
    def id(self) -> int:
        return self.card.id


@dataclass(frozen=True, slots=True)
class SeriesTree:
    """Around a title: those it belongs to (the series first), its siblings in order with itself, and its children."""

    ancestors: list[SeriesRecord]
    siblings: list[SeriesRecord]
    children: list[SeriesRecord]

    def neighbours(self, title_id: int) -> tuple[SeriesRecord | None, SeriesRecord | None]:
        """Return the sibling before a title and the one after it; None where there is none."""
        indexes = {record.id: index for index, record in enumerate(self.siblings)}
        index = indexes.get(title_id)
        if index is None:
            return None, None
        before = self.siblings[index - 1] if index else None
        after = self.siblings[index + 1] if index + 1 < len(self.siblings) else None
        return before, after


def series_tree(title: Title) -> SeriesTree:
    """Return what is around a title (one query; none for a film, which stands alone)."""
    if title.kind == Kind.FILM:
        return SeriesTree([], [], [])
    related = Q(parent_id=title.pk)
    if title.parent_id:
        grandparent = Title.objects.filter(pk=title.parent_id).values("parent_id")
        related |= Q(parent_id=title.parent_id) | Q(pk=title.parent_id) | Q(pk__in=grandparent)
    records = _records(Title.objects.filter(related).order_by("number", "id")[:MAX_RELATIVES])
    ancestors = [record for record in records if record.parent_id not in {title.pk, title.parent_id}]
    return SeriesTree(
        ancestors=sorted(ancestors, key=lambda record: record.card.kind != Kind.SERIES) if title.parent_id else [],
        siblings=[record for record in records if title.parent_id and record.parent_id == title.parent_id],
        children=[record for record in records if record.parent_id == title.pk],
    )


def children_of(title_id: int, start: int, stop: int) -> list[SeriesRecord]:
    """Return some of a title's seasons or episodes, in their order."""
    return _records(Title.objects.filter(parent_id=title_id).order_by("number", "id")[start:stop])


def child_count(title_id: int) -> int:
    return Title.objects.filter(parent_id=title_id).count()


def _records(titles: QuerySet[Title]) -> list[SeriesRecord]:
    """Read titles in the order of a query, with their names in the language of the page."""
    name = localization.translated_name() if localization.translated_language() else Value(None, CharField())
    rows = titles.annotate(shown_name=name).values_list(*CARD_COLUMNS, *EXTRA_COLUMNS, "shown_name")
    return [_record(row) for row in rows]


def _record(row: tuple[Any, ...]) -> SeriesRecord:
    width = len(CARD_COLUMNS)
    card, (*extra, name) = TitleCard(*row[:width]), row[width:]
    return SeriesRecord(card._replace(name=name) if name else card, *extra)
