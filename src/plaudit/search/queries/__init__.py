"""Search results for a typed text. `find` is what suggestions need, the others the pages of results."""

from plaudit.search.queries.records import EntryRecord
from plaudit.search.queries.results import MAX_COUNT, SearchResults, count_by_kind, find, find_overview, find_page

__all__ = ["MAX_COUNT", "EntryRecord", "SearchResults", "count_by_kind", "find", "find_overview", "find_page"]
