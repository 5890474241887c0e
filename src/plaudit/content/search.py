"""Search by name: the best results of each kind, or all of one kind page by page."""

from collections.abc import Iterable
from dataclasses import dataclass

from plaudit.content.listed_titles import ListedTitle, listed_titles
from plaudit.listing.filmography import best_known_for
from plaudit.search import queries
from plaudit.search.models import ResultKind
from plaudit.search.queries import MAX_COUNT, EntryRecord

RESULTS_PER_KIND = 6
KNOWN_FOR = 3


@dataclass(frozen=True, slots=True)
class SearchContent:
    """Results by kind, with how many there are of each; titles with their cards, people with their best known titles.

    `did_you_mean` is a name that may have been meant where nothing has the words that were typed.
    """

    counts: dict[str, int]
    results: dict[ResultKind, list[EntryRecord]]
    titles: dict[int, ListedTitle]
    known_for: dict[int, list[str]]
    did_you_mean: str = ""

    @property
    def is_cut(self) -> bool:
        """Whether there are more results of a kind than are counted and shown."""
        return max(self.counts.values(), default=0) >= MAX_COUNT


def load_search(text: str) -> SearchContent:
    """Load the best results of each kind (at most fourteen queries)."""
    overview = queries.find_overview(text, limit=RESULTS_PER_KIND)
    results = {kind: overview.best[kind] for kind in ResultKind if overview.best.get(kind)}
    return _content(overview.counts, results, overview.did_you_mean)


def load_search_counts(text: str) -> dict[str, int]:
    """Return how many results there are of each kind, counted up to a limit (one query)."""
    return queries.count_by_kind(text)


def load_search_of_kind(text: str, kind: ResultKind, counts: dict[str, int], start: int, stop: int) -> SearchContent:
    """Load one page of the results of a kind (at most six queries)."""
    rows = queries.find_page(text, kind, start=start, stop=stop)
    return _content({kind: counts.get(kind, 0)}, {kind: rows} if rows else {})


def _content(
    counts: dict[str, int], results: dict[ResultKind, list[EntryRecord]], did_you_mean: str = ""
) -> SearchContent:
    title_ids = _ids(results.get(ResultKind.TITLE, ()))
    titles = listed_titles(title_ids) if title_ids else []
    people = _ids(results.get(ResultKind.PERSON, ()))
    return SearchContent(
        counts=counts,
        results=results,
        titles={title.card.id: title for title in titles},
        known_for=best_known_for(people, KNOWN_FOR) if people else {},
        did_you_mean=did_you_mean,
    )


def _ids(rows: Iterable[EntryRecord]) -> list[int]:
    return [row.object_id for row in rows]
