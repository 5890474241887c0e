"""Search by name: the best results of each kind, or all of one kind page by page."""

from dataclasses import dataclass
from typing import NamedTuple, Self
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from plaudit.content.search import SearchContent, load_search, load_search_counts, load_search_of_kind
from plaudit.names.folding import fold_for_search
from plaudit.search.models import ResultKind
from plaudit.search.queries import EntryRecord
from plaudit.site.components import posters
from plaudit.site.components.cards import Card, listed_cards
from plaudit.site.components.pagination import Pager, pager
from plaudit.site.components.posters import Portrait
from plaudit.site.components.suggestions import url_of, what
from plaudit.site.components.tabs import Tab
from plaudit.site.formatting import formats
from plaudit.site.http.responses import public_view, render
from plaudit.site.metadata.head import Head

MAX_LENGTH = 100
PAGE_SIZE = 20


class ResultView(NamedTuple):
    """A person, a critic, a publication or an article."""

    name: str
    url: str
    portrait: Portrait
    detail: str


class ResultSection(NamedTuple):
    """The results of one kind: titles as cards, others by name. `more_url` leads to the rest, if there is more."""

    key: str
    heading: str
    cards: list[Card]
    results: list[ResultView]
    more_url: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The results, or a sentence that says why nothing was searched."""

    head: Head
    text: str
    sentence: str = ""
    did_you_mean: str = ""
    did_you_mean_url: str = ""
    tabs: tuple[Tab, ...] = ()
    tab: str = ""
    sections: tuple[ResultSection, ...] = ()
    pager: Pager | None = None
    is_cut: bool = False
    is_demo: bool = False

    @classmethod
    def of_all_kinds(cls, text: str, content: SearchContent) -> Self:
        """The best of each kind."""
        return cls(
            head=_head(text),
            text=text,
            did_you_mean=content.did_you_mean,
            did_you_mean_url=_search_url(content.did_you_mean),
            tabs=_tabs(text, content.counts),
            sections=tuple(
                _section(
                    kind, rows, content, _search_url(text, kind) if content.counts.get(kind, 0) > len(rows) else ""
                )
                for kind, rows in content.results.items()
            ),
            is_cut=content.is_cut,
            is_demo=_has_demo(content),
        )

    @classmethod
    def of_kind(cls, text: str, kind: ResultKind, page: str | None) -> Self:
        """One page of the results of a kind. At most seven queries."""
        counts = load_search_counts(text)
        state = (("q", text), ("kind", kind.value))
        pages = pager(page, counts.get(kind, 0), PAGE_SIZE, reverse("search"), state)
        content = load_search_of_kind(text, kind, counts, pages.start, pages.stop)
        return cls(
            head=_head(text, pages),
            text=text,
            tabs=_tabs(text, counts),
            tab=kind.value,
            sections=tuple(_section(kind, rows, content) for kind, rows in content.results.items()),
            pager=pages,
            is_cut=content.is_cut,
            is_demo=_has_demo(content),
        )


@public_view
def search_page(request: HttpRequest) -> HttpResponse:
    text = search_text(request)
    if len(text) > MAX_LENGTH:
        sentence = _("Search for at most %(count)d characters.") % {"count": MAX_LENGTH}
        text = text[:MAX_LENGTH]
        return render("search.html", SearchPage(_head(text), text, sentence), status=400)
    if not fold_for_search(text):
        sentence = _("Search for titles, people, critics, publications and articles.")
        return render("search.html", SearchPage(_head(""), "", sentence))
    kind = request.GET.get("kind", "")
    if not kind:
        return render("search.html", SearchPage.of_all_kinds(text, load_search(text)))
    if kind not in ResultKind.values:
        raise Http404(_("Search finds titles, people, critics, publications and articles, and nothing else."))
    return render("search.html", SearchPage.of_kind(text, ResultKind(kind), request.GET.get("page")))


def search_text(request: HttpRequest) -> str:
    """Return what was typed, on one line."""
    return " ".join(request.GET.get("q", "").replace("\0", "").split())


def _head(text: str, pages: Pager | None = None) -> Head:
    return Head(
        title=_("Search results for “%(text)s”") % {"text": text} if text else _("Search"),
        path=reverse("search"),
        noindex=True,
        previous_url=pages.previous_url if pages else "",
        next_url=pages.next_url if pages else "",
    )


def _search_url(text: str, kind: str = "") -> str:
    query = {"q": text} | ({"kind": kind} if kind else {})
    return f"{reverse('search')}?{urlencode(query)}"


def _tabs(text: str, counts: dict[str, int]) -> tuple[Tab, ...]:
    """Return a tab for all results and one for each kind; none without results."""
    kinds = [kind for kind in ResultKind if counts.get(kind)]
    if not kinds:
        return ()
    all_results = Tab("", _("All"), sum(counts.values()), _search_url(text))
    return (
        all_results,
        *(Tab(kind.value, str(kind.label), counts[kind], _search_url(text, kind)) for kind in kinds),
    )


def _section(kind: ResultKind, rows: list[EntryRecord], content: SearchContent, more_url: str = "") -> ResultSection:
    if kind == ResultKind.TITLE:
        titles = [content.titles[row.object_id] for row in rows if row.object_id in content.titles]
        return ResultSection(kind.value, str(kind.label), listed_cards(titles), [], more_url)
    results = [
        ResultView(row.name, url_of(row), posters.portrait(row.name), _detail(row, content.known_for)) for row in rows
    ]
    return ResultSection(kind.value, str(kind.label), [], results, more_url)


def _detail(row: EntryRecord, known_for: dict[int, list[str]]) -> str:
    if row.kind == ResultKind.ARTICLE:
        return f"{what(row)} {row.year}" if row.year else what(row)
    return formats.listed_loosely(known_for.get(row.object_id, [])) if row.kind == ResultKind.PERSON else ""


def _has_demo(content: SearchContent) -> bool:
    return any(row.is_demo for rows in content.results.values() for row in rows)
