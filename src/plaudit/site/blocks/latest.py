"""The latest reviews, beside the best reviewed titles."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from django.utils.translation import gettext as _

from plaudit.critics.queries import pages as critics
from plaudit.critics.queries.pages import ReviewRow
from plaudit.listing import home_lists
from plaudit.listing.cards import TitleCard
from plaudit.site.blocks.content import Content, Options, heading, most
from plaudit.site.components.reviews import ShownReview, is_demo, shown_review

BEST = 12
# So many stand as high as the chart beside them.
QUOTED = 4
LOOKED_AT = 40


@dataclass(frozen=True, slots=True)
class Latest(Content):
    """Reviews, each of another title, and the titles of the chart (`titles`)."""

    template: ClassVar[str] = "latest"

    heading: str = ""
    rows: list[ReviewRow] = field(default_factory=list)

    @property
    def is_demo(self) -> bool:
        return is_demo(self.rows)

    def quotes(self, titles: Mapping[int, TitleCard]) -> list[ShownReview]:
        """The reviews, with their titles."""
        return [shown_review(row, title=titles[row.title_id]) for row in self.rows if row.title_id in titles]


def load(options: Options, taken: set[int]) -> Content | None:
    """Two queries."""
    rows = _one_per_title(critics.latest_quotes(LOOKED_AT), most(options, QUOTED))
    best = [title for title in home_lists.best_by_critics(BEST + len(taken)) if title.id not in taken][:BEST]
    if not rows and not best:
        return None
    ids = [row.title_id for row in rows]
    return Latest(titles=best, title_ids=ids, heading=heading(options, _("Latest reviews")), rows=rows)


def _one_per_title(rows: list[ReviewRow], limit: int) -> list[ReviewRow]:
    newest: dict[int, ReviewRow] = {}
    for row in rows:
        newest.setdefault(row.title_id, row)
    return list(newest.values())[:limit]
