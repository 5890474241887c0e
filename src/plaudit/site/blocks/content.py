"""What blocks have in common."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from plaudit.listing.cards import TitleCard

# What an editor set in a block; rich text comes as it was stored.
Options = dict[str, Any]
MOST = 6


@dataclass(frozen=True, slots=True)
class Content:
    """What a block shows. `titles` are read already, those of `title_ids` are still to be read by the page."""

    template: ClassVar[str]

    titles: list[TitleCard] = field(default_factory=list)
    title_ids: list[int] = field(default_factory=list)

    @property
    def large(self) -> set[int]:
        """The titles that stand so large that they need not be shown again."""
        return set()

    @property
    def is_demo(self) -> bool:
        """Whether words of the demo stand in it."""
        return False


@dataclass(frozen=True, slots=True)
class Shelf(Content):
    """A row of titles below a heading; `URL` leads to more of them."""

    template: ClassVar[str] = "shelf"

    heading: str = ""
    url: str = ""

    @property
    def shown(self) -> list[int]:
        """The titles in their order."""
        return [title.id for title in self.titles] or self.title_ids


def most(options: Options, usual: int = MOST) -> int:
    """How many things the editor wants at most."""
    return options.get("most") or usual


def heading(options: Options, usual: str) -> str:
    return options.get("heading") or usual


def shelf(options: Options, usual: str, titles: list[TitleCard], url: str = "") -> Shelf | None:
    """A row of these titles; None without any."""
    return Shelf(titles=titles, heading=heading(options, usual), url=url) if titles else None
