"""The feed of the newsroom's articles."""

from datetime import datetime

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from plaudit.newsroom import queries
from plaudit.newsroom.queries import ArticleRecord
from plaudit.site.components.articles import KINDS
from plaudit.site.http import languages
from plaudit.site.http.urls import page_url
from plaudit.site.metadata.feeds import naming
from plaudit.site.metadata.feeds.atom import Entry, Feed

MOST = 50


def articles() -> Feed:
    """News, interviews, features and lists (one query)."""
    newest = queries.published_articles().order_by(*queries.NEWEST)[:MOST]
    rows = newest.values_list(*queries.CARD, "first_published_at", "last_published_at")
    entries = [_entry(ArticleRecord(*row), first, last) for *row, first, last in rows]
    said = _("News, interviews, features and lists about films and series.")
    return Feed(naming.news(), said, reverse("news"), entries)


def _entry(row: ArticleRecord, first: datetime | None, last: datetime | None) -> Entry:
    return Entry(
        key=f"article/{row.id}",
        title=row.headline,
        url=page_url("article", row.slug),
        html=format_html("<p>{}</p>", row.standfirst) if row.standfirst else "",
        had_on=(first or row.published_at).date(),
        published_at=row.published_at,
        changed_at=max(row.published_at, last or row.published_at),
        categories=tuple(str(name) for name in (KINDS[row.kind], row.category) if name),
        language="" if row.language == languages.current_language() else row.language,
    )
