"""The shelf: what browsing asks of every listed title, kept in memory, so that any choice is counted in milliseconds.

Whoever browses wants to know of some hundred possible choices how many titles each would leave. In the database that
is a hundred walks over all titles; here each fact is one whole number with a bit for every title, and a choice is
counted by joining two such numbers. Each process keeps its own shelf and follows `changes`.
"""

from plaudit.listing.browse_index.cache import browse_index, forget
from plaudit.listing.browse_index.index import BrowseIndex, Order

__all__ = ["BrowseIndex", "Order", "browse_index", "forget"]
