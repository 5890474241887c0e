"""Feeds of what becomes of titles: what critics agree on, and who is Certified Fresh."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from plaudit.critics.queries import reviews as critics
from plaudit.listing.cards import cards_by_id
from plaudit.scoreboard.queries import certified_dates
from plaudit.site.components import cards
from plaudit.site.formatting import formats
from plaudit.site.http.urls import page_url
from plaudit.site.metadata.feeds import naming
from plaudit.site.metadata.feeds.atom import Entry, Feed, moment

MOST = 50


def consensus() -> Feed:
    """The latest consensus of critics (two queries). A new text about the same title is a new entry."""
    rows = critics.latest_consensus(MOST)
    titles = cards_by_id(row.title_id for row in rows)
    entries = [
        Entry(
            key=f"consensus/{row.title_id}/{row.published_at:%H%M%S}",
            title=cards.named(titles[row.title_id]),
            url=page_url("title", titles[row.title_id].slug),
            html=format_html("<p>{}</p>", row.text),
            had_on=row.published_at.date(),
            published_at=row.published_at,
            changed_at=row.published_at,
            author=row.author,
        )
        for row in rows
        if row.title_id in titles
    ]
    said = _("What critics agree on, title by title, as the editors sum it up.")
    return Feed(naming.consensus(), said, reverse("home"), entries)


def certified() -> Feed:
    """The titles that became Certified Fresh last (two queries)."""
    days = certified_dates(MOST)
    titles = cards_by_id(days)
    entries = []
    for title_id, day in days.items():
        if (card := titles.get(title_id)) is None:
            continue
        counted = (card.fresh or 0) + (card.rotten or 0)
        said = _("%(percent)s fresh of %(count)s reviews.") % {
            "percent": formats.percent(card.critics_percent or 0),
            "count": formats.number(counted),
        }
        entries.append(
            Entry(
                key=f"certified/{title_id}",
                title=_("%(title)s is Certified Fresh") % {"title": cards.named(card)},
                url=page_url("title", card.slug),
                html=format_html("<p>{}</p>", said),
                had_on=day,
                published_at=moment(day),
                changed_at=moment(day),
            )
        )
    about = _("Titles that have just become Certified Fresh, by their critics' reviews.")
    page = f"{reverse('browse')}?badge=certified"
    return Feed(naming.certified(), about, page, entries)
