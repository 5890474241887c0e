"""Tabs: the same list by kind, each a link that works by itself, with how many there are."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from plaudit.scoreboard.displayed_scores import DisplayedScore
from plaudit.site.http.urls import page_url


@dataclass(frozen=True, slots=True)
class Tab:
    key: str
    label: str
    count: int
    url: str


def review_tabs(slug: str, score: DisplayedScore) -> list[Tab]:
    """Return the tabs of a title's critic reviews; those of the first episodes have one where there are any."""
    url = page_url("reviews", slug)
    every, top, first_episodes = score.critics.tally, score.top_critics.tally, score.first_episodes
    tabs = [
        Tab("all", _("All critics"), every.counted, url),
        Tab("top", _("Top critics"), top.counted, f"{url}?show=top"),
        Tab("fresh", _("Fresh"), every.fresh, f"{url}?show=fresh"),
        Tab("rotten", _("Rotten"), every.rotten, f"{url}?show=rotten"),
    ]
    if first_episodes.counted:
        tabs.append(Tab("first", _("First episodes"), first_episodes.counted, f"{url}?show=first"))
    return tabs
