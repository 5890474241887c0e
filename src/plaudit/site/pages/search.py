"""Search by the names of titles, people, critics and publications."""

from dataclasses import dataclass
from typing import NamedTuple, Self

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from plaudit.catalog.names import folded
from plaudit.catalog.queries import pages as catalog
from plaudit.critics.queries import pages as critics
from plaudit.site import formats, links, posters
from plaudit.site.answers import public
from plaudit.site.cards import Card, shown_cards
from plaudit.site.head import Head
from plaudit.site.posters import Portrait
from plaudit.site.rendering import show
from plaudit.site.reviews import DEMO

LONGEST = 100
TITLES = 20
NAMES = 12
KNOWN_FOR = 3


class Found(NamedTuple):
    """Somebody or a publication that was found."""

    name: str
    address: str
    portrait: Portrait
    about: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was found, or a sentence that says why nothing was looked for."""

    head: Head
    asked: str
    sentence: str
    titles: list[Card]
    people: list[Found]
    critics: list[Found]
    publications: list[Found]
    invented: bool

    @property
    def empty(self) -> bool:
        return not (self.titles or self.people or self.critics or self.publications)

    @classmethod
    def unasked(cls, asked: str, sentence: str) -> Self:
        """A search that was not made (no query)."""
        return cls(_head(asked), asked, sentence, [], [], [], [], invented=False)

    @classmethod
    def load(cls, asked: str) -> Self:
        """Six queries."""
        key = folded(asked)
        titles = shown_cards(catalog.titles_named(key, asked, TITLES))
        writing = critics.critics_named(key, NAMES)
        printing = critics.publications_named(key, NAMES)
        people = catalog.people_named(key, NAMES)
        known_for = catalog.best_known_for([row.id for row in people], KNOWN_FOR)
        return cls(
            head=_head(asked),
            asked=asked,
            sentence="",
            titles=titles,
            people=[_found("person", row.name, row.slug, known_for.get(row.id, [])) for row in people],
            critics=[_found("critic", row.name, row.slug) for row in writing],
            publications=[_found("publication", row.name, row.slug) for row in printing],
            invented=any(card.invented for card in titles) or any(row.origin == DEMO for row in [*writing, *printing]),
        )


@public
def search_page(request: HttpRequest) -> HttpResponse:
    asked = " ".join(request.GET.get("q", "").replace("\0", "").split())
    if len(asked) > LONGEST:
        page = SearchPage.unasked(asked[:LONGEST], _too_long())
        return show("search.html", page, status=400)
    if not asked:
        sentence = _("Type the name of a title, a person, a critic or a publication.")
        return show("search.html", SearchPage.unasked("", sentence))
    if not folded(asked):
        sentence = _("A name has at least one letter or digit; there is none in “%(asked)s”.")
        return show("search.html", SearchPage.unasked(asked, sentence % {"asked": asked}))
    return show("search.html", SearchPage.load(asked))


def _too_long() -> str:
    return _("No name is that long. Search for at most %(most)d characters.") % {"most": LONGEST}


def _head(asked: str) -> Head:
    title = _("Search for “%(asked)s”") % {"asked": asked} if asked else _("Search")
    return Head(title=title, path=reverse("search"), kept_out=True)


def _found(page: str, name: str, slug: str, known_for: list[str] | None = None) -> Found:
    about = formats.listed_loosely(known_for) if known_for else ""
    return Found(name, links.to(page, slug), posters.portrait(name), about)
