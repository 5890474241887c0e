"""Reading the log."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Count, Max, OuterRef, Subquery

from plaudit.scoreboard.models import Entry, Score
from plaudit.scoring.tally import CriticCounts, CriticTally

COUNTS = ("fresh", "rotten", "top_fresh", "top_rotten")


def counts_at(title_id: int, moment: datetime) -> CriticCounts:
    """What we counted of a title's critics' reviews at a moment: the counts after the last entry up to it."""
    entries = Entry.objects.filter(title_id=title_id, at__lte=moment).order_by("-number")
    last = entries.values_list(*COUNTS).first()
    return CriticCounts() if last is None else _counts(*last)


@dataclass(slots=True)
class LogEnd:
    """What a title's log says in the end: how many entries it has, its last number and counts, and its badges."""

    entries: int = 0
    number: int = 0
    counts: CriticCounts = field(default_factory=CriticCounts)
    badges: dict[str, tuple[bool, date | None]] = field(default_factory=dict)

    def badge(self, name: str) -> tuple[bool, date | None]:
        """Whether the badge is held and since when; None where it never changed hands."""
        return self.badges.get(name, (False, None))


def log_ends(title_ids: Collection[int]) -> dict[int, LogEnd]:
    """The end of each title's log, of those that have one."""
    log = Entry.objects.filter(title_id__in=title_ids)
    numbers = log.values_list("title_id").annotate(entries=Count("*"), last=Max("number")).order_by()
    ends = {pk: LogEnd(entries, last) for pk, entries, last in numbers}
    stored = Score.objects.filter(title_id=OuterRef("title_id")).values("entries")
    for pk, *counts in log.filter(number=Subquery(stored)).values_list("title_id", *COUNTS):
        ends[pk].counts = _counts(*counts)
    badges = log.filter(kind=Entry.Kind.BADGE).order_by("title_id", "number")
    for pk, before, after, on in badges.values_list("title_id", "before", "after", "on"):
        ends[pk].badges[after or before] = (bool(after), on)
    return ends


def _counts(fresh: int, rotten: int, top_fresh: int, top_rotten: int) -> CriticCounts:
    return CriticCounts(CriticTally(fresh, rotten), CriticTally(top_fresh, top_rotten))
