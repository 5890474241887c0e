"""What the editors last wrote of the critics' opinions."""

from dataclasses import dataclass, field
from typing import ClassVar

from django.utils.translation import gettext as _

from plaudit.critics.queries import pages as critics
from plaudit.critics.queries.pages import ConsensusRow
from plaudit.site.blocks.content import Content, Options, heading, most

SUMMARIES = 4


@dataclass(frozen=True, slots=True)
class Summaries(Content):
    template: ClassVar[str] = "consensus"

    heading: str = ""
    rows: list[ConsensusRow] = field(default_factory=list)


def load(options: Options, taken: set[int]) -> Content | None:
    limit = most(options, SUMMARIES)
    rows = [row for row in critics.latest_consensus(limit + len(taken)) if row.title_id not in taken][:limit]
    ids = [row.title_id for row in rows]
    return Summaries(title_ids=ids, heading=heading(options, _("In a sentence")), rows=rows) if rows else None
