"""Where a season or episode belongs, and the seasons or episodes of a title with their scores."""

from typing import NamedTuple

from plaudit.catalog.models import Kind, Title
from plaudit.listing.series import FIRST_CHILDREN, SeriesRecord, SeriesTree
from plaudit.scoreboard.displayed_scores import current_policy
from plaudit.site.charts.score_chart import Line, Point, line
from plaudit.site.components.episodes import EpisodeView, episode_number, episode_view
from plaudit.site.http.urls import Link, page_url
from plaudit.site.metadata.head import Crumb


class SeriesSection(NamedTuple):
    """The series above a title, its neighbours there, and its own seasons or episodes with their chart."""

    ancestors: list[Crumb]
    number: str
    previous: Link | None
    next: Link | None
    episodes: list[EpisodeView]
    are_seasons: bool
    chart: Line | None
    all_url: str


def series_section(title: Title, tree: SeriesTree) -> SeriesSection | None:
    """Return None for a film, and for a series without seasons or episodes."""
    if not (tree.ancestors or tree.children):
        return None
    policy = current_policy()
    previous, following = tree.neighbours(title.pk)
    return SeriesSection(
        ancestors=[Crumb(*_link(record)) for record in tree.ancestors],
        number=episode_number(title.kind, title.number) or title.name,
        previous=_link(previous) if previous else None,
        next=_link(following) if following else None,
        episodes=[episode_view(record, policy) for record in tree.children[:FIRST_CHILDREN]],
        are_seasons=title.kind == Kind.SERIES,
        chart=_chart(tree.children, policy.fresh_percent),
        all_url=page_url("episodes", title.slug) if len(tree.children) > FIRST_CHILDREN else "",
    )


def _link(record: SeriesRecord) -> Link:
    name = episode_number(record.card.kind, record.number) or record.card.name
    return Link(name, page_url("title", record.card.slug))


def _chart(children: list[SeriesRecord], fresh_percent: int) -> Line | None:
    points = [
        Point(
            foot=str(record.number),
            when=record.number,
            percent=record.card.critics_percent,
            name=record.card.name,
            url=page_url("title", record.card.slug),
            fresh=record.card.critics_percent >= fresh_percent,
        )
        for record in children
        if record.number is not None and record.card.critics_percent is not None
    ]
    return line(points, fresh_percent)
