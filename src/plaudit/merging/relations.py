"""Which tables point at a title or a person, and which rows of one the other has already."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Q

from plaudit.audience.models import AudienceReview, Rating
from plaudit.recommendations.models import SimilarTitle
from plaudit.scoreboard.models import Score

# Worked out from the rest; those of the one that goes are put away.
DERIVED: frozenset[type[models.Model]] = frozenset({SimilarTitle})
# Moved by hand: a score is counted anew.
BY_HAND: frozenset[type[models.Model]] = frozenset({Score})
# Where both have one, the later stays; of all else that of the title or person that stays.
LATER: dict[type[models.Model], str] = {Rating: "rated_at", AudienceReview: "written_at"}
# What gives way of a row, instead of the row itself, where a constraint stands against it.
SOFTER: dict[str, dict[str, Any]] = {"one_displayed_name_per_language": {"displayed": False}}


@dataclass(frozen=True, slots=True)
class Relation:
    """A foreign key to a title or a person."""

    field: "models.Field[Any, Any]"

    @property
    def model(self) -> type[models.Model]:
        return self.field.model

    @property
    def key(self) -> str:
        """The column, such as `title_id`."""
        return self.field.attname

    @property
    def is_in_key(self) -> bool:
        """Whether it is a part of the primary key, so that a row is not changed but made anew."""
        return any(each.attname == self.key for each in self.model._meta.pk_fields)

    def rows(self, pk: int) -> "models.QuerySet[Any]":
        return self.model._default_manager.filter(**{self.key: pk}).order_by(*_order(self.model))

    def apart(self, row: Any) -> tuple[Any, ...]:
        """The rest of a row's key, by which it is told from others of the same title."""
        return tuple(getattr(row, name) for name in self._rest)

    def rivals(self, among: Iterable[Any], kept: int) -> "models.QuerySet[Any]":
        """The kept one's rows that have the rest of the key in common with some of these."""
        found = self.rows(kept)
        for name in self._rest:
            found = found.filter(**{f"{name}__in": [getattr(row, name) for row in among]})
        return found

    def shared(self, kept: int, gone: int) -> int:
        """How many rows of the two have the rest of the key in common."""
        found = self.rows(gone)
        if not self._rest:
            return min(found.count(), self.rows(kept).count())
        for name in self._rest:
            found = found.filter(**{f"{name}__in": self.rows(kept).order_by().values(name)})
        return found.count()

    @property
    def _rest(self) -> list[str]:
        return [name for name in _order(self.model) if name != self.key]


def relations(model: type[models.Model]) -> Iterator[Relation]:
    """Every foreign key to a table, of the newsroom's and the desk's tables too."""
    for relation in model._meta.get_fields(include_hidden=True):
        if not relation.auto_created or relation.concrete or not (relation.one_to_many or relation.one_to_one):
            continue
        field = relation.field  # type: ignore[union-attr]
        if field.concrete and field.model._meta.managed and field.model not in BY_HAND:
            yield Relation(field)


@dataclass(frozen=True, slots=True)
class Clash:
    """A row of the one that goes that cannot stand beside one of the kept one's; `against` is that one's key."""

    row: Any
    against: Any
    constraint: str


def clashes(relation: Relation, kept: int, gone: int) -> Iterator[Clash]:
    """The rows that break something unique if they move; each once."""
    met: set[Any] = set()
    for name, fields, condition in _unique(relation):
        others = [each for each in fields if each != relation.key]
        theirs = {_values(row, others): row.pk for row in relation.rows(kept).filter(condition)}
        if not theirs:
            continue
        for row in relation.rows(gone).filter(condition):
            values = _values(row, others)
            if None not in values and values in theirs and row.pk not in met:
                met.add(row.pk)
                yield Clash(row, theirs[values], name)


def clashing_rows(relation: Relation, kept: int, gone: int) -> int:
    """How many rows clash."""
    return relation.shared(kept, gone) if relation.is_in_key else sum(1 for _ in clashes(relation, kept, gone))


def _unique(relation: Relation) -> Iterator[tuple[str, list[str], Q]]:
    meta = relation.model._meta
    if relation.is_in_key:
        yield "primary key", [field.attname for field in meta.pk_fields], Q()
    elif getattr(relation.field, "unique", False):
        yield relation.field.name, [relation.key], Q()
    for constraint in meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and constraint.fields:
            yield from _within(relation, constraint.name, constraint.fields, constraint.condition or Q())
    for together in meta.unique_together:
        yield from _within(relation, "", together, Q())


def _within(relation: Relation, name: str, fields: Any, condition: Q) -> Iterator[tuple[str, list[str], Q]]:
    columns = [relation.model._meta.get_field(each).attname for each in fields]  # type: ignore[union-attr]
    # What counts of a review is decided again once it has moved.
    if relation.key in columns and name != "one_review_counts_per_critic":
        yield name, columns, condition


def _values(row: Any, columns: list[str]) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in columns)


def _order(model: type[models.Model]) -> list[str]:
    return [field.attname for field in model._meta.pk_fields]
