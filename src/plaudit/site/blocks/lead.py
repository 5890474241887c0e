"""One title large: the one that an editor chose, else the most rated that the critics certified."""

from dataclasses import dataclass
from typing import ClassVar

from plaudit.critics.queries import pages as critics
from plaudit.listing import home_lists
from plaudit.listing.cards import TitleCard, cards_by_id
from plaudit.site.blocks.content import Content, Options

LOOKED_AT = 7


@dataclass(frozen=True, slots=True)
class Lead(Content):
    """A title and what is said of it ("" where nothing is)."""

    template: ClassVar[str] = "lead"

    text: str = ""

    @property
    def large(self) -> set[int]:
        return {title.id for title in self.titles}

    @property
    def id(self) -> int:
        return self.titles[0].id


def load(options: Options, _taken: set[int]) -> Lead | None:
    """Two queries; three where no title is chosen and none of the most rated is certified."""
    chosen = options.get("title")
    title = cards_by_id([chosen]).get(chosen) if chosen else None
    title = title or _usual()
    if title is None:
        return None
    text = options.get("text") or critics.consensus_of([title.id]).get(title.id, "")
    return Lead(titles=[title], text=text)


def _usual() -> TitleCard | None:
    """The most rated title that the critics certified, else the best one, else the most rated."""
    rated = home_lists.most_rated(LOOKED_AT)
    certified = [title for title in rated if title.certified]
    return next(iter(certified or [*home_lists.best_by_critics(1), *rated]), None)
