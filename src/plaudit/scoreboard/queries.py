"""Reading the log."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Count, Max, OuterRef, Subquery

from plaudit.bulk import lookups  # noqa: F401 - knows `any_of`
from plaudit.catalog.models import Kind, Title
from plaudit.scoreboard.models import LogEntry, Score
from plaudit.scoring.tally import CriticCounts, CriticTally
from plaudit.scoring.television import SeasonTally

COUNTS = ("fresh", "rotten", "top_fresh", "top_rotten")
FIRST = ("first_fresh", "first_rotten")


def counts_at(title_id: int, moment: datetime) -> CriticCounts:
    """What we counted of a title's critics' reviews at a moment: the counts after the last entry up to it."""
    entries = LogEntry.objects.filter(title_id=title_id, at__lte=moment).order_by("-number")
    last = entries.values_list(*COUNTS).first()
    return CriticCounts() if last is None else _counts(*last)


@dataclass(slots=True)
class LogSummary:
    """What a title's log says in the end: how many entries, the last number and counts, seasons and badges."""

    entries: int = 0
    number: int = 0
    counts: CriticCounts = field(default_factory=CriticCounts)
    first: CriticTally = field(default_factory=CriticTally)
    seasons: str = str(SeasonTally())
    badges: dict[str, tuple[bool, date | None]] = field(default_factory=dict)

    def badge(self, name: str) -> tuple[bool, date | None]:
        """Whether the badge is held and since when; None where it never changed hands."""
        return self.badges.get(name, (False, None))


def log_summaries(title_ids: Collection[int]) -> dict[int, LogSummary]:
    """The end of each title's log, of those that have one."""
    log = LogEntry.objects.filter(title_id__in=title_ids)
    numbers = log.values_list("title_id").annotate(entries=Count("*"), last=Max("number")).order_by()
    ends = {pk: LogSummary(entries, last) for pk, entries, last in numbers}
    stored = Score.objects.filter(title_id=OuterRef("title_id")).values("entries")
    for pk, *counts in log.filter(number=Subquery(stored)).values_list("title_id", *COUNTS, *FIRST):
        ends[pk].counts, ends[pk].first = _counts(*counts[:4]), CriticTally(*counts[4:])
    told = log.filter(kind__in=[LogEntry.Kind.BADGE, LogEntry.Kind.SEASONS]).order_by("title_id", "number")
    for pk, kind, before, after, on in told.values_list("title_id", "kind", "before", "after", "on"):
        if kind == LogEntry.Kind.SEASONS:
            ends[pk].seasons = after
        else:
            ends[pk].badges[after or before] = (bool(after), on)
    return ends


def _counts(fresh: int, rotten: int, top_fresh: int, top_rotten: int) -> CriticCounts:
    return CriticCounts(CriticTally(fresh, rotten), CriticTally(top_fresh, top_rotten))


def titles_with_due_badge(badge: str, today: date, settled_days: int) -> list[int]:
    """The titles whose change of a badge (`certified` or `hot`) has been pending for its days, in their order."""
    due = {f"{badge}_pending_since__lte": today - timedelta(days=settled_days)}
    return list(Score.objects.filter(**due).order_by("title_id").values_list("title_id", flat=True))


def series_of_seasons(title_ids: Collection[int]) -> set[int]:
    """The series whose score follows from that of a season among these titles."""
    seasons = Title.objects.filter(id__any_of=title_ids, kind=Kind.SEASON, parent__kind=Kind.SERIES)
    return {pk for pk in seasons.values_list("parent_id", flat=True) if pk is not None}


def season_tallies(series_ids: Collection[int]) -> dict[int, SeasonTally]:
    """The seasons of each series as they are stored; a season without a score row has none."""
    if not series_ids:
        return {}
    found: dict[int, list[tuple[int | None, int]]] = {pk: [] for pk in series_ids}
    seasons = Score.objects.filter(title__parent__any_of=series_ids, title__kind=Kind.SEASON)
    for pk, percent, fresh, rotten in seasons.values_list("title__parent", "critics_percent", "fresh", "rotten"):
        found[pk or 0].append((percent, fresh + rotten))
    return {pk: SeasonTally.of(each) for pk, each in found.items()}


def certified_dates(limit: int) -> dict[int, date]:
    """The listed titles that are Certified Fresh, with since when, the latest first."""
    found = Score.objects.filter(certified=True, title__listed=True).order_by("-certified_since", "-title")
    return {pk: day for pk, day in found.values_list("title_id", "certified_since")[:limit] if day is not None}
