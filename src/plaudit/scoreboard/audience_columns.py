"""The audience's part of many scores: what a bulk of ratings reads and moves, without the rest of each row."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self

from plaudit.catalog.models import Title
from plaudit.scoreboard.models import STARS, VERIFIED, Score
from plaudit.scoring.badge import BadgeState
from plaudit.scoring.tally import AudienceCounts, AudienceTally

_SHOWN = ("audience_percent", "audience_since", "audience_rank", "hot", "hot_since", "hot_pending_since", "entries")
_CRITICS = ("fresh", "rotten", "top_fresh", "top_rotten", "first_fresh", "first_rotten")
READ = ("title_id", *_SHOWN, *_CRITICS, *STARS, *VERIFIED)
SAVED = (*STARS, *VERIFIED, *_SHOWN)
_FIRST_COUNT, _FIRST_VERIFIED = len(READ) - len(STARS) - len(VERIFIED), len(READ) - len(VERIFIED)


@dataclass(slots=True)
class AudienceColumns:
    """The columns of `READ`; every name says what it says on `Score`. The critics' counts are for the log."""

    audience_counts: AudienceCounts
    title_id: int
    audience_percent: int | None
    audience_since: datetime | None
    audience_rank: int | None
    hot: bool
    hot_since: date | None
    hot_pending_since: date | None
    entries: int
    fresh: int
    rotten: int
    top_fresh: int
    top_rotten: int
    first_fresh: int
    first_rotten: int

    @classmethod
    def of(cls, row: tuple[Any, ...]) -> Self:
        every, verified = row[_FIRST_COUNT:_FIRST_VERIFIED], row[_FIRST_VERIFIED:]
        counts = AudienceCounts(AudienceTally(every), AudienceTally(verified))
        return cls(counts, *row[:_FIRST_COUNT])

    @property
    def release_class(self) -> str:
        """How the title came out; read when it matters, which is for verified ratings alone."""
        return str(Title.objects.values_list("release_class", flat=True).get(id=self.title_id))

    @property
    def hot_state(self) -> BadgeState:
        return BadgeState(self.hot, self.hot_since, self.hot_pending_since)


def saved(score: Score | AudienceColumns) -> tuple[Any, ...]:
    """The values of `SAVED`."""
    counts = score.audience_counts
    return (
        *counts.all.counts, *counts.verified.counts, score.audience_percent, score.audience_since,
        score.audience_rank, score.hot, score.hot_since, score.hot_pending_since, score.entries,
    )  # fmt: skip
