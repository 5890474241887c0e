"""A feed as Atom (RFC 4287) writes it."""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed

from plaudit.site.http import languages
from plaudit.site.http.urls import site_origin
from plaudit.site.metadata.head import FeedLink

TYPE = "application/atom+xml; charset=utf-8"
# Of a feed with nothing in it, which still has to say when it changed.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
NOON = time(12)
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Entry(NamedTuple):
    """One thing that is new. `key` names it for good ("review/17"), together with the day on which we first had it.

    `url` is its page here, `outside` where it stands elsewhere ("" nowhere); `html` is escaped already;
    `language` is "" where it is that of the feed.
    """

    key: str
    title: str
    url: str
    html: str
    had_on: date
    published_at: datetime
    changed_at: datetime
    author: str = ""
    outside: str = ""
    categories: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed is called and where it is, what it is about, and the page that shows the same to people."""

    own: FeedLink
    said: str
    page: str
    entries: list[Entry] = field(default_factory=list)

    @property
    def changed_at(self) -> datetime:
        return max((entry.changed_at for entry in self.entries), default=NEVER)


class _Atom(Atom1Feed):
    """Django's Atom with where a thing stands elsewhere, and the language of an entry that has another."""

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["language"]} if item["language"] else {}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        if item["outside"]:
            handler.addQuickElement("link", "", {"rel": "related", "href": item["outside"]})

    def latest_post_date(self) -> datetime:
        return self.feed["changed_at"]


def answer(request: HttpRequest, feed: Feed) -> HttpResponse:
    """The feed. Whoever has it already, as its ETag says, is spared it.

    It does not say when it last changed: that goes back when the newest entry is withdrawn, and whoever asked by it
    would keep the entry for good.
    """
    return HttpResponse(written(feed, site_origin(request)), content_type=TYPE)


def written(feed: Feed, origin: str) -> str:
    """The feed as text; every URL in it begins with `origin`, such as https://films.example."""
    atom = _Atom(
        title=_clean(feed.own.title),
        link=f"{origin}{feed.page}",
        description=None,
        subtitle=_clean(feed.said),
        language=languages.current_language(),
        author_name=_clean(settings.SITE_NAME),
        feed_url=f"{origin}{feed.own.url}",
        feed_guid=f"{origin}{feed.own.url}",
        changed_at=feed.changed_at,
    )
    for entry in feed.entries:
        atom.add_item(
            title=_clean(entry.title),
            link=f"{origin}{entry.url}",
            description=_clean(entry.html),
            author_name=_clean(entry.author) or None,
            pubdate=entry.published_at,
            updateddate=entry.changed_at,
            unique_id=_tag(entry, origin),
            categories=[_clean(name) for name in entry.categories],
            outside=entry.outside,
            language=entry.language,
        )
    return atom.writeString("utf-8")


def moment(day: date) -> datetime:
    """A day as a moment of it: noon in Greenwich, which is the same day nearly everywhere."""
    return datetime.combine(day, NOON, tzinfo=UTC)


def _tag(entry: Entry, origin: str) -> str:
    """A name for an entry that stays when its URL changes (RFC 4151); each language has its own text and name."""
    language = languages.current_language()
    own = "" if language == settings.LANGUAGE_CODE else f"/{language}"
    return f"tag:{urlsplit(origin).hostname},{entry.had_on.isoformat()}:{entry.key}{own}"


def _clean(text: str) -> str:
    """The text without the signs that XML cannot hold."""
    return UNWRITABLE.sub("", text)
