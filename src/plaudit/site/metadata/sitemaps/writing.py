"""Sitemaps as the protocol has them: each page in every language, each naming its other languages."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from html import escape

from django.conf import settings
from django.urls import reverse

from plaudit.content.best import best_lists
from plaudit.content.regions import region_counts
from plaudit.listing.browse_index import browse_index as shelf
from plaudit.site.components.best_lists import best_list_url
from plaudit.site.http import languages
from plaudit.site.http.urls import page_url
from plaudit.site.metadata.sitemaps.rows import KINDS, Row, pages, rows

TYPE = "application/xml; charset=utf-8"
DECLARED = '<?xml version="1.0" encoding="utf-8"?>\n'
SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
# The pages that are about no one thing, and always have something to show.
FRONTS = ("home", "browse", "news", "about-scores")


def index(origin: str) -> str:
    """The sitemap of sitemaps: one query for each kind of page."""
    numbers = {kind: pages(known) for kind, known in KINDS.items()}
    urls = [reverse("site-sitemap")]
    urls += [reverse("sitemap", args=[kind, page]) for kind in KINDS for page in numbers[kind]]
    maps = "".join(f"<sitemap><loc>{escape(origin + url)}</loc></sitemap>\n" for url in urls)
    return f'{DECLARED}<sitemapindex xmlns="{SCHEMA}">\n{maps}</sitemapindex>\n'


def fronts(origin: str) -> str:
    """The sitemap of what is about no one thing, with the best-of lists (one query once the shelf is filled)."""
    titles = shelf()
    best = [best_list_url(some) for group in best_lists(titles).values() for some in group]
    urls = [reverse(name) for name in FRONTS]
    if region_counts(titles):
        urls.append(reverse("watch"))
    if best:
        urls += [reverse("best"), *best]
    return _written(origin, ((url, None) for url in urls))


def page(kind: str, number: int, origin: str) -> str:
    """One sitemap of a kind of pages, "" where it would be empty (one query)."""
    known = KINDS[kind]
    found = rows(known, number)
    return _written(origin, _urls(known.url, found)) if found else ""


def _urls(name: str, found: Iterable[Row]) -> Iterator[tuple[str, datetime | None]]:
    return ((page_url(name, row.slug), row.changed_at) for row in found)


def _written(origin: str, pages: Iterable[tuple[str, datetime | None]]) -> str:
    own = languages.language_root(settings.LANGUAGE_CODE)
    roots = {code: escape(origin + languages.language_root(code)) for code, _name in settings.LANGUAGES}
    entries = "".join(
        _url(escape(url.removeprefix(own)), changed_at, roots, roots[settings.LANGUAGE_CODE])
        for url, changed_at in pages
    )
    return f'{DECLARED}<urlset xmlns="{SCHEMA}" xmlns:xhtml="{XHTML}">\n{entries}</urlset>\n'


def _url(rest: str, changed_at: datetime | None, roots: dict[str, str], default: str) -> str:
    """A page in each language; `rest` is its URL below where the pages of a language begin."""
    alternates = ""
    if len(roots) > 1:
        named = {**roots, "x-default": default}
        alternates = "".join(
            f'<xhtml:link rel="alternate" hreflang="{code}" href="{root}{rest}"/>' for code, root in named.items()
        )
    changed = f"<lastmod>{changed_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}</lastmod>" if changed_at else ""
    return "".join(f"<url><loc>{root}{rest}</loc>{changed}{alternates}</url>\n" for root in roots.values())
