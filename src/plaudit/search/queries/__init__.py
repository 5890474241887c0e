"""What is read of the index, and how it is kept, in each engine's own words. `find` is what others use."""

from plaudit.search.queries.asking import Results, counts, find, one_kind, overview
from plaudit.search.queries.finding import Row

__all__ = ["Results", "Row", "counts", "find", "one_kind", "overview"]
