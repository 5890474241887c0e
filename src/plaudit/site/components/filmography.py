"""A person's titles with all that they did in each: sorted, and narrowed to a job."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from heapq import nlargest

from django.utils.translation import gettext as _

from plaudit.catalog.models import Job, Kind
from plaudit.listing.cards import TitleCard
from plaudit.listing.filmography import FilmographyRecord
from plaudit.scoring.policy import Policy
from plaudit.site.charts.score_chart import Line, Point, line
from plaudit.site.formatting import labels
from plaudit.site.http.urls import page_url

NEWEST = "newest"
# Of so few titles with a score none stands out.
ENOUGH = 4
HIGHLIGHTS = 3
# Of a longer filmography the line is drawn through the titles that most critics reviewed.
MOST_POINTS = 40


@dataclass(frozen=True, slots=True)
class Work:
    """A title, and the parts that the person has in it."""

    parts: tuple[FilmographyRecord, ...]

    @property
    def card(self) -> TitleCard:
        return self.parts[0].card

    @property
    def when(self) -> tuple[int, date]:
        """For sorting; what is not known was long ago."""
        return (self.card.year or 0, self.parts[0].released_on or date.min)

    @property
    def said(self) -> str:
        """All that they did in it, in words."""
        return ". ".join(dict.fromkeys(_said(part) for part in self.parts))

    def has(self, job: str) -> bool:
        return any(part.job == job for part in self.parts)


def works(rows: Iterable[FilmographyRecord]) -> list[Work]:
    """The titles of a filmography in its order.

    A season or episode is left out where the person is credited for what it is a part of.
    """
    by_title: dict[int, list[FilmographyRecord]] = {}
    for row in rows:
        by_title.setdefault(row.card.id, []).append(row)
    order = {job.value: place for place, job in enumerate(Job)}
    return [
        Work(tuple(sorted(parts, key=lambda part: order[part.job])))
        for parts in by_title.values()
        if not {parts[0].parent_id, parts[0].grandparent_id} & by_title.keys()
    ]


def orders() -> dict[str, str]:
    """The orders of a filmography by their keys in the URL."""
    return {
        NEWEST: _("Newest first"),
        "oldest": _("Oldest first"),
        "critics": _("Critics"),
        "audience": _("Audience"),
    }


ORDERS: dict[str, Callable[[Work], tuple[object, ...]]] = {
    "oldest": lambda work: (not work.card.year, work.when),
    "critics": lambda work: (-(work.parts[0].critics_rank or -1), work.card.id),
    "audience": lambda work: (-(work.parts[0].audience_rank or -1), work.card.id),
}


def ordered(found: list[Work], order: str) -> list[Work]:
    """The titles in one of the orders; as they come, which is newest first, in any other."""
    return sorted(found, key=ORDERS[order]) if order in ORDERS else found


def jobs(found: Iterable[Work]) -> dict[str, str]:
    """What the person is, by jobs in their order, with how many titles each."""
    counts: dict[str, int] = {}
    for work in found:
        for job in {part.job for part in work.parts}:
            counts[job] = counts.get(job, 0) + 1
    said = _("%(job)s (%(count)d)")
    return {job.value: said % {"job": labels.PEOPLE[job], "count": counts[job]} for job in Job if job in counts}


def highlights(found: list[Work]) -> tuple[list[Work], list[Work]]:
    """The titles that critics rate highest and lowest, the extremes first; none of few. No title is in both."""
    rated = sorted(_rated(found), key=lambda work: (work.card.critics_percent or 0, work.parts[0].critics_rank or 0))
    most = min(HIGHLIGHTS, len(rated) // 2)
    return (rated[::-1][:most], rated[:most]) if len(rated) >= ENOUGH else ([], [])


def line_of(found: Iterable[Work], policy: Policy) -> Line | None:
    """The critics' scores of the titles over the years."""
    points = [
        Point(
            foot=str(year),
            when=year,
            percent=percent,
            name=work.card.name,
            url=page_url("title", work.card.slug),
            fresh=percent >= policy.fresh_percent,
        )
        for work in sorted(_most_reviewed(_rated(found)), key=lambda work: work.when)
        if (year := work.card.year) and (percent := work.card.critics_percent) is not None
    ]
    return line(points, policy.fresh_percent)


def _most_reviewed(found: list[Work]) -> list[Work]:
    return nlargest(MOST_POINTS, found, key=lambda work: (work.card.fresh or 0) + (work.card.rotten or 0))


def _rated(found: Iterable[Work]) -> list[Work]:
    return [work for work in found if work.card.critics_percent is not None and work.card.kind != Kind.EPISODE]


def _said(part: FilmographyRecord) -> str:
    if part.job == Job.ACTOR and part.character:
        return _("As %(character)s") % {"character": part.character}
    return str(labels.PARTS[part.job])
