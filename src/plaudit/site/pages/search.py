"""Search by names: everything that was found by kind, page by page, and suggestions while typing."""

from dataclasses import dataclass
from typing import NamedTuple, Self
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from plaudit.catalog.queries.credits import directors_of
from plaudit.listing.cards import cards_by_id
from plaudit.listing.filmography import best_known_for
from plaudit.names.folding import fold_for_search
from plaudit.search import queries as search
from plaudit.search.models import ResultKind
from plaudit.search.queries import MAX_COUNT, EntryRecord, SearchResults
from plaudit.site.components import posters
from plaudit.site.components.cards import Card, cards_with
from plaudit.site.components.pagination import Pager, pager
from plaudit.site.components.posters import Portrait
from plaudit.site.components.suggestions import Suggestion, suggestions, url_of, what
from plaudit.site.formatting import formats
from plaudit.site.http.responses import public_view, render
from plaudit.site.metadata.head import Head

LONGEST = 100
SIZE = 20
OF_EACH = 6
SUGGESTED = 8
KNOWN_FOR = 3


class Found(NamedTuple):
    """Somebody, a publication or an article that was found."""

    name: str
    url: str
    portrait: Portrait
    about: str


class Tab(NamedTuple):
    """A kind of what was found, and how many; `reviews` is what the tabs of lists call their count."""

    key: str
    label: str
    url: str
    reviews: int


class Section(NamedTuple):
    """What was found of one kind: titles as cards, others as names. `more` leads to the rest, if there is more."""

    key: str
    heading: str
    cards: list[Card]
    found: list[Found]
    more: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was found, or a sentence that says why nothing was looked for."""

    head: Head
    asked: str
    sentence: str = ""
    meant: str = ""
    meant_url: str = ""
    tabs: tuple[Tab, ...] = ()
    tab: str = ""
    sections: tuple[Section, ...] = ()
    pager: Pager | None = None
    most: bool = False
    is_demo: bool = False

    @classmethod
    def overview(cls, asked: str) -> Self:
        """The best of each kind. At most fourteen queries, however much there is."""
        results = search.find_overview(asked, limit=OF_EACH)
        rows = [row for some in results.best.values() for row in some]
        sections = tuple(_section(kind, some, results, asked) for kind, some in _in_order(results))
        return cls(
            head=_head(asked),
            asked=asked,
            meant=results.did_you_mean,
            meant_url=_url(results.did_you_mean),
            tabs=_tabs(asked, results.counts),
            sections=sections,
            most=max(results.counts.values(), default=0) >= MAX_COUNT,
            is_demo=_invented(rows, sections),
        )

    @classmethod
    def one_kind(cls, asked: str, kind: ResultKind, page: str | None) -> Self:
        """One page of all that was found of a kind. At most seven queries."""
        counts = search.count_by_kind(asked)
        state = (("q", asked), ("kind", kind.value))
        pages = pager(page, counts.get(kind, 0), SIZE, reverse("search"), state)
        rows = search.find_page(asked, kind, start=pages.start, stop=pages.stop)
        section = _listed(kind, rows, more="")
        return cls(
            head=_head(asked, pages),
            asked=asked,
            tabs=_tabs(asked, counts),
            tab=kind.value,
            sections=(section,) if rows else (),
            pager=pages,
            most=counts.get(kind, 0) >= MAX_COUNT,
            is_demo=_invented(rows, (section,)),
        )


class Suggestions(NamedTuple):
    """The lines under the field, and the sentence that says how many there are."""

    lines: list[Suggestion]


@public_view
def search_page(request: HttpRequest) -> HttpResponse:
    asked = _asked(request)
    if len(asked) > LONGEST:
        sentence = _("No name is that long. Search for at most %(most)d characters.") % {"most": LONGEST}
        return render("search.html", SearchPage(_head(asked[:LONGEST]), asked[:LONGEST], sentence), status=400)
    if not fold_for_search(asked):
        sentence = _("Type the name of a title, a person, a critic, a publication or an article.")
        return render("search.html", SearchPage(_head(""), "", sentence))
    kind = request.GET.get("kind", "")
    if not kind:
        return render("search.html", SearchPage.overview(asked))
    if kind not in ResultKind.values:
        raise Http404(_("Search finds titles, people, critics, publications and articles; no such kind is known."))
    return render("search.html", SearchPage.one_kind(asked, ResultKind(kind), request.GET.get("page")))


@public_view
def suggest(request: HttpRequest) -> HttpResponse:
    """The lines under the search field, as a piece of a page; nothing for what is empty or too long."""
    asked = _asked(request)
    rows = search.find(asked, limit=SUGGESTED) if len(asked) <= LONGEST else []
    return render("suggestions.html", Suggestions(suggestions(rows)))


def _asked(request: HttpRequest) -> str:
    return " ".join(request.GET.get("q", "").replace("\0", "").split())


def _head(asked: str, pages: Pager | None = None) -> Head:
    title = _("Search for “%(asked)s”") % {"asked": asked} if asked else _("Search")
    previous, following = (pages.previous_url, pages.next_url) if pages else ("", "")
    return Head(title=title, path=reverse("search"), noindex=True, previous_url=previous, next_url=following)


def _url(asked: str, kind: str = "") -> str:
    state = {"q": asked} | ({"kind": kind} if kind else {})
    return f"{reverse('search')}?{urlencode(state)}"


def _tabs(asked: str, counts: dict[str, int]) -> tuple[Tab, ...]:
    """All, and every kind of which there is something; none where there is only one kind."""
    kinds = [kind for kind in ResultKind if counts.get(kind)]
    if not kinds:
        return ()
    every = Tab("", _("All"), _url(asked), sum(counts.values()))
    return (every, *(Tab(kind.value, str(kind.label), _url(asked, kind), counts[kind]) for kind in kinds))


def _in_order(results: SearchResults) -> list[tuple[ResultKind, list[EntryRecord]]]:
    return [(kind, results.best[kind]) for kind in ResultKind if results.best.get(kind)]


def _section(kind: ResultKind, rows: list[EntryRecord], results: SearchResults, asked: str) -> Section:
    more = _url(asked, kind) if results.counts.get(kind, 0) > len(rows) else ""
    return _listed(kind, rows, more)


def _listed(kind: ResultKind, rows: list[EntryRecord], more: str) -> Section:
    cards = _cards(rows) if kind == ResultKind.TITLE else []
    found = [] if kind == ResultKind.TITLE else _found(kind, rows)
    return Section(kind.value, str(kind.label), cards, found, more)


def _cards(rows: list[EntryRecord]) -> list[Card]:
    """The cards of titles, in the order in which they were found (two queries)."""
    by_id = cards_by_id(row.object_id for row in rows)
    titles = [by_id[row.object_id] for row in rows if row.object_id in by_id]
    return cards_with(titles, directors_of(title.id for title in titles))


def _found(kind: ResultKind, rows: list[EntryRecord]) -> list[Found]:
    known = best_known_for([row.object_id for row in rows], KNOWN_FOR) if kind == ResultKind.PERSON else {}
    return [
        Found(row.name, url_of(row), posters.portrait(row.name), _about(row, known.get(row.object_id, [])))
        for row in rows
    ]


def _about(row: EntryRecord, known_for: list[str]) -> str:
    if row.kind == ResultKind.ARTICLE:
        return f"{what(row)} {row.year}" if row.year else what(row)
    return formats.listed_loosely(known_for) if known_for else ""


def _invented(rows: list[EntryRecord], sections: tuple[Section, ...]) -> bool:
    return any(row.is_demo for row in rows) or any(card.is_demo for each in sections for card in each.cards)
