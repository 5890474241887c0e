"""What stands around a season or episode: what it is a part of, its neighbours, and its own parts."""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import CharField, Q, QuerySet, Value

from plaudit.catalog.models import Kind, Title
from plaudit.catalog.queries import localization
from plaudit.catalog.queries.pages import CARD, TitleCard

# Of a season with more episodes than these, the pages of its parts show all.
FIRST_PARTS = 60
MOST_NEIGHBOURS = 1000


class PartRow(NamedTuple):
    """A season or episode, or what it is a part of."""

    card: TitleCard
    parent_id: int | None
    number: int | None
    released_on: date | None
    runtime: int | None

    @property
    def id(self) -> int:
        return self.card.id


@dataclass(frozen=True, slots=True)
class Family:
    """Around a title: those above it (the series first), its siblings in their order with itself, and its parts."""

    above: list[PartRow]
    siblings: list[PartRow]
    parts: list[PartRow]

    def beside(self, title_id: int) -> tuple[PartRow | None, PartRow | None]:
        """The part before and the one after; None where there is none."""
        places = {row.id: place for place, row in enumerate(self.siblings)}
        place = places.get(title_id)
        if place is None:
            return None, None
        before = self.siblings[place - 1] if place else None
        after = self.siblings[place + 1] if place + 1 < len(self.siblings) else None
        return before, after


def family_of(title: Title) -> Family:
    """One query; none of a film, which has no family."""
    if title.kind == Kind.FILM:
        return Family([], [], [])
    near = Q(parent_id=title.pk)
    if title.parent_id:
        grandparent = Title.objects.filter(pk=title.parent_id).values("parent_id")
        near |= Q(parent_id=title.parent_id) | Q(pk=title.parent_id) | Q(pk__in=grandparent)
    rows = _rows(near)
    above = [row for row in rows if row.parent_id not in {title.pk, title.parent_id}]
    return Family(
        above=sorted(above, key=lambda row: row.card.kind != Kind.SERIES) if title.parent_id else [],
        siblings=[row for row in rows if title.parent_id and row.parent_id == title.parent_id],
        parts=[row for row in rows if row.parent_id == title.pk],
    )


def parts_of_title(title_id: int, start: int, stop: int) -> list[PartRow]:
    """Some of a title's seasons or episodes, in their order."""
    return _of(Title.objects.filter(parent_id=title_id).order_by("number", "id")[start:stop])


def how_many_parts(title_id: int) -> int:
    return Title.objects.filter(parent_id=title_id).count()


BESIDE = ("parent_id", "number", "released_on", "runtime")


def _rows(near: Q) -> list[PartRow]:
    return _of(Title.objects.filter(near).order_by("number", "id")[:MOST_NEIGHBOURS])


def _of(titles: QuerySet[Title]) -> list[PartRow]:
    """The rows of a query in its order, by their names in the language of the page."""
    name = localization.shown_name() if localization.foreign() else Value(None, CharField())
    return [_row(row) for row in titles.annotate(shown_name=name).values_list(*CARD, *BESIDE, "shown_name")]


def _row(row: tuple[Any, ...]) -> PartRow:
    width = len(CARD)
    card, (*beside, name) = TitleCard(*row[:width]), row[width:]
    return PartRow(card._replace(name=name) if name else card, *beside)
