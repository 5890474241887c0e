"""Every public URL, in every language: its headers, its answer to HEAD, and what it refuses.

The URLs are those of the resolver, none left out. `everything.py` has an example of each.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, resolve, reverse
from django.utils import translation

from driving import routes
from everything import MISSING, not_pages, one_of_everything
from plaudit.catalog.models import Person, PersonRedirect, Title, TitleRedirect
from plaudit.newsroom.models import Article, Author, Category
from plaudit.newsroom.models.slugs import ArticleSlug, AuthorSlug, CategorySlug
from plaudit.site.pages import style_guide

WRITE = re.compile(r"\s*(?:INSERT|UPDATE|DELETE|REPLACE|TRUNCATE|MERGE)\b", re.IGNORECASE)
REFUSED = ("post", "put", "patch", "delete", "options", "trace")
# What is another one for every answer.
OF_THE_CONTENT = {"ETag", "Content-Length", "Expires", "Location"}
SAFE = {
    "Content-Security-Policy": (
        "base-uri 'none'; default-src 'self'; form-action 'self'; frame-ancestors 'none'; "
        "frame-src 'self' https://www.youtube-nocookie.com https://player.vimeo.com; object-src 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
HTML = {"Content-Type": "text/html; charset=utf-8"}
PAGE = {**SAFE, **HTML, "Cache-Control": "max-age=1, public", "Vary": "Accept-Encoding"}
FEED = {"Content-Type": "application/atom+xml; charset=utf-8"}
XML = {"Content-Type": "application/xml; charset=utf-8"}
TEXT = {"Content-Type": "text/plain; charset=utf-8"}
PICTURE = {"Content-Type": "image/png", "Cross-Origin-Resource-Policy": "cross-origin"}
# How the headers of a URL differ from a page's, by the name of its pattern; None stands for a header it does without.
DIFFERENT: dict[str, dict[str, str | None]] = {
    "card": PICTURE,
    "site-card": PICTURE,
    "badge": {
        **PICTURE,
        "Content-Type": "image/svg+xml; charset=utf-8",
        "Content-Security-Policy": "default-src 'none'; style-src 'sha256-…'",
    },
    "embed": {
        "Content-Security-Policy": (
            "base-uri 'none'; default-src 'none'; font-src 'self'; form-action 'none'; frame-ancestors *; "
            "style-src 'self'"
        ),
        "Cross-Origin-Resource-Policy": "cross-origin",
        "X-Frame-Options": None,
    },
    "reviews-feed": FEED,
    "consensus-feed": FEED,
    "certified-feed": FEED,
    "news-feed": FEED,
    "title-feed": FEED,
    "critic-feed": FEED,
    "publication-feed": FEED,
    "health": {**TEXT, "Cache-Control": "max-age=0, must-revalidate, no-cache, no-store, private", "Vary": None},
    "robots": TEXT,
    "sitemap-index": XML,
    "site-sitemap": XML,
    "sitemap": XML,
    "oembed": {"Content-Type": "application/json", "Access-Control-Allow-Origin": "*"},
    "media": {
        **PICTURE,
        "Cache-Control": "immutable, max-age=31536000, public",
        "Content-Disposition": 'inline; filename="…"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Vary": None,
    },
}


@dataclass(frozen=True)
class Example:
    """A URL that leads somewhere, and the pattern that it is an example of."""

    name: str
    url: str
    kwargs: dict[str, object]

    @property
    def headers(self) -> dict[str, str]:
        """The headers of its answer."""
        wanted = PAGE | DIFFERENT.get(self.name, {})
        if self.name == "oembed" and "format=xml" in self.url:
            wanted |= {"Content-Type": "text/xml; charset=utf-8"}
        return {name: value for name, value in wanted.items() if value is not None}

    @property
    def status(self) -> int:
        return 302 if self.name == "favicon" else 200

    def with_slug(self, slug: str) -> str:
        """The same URL of another title, person, article."""
        return reverse(self.name, kwargs={**self.kwargs, "slug": slug})


def public_patterns() -> dict[str, str]:
    """The route of every pattern that is not the desk's, by its name."""
    return {name: route for route, name in routes(get_resolver().url_patterns) if not route.startswith("/desk/")}


def known_examples() -> list[Example]:
    """The examples that there are, in the language of the site."""
    urls = [url for name, url in {**one_of_everything(2), **not_pages()}.items() if name not in MISSING]
    matches = [(url, resolve(url.partition("?")[0])) for url in urls]
    return [Example(str(match.url_name), url, match.kwargs) for url, match in matches]


def every_example() -> Iterator[Example]:
    """The examples in every language; each is looked at while its language is spoken."""
    known = known_examples()
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            for each in known:
                query = each.url.partition("?")[2]
                url = reverse(each.name, kwargs=each.kwargs) + (f"?{query}" if query else "")
                if code == settings.LANGUAGE_CODE or url != each.url:
                    yield Example(each.name, url, each.kwargs)


def headers_of(answer: HttpResponse) -> dict[str, str]:
    """The headers of an answer that do not depend on its content, with the parts of each in one order."""
    found = {name: value for name, value in answer.headers.items() if name not in OF_THE_CONTENT}
    for name, sign in {"Content-Security-Policy": ";", "Cache-Control": ","}.items():
        if name in found:
            found[name] = f"{sign} ".join(sorted(part.strip() for part in found[name].split(sign)))
    for name, value in found.items():
        found[name] = re.sub(r"(sha256-|filename=\")[^'\"]+", r"\1…", value)
    return found


@contextmanager
def writing_nothing(url: str) -> Iterator[None]:
    with CaptureQueriesContext(connection) as queries:
        yield
    assert not [query["sql"] for query in queries.captured_queries if WRITE.match(query["sql"])], url


def asked(client: Client, method: str, url: str, **headers: str) -> HttpResponse:
    """The answer to a request, read to its end, as a server reads it."""
    answer: HttpResponse = getattr(client, method)(url, headers=headers)
    answer.content_read = answer.getvalue()
    return answer


def test_every_public_url_has_an_example(db):
    examples = {each.name for each in known_examples()}
    for name, route in public_patterns().items():
        assert name in examples, f"{route} ({name}) has no example: add a URL of it to tests/everything.py."
    assert set(DIFFERENT) <= set(public_patterns())


def test_every_public_url_has_the_headers_of_its_kind_and_no_cookie_and_stores_nothing(client, db):
    for each in every_example():
        with writing_nothing(each.url):
            answer = asked(client, "get", each.url)
        assert (answer.status_code, headers_of(answer)) == (each.status, each.headers), each.url
        assert not answer.cookies, each.url
        assert answer.content_read or each.status == 302, each.url


def test_every_public_url_answers_head_as_get_without_its_content(client, db):
    for each in every_example():
        get, head = asked(client, "get", each.url), asked(client, "head", each.url)
        assert head.status_code == get.status_code, each.url
        # An ETag is made of the content, and "Expires" is told to the second.
        found, wanted = ({**answer.headers, "ETag": "", "Expires": ""} for answer in (head, get))
        assert found == wanted, each.url
        assert not head.content_read, each.url


def test_every_public_url_refuses_to_be_written_to_and_stores_nothing(db):
    client = Client(enforce_csrf_checks=True)
    for each in every_example():
        wanted = SAFE | HTML | {"Allow": "GET, HEAD"}
        if "X-Frame-Options" not in each.headers:
            del wanted["X-Frame-Options"]
        for method in REFUSED:
            with writing_nothing(each.url):
                answer = asked(client, method, each.url)
            assert (answer.status_code, headers_of(answer)) == (405, wanted), (method, each.url)
            assert not answer.cookies, (method, each.url)


def test_what_has_not_changed_says_again_who_may_keep_it_for_how_long(client, db):
    without_tag = set()
    for each in every_example():
        first = asked(client, "get", each.url)
        if "ETag" not in first:
            without_tag.add(each.name)
            continue
        again = asked(client, "get", each.url, **{"If-None-Match": first["ETag"]})
        assert again.status_code == 304, each.url
        for name in ("Cache-Control", "ETag", "Vary"):
            assert again[name] == first[name], (name, each.url)
    # One is never kept, one for good, and one leads on.
    assert without_tag == {"health", "media", "favicon"}


def test_every_url_of_what_is_not_there_says_so_and_is_as_safe(client, db):
    for each in every_example():
        if "slug" in each.kwargs:
            answer = asked(client, "get", each.with_slug("nothing"))
            assert (answer.status_code, headers_of(answer)) == (404, SAFE | HTML), each.url
            assert not answer.cookies, each.url


def test_every_url_of_what_has_another_slug_now_leads_to_the_new_one(client, db):
    examples = [each for each in known_examples() if "slug" in each.kwargs]
    for model, redirect, field in (
        (Title, TitleRedirect, "title"),
        (Person, PersonRedirect, "person"),
        (Article, ArticleSlug, "leads_to"),
        (Author, AuthorSlug, "leads_to"),
        (Category, CategorySlug, "leads_to"),
    ):
        for row in model.objects.all():
            redirect.objects.create(slug=f"older-{row.slug}"[:255], **{field: row})
    followed = set()
    for code in ("en", "fr"):
        with translation.override(code):
            for each in examples:
                answer = asked(client, "get", each.with_slug(f"older-{each.kwargs['slug']}"))
                if answer.status_code == 404:
                    continue
                location = reverse(each.name, kwargs=each.kwargs)
                assert (answer.status_code, answer["Location"]) == (301, location), each.url
                followed.add(each.name)
    # Critics, publications, what their URLs lead to, and lists of the best are never renamed.
    named = {name for name, route in public_patterns().items() if ":slug>" in route}
    assert named - followed == {"best-list", "critic", "critic-feed", "publication", "publication-feed"}


@pytest.mark.parametrize(("method", "status"), [("get", 200), ("head", 200), ("post", 405), ("delete", 405)])
def test_the_page_of_styles_is_for_reading_too(method, status):
    answer = style_guide.style_page(getattr(RequestFactory(), method)("/style/"))
    assert answer.status_code == status
    assert (answer.headers.get("Cache-Control") == "public, max-age=1") == (status == 200)
