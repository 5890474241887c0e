"""A person's filmography: what they did in each title, and the chart of its scores."""

from heapq import nlargest
from typing import NamedTuple

from plaudit.catalog.models import Job
from plaudit.content.people import Work
from plaudit.scoring.policy import Policy
from plaudit.site.charts.score_chart import Line, Point, line
from plaudit.site.components.cards import Card, shown_card
from plaudit.site.formatting import labels
from plaudit.site.http.urls import page_url

# The chart of a longer filmography shows the titles with most reviews.
MAX_POINTS = 40


class WorkView(NamedTuple):
    """A title, and what the person did in it."""

    card: Card
    credits: str


def work_view(work: Work, directors: list[str], policy: Policy) -> WorkView:
    return WorkView(shown_card(work.card, directors, policy), work_credits(work))


def work_credits(work: Work) -> str:
    """Return everything the person did in a title, such as "Director · William Munny"."""
    parts = (
        credit.character if credit.job == Job.ACTOR and credit.character else str(labels.PEOPLE[credit.job])
        for credit in work.credits
    )
    return " · ".join(dict.fromkeys(parts))


def filmography_chart(works: list[Work], fresh_percent: int) -> Line | None:
    """Return the chart of the critics' scores of works over the years."""
    most_reviewed = nlargest(MAX_POINTS, works, key=lambda work: (work.card.fresh or 0) + (work.card.rotten or 0))
    points = [
        Point(
            foot=str(year),
            when=year,
            percent=percent,
            name=work.card.name,
            url=page_url("title", work.card.slug),
            fresh=percent >= fresh_percent,
        )
        for work in sorted(most_reviewed, key=lambda work: work.date_key)
        if (year := work.card.year) and (percent := work.card.critics_percent) is not None
    ]
    return line(points, fresh_percent)
