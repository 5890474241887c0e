"""The home page: the blocks that editors chose, or the usual ones, each with what it shows.

A block is loaded by one function here, in one query of its own, or in two where it says so; the cards of all blocks are
read together. A block with nothing to show is left out.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import islice
from typing import Any

from django.conf import settings
from django.utils import timezone

from plaudit.catalog.queries.offers import is_anything_at_home
from plaudit.content.listed_titles import ListedTitle, with_directors
from plaudit.content.regions import region_counts
from plaudit.critics.queries.home import most_reviewed_titles
from plaudit.critics.queries.reviews import ConsensusRecord, ReviewRecord, consensus_of, latest_consensus, latest_quotes
from plaudit.listing import home_lists
from plaudit.listing.browse_index import browse_index
from plaudit.listing.browse_index.best_lists import Sort, best
from plaudit.listing.cards import TitleCard, cards_by_id
from plaudit.newsroom.models import Countdown
from plaudit.newsroom.queries import ArticleRecord, countdown_entries, latest_articles, published_countdown

# What an editor chose in a block, by the names of its fields; empty for the usual.
BlockOptions = dict[str, Any]

# How many things a block shows where an editor did not choose: six, but for these. Four reviews are as high as the list
# of the best reviewed titles beside them.
USUAL_LIMITS = {"latest": 4, "consensus": 4, "disputes": 4, "news": 3}
BEST_REVIEWED = 12
REVIEWS_READ = 40
WEEK = 7
TALKED_ABOUT_DAYS = 14
MAX_REGIONS_TRIED = 3
MOST_RATED_READ = 7
POINTS_APART = 10


@dataclass(frozen=True, slots=True)
class HomeBlock:
    """What a block shows; which of the fields are filled depends on its kind.

    The cards of `titles` are read already, those of `title_ids` are still to be read. `region` is where the titles of
    `at_home` can be watched.
    """

    kind: str
    options: BlockOptions
    titles: list[TitleCard] = field(default_factory=list)
    title_ids: list[int] = field(default_factory=list)
    reviews: list[ReviewRecord] = field(default_factory=list)
    consensus: list[ConsensusRecord] = field(default_factory=list)
    articles: list[ArticleRecord] = field(default_factory=list)
    text: str = ""
    region: str = ""
    countdown: Countdown | None = None


@dataclass(frozen=True, slots=True)
class HomeContent:
    """The blocks in their order, and the titles of all of them by their ids."""

    blocks: list[HomeBlock]
    titles: dict[int, ListedTitle]


@dataclass(frozen=True, slots=True)
class BlockRequest:
    """A block to be loaded: its kind, its options, and the titles that are shown large above it."""

    kind: str
    options: BlockOptions
    featured: set[int]

    def option(self, name: str, usual: Any = "") -> Any:
        """Return what the editor chose, or the usual value where nothing was."""
        return self.options.get(name) or usual

    @property
    def limit(self) -> int:
        return int(self.option("most", USUAL_LIMITS.get(self.kind, 6)))

    def block(self, **fields: Any) -> HomeBlock | None:
        """Return the block, or None where all these fields are empty."""
        return HomeBlock(self.kind, self.options, **fields) if any(fields.values()) else None

    def without_featured(self, titles: Iterable[TitleCard]) -> list[TitleCard]:
        return [title for title in titles if title.id not in self.featured]


def load_home(chosen: Iterable[tuple[str, BlockOptions]]) -> HomeContent:
    """Load blocks by their kinds and options (two queries beside those of the blocks)."""
    featured: set[int] = set()
    blocks: list[HomeBlock] = []
    for kind, options in chosen:
        block = LOADERS[kind](BlockRequest(kind, options, featured)) if kind in LOADERS else None
        if block is not None:
            blocks.append(block)
            # A title that is shown large is not shown again in the lists below.
            featured |= {title.id for title in block.titles} if kind == "lead" else set()
    cards = {title.id: title for block in blocks for title in block.titles}
    missing = {pk for block in blocks for pk in block.title_ids} - cards.keys()
    cards |= cards_by_id(missing) if missing else {}
    return HomeContent(blocks, dict(zip(cards, with_directors(cards.values()), strict=True)) if cards else {})


def _lead(request: BlockRequest) -> HomeBlock | None:
    """Load the title that an editor chose, else the most rated one that is Certified Fresh.

    Two queries, or three where none of the most rated is certified.
    """
    chosen = request.option("title", None)
    title = cards_by_id([chosen]).get(chosen) if chosen else None
    if title is None:
        rated = home_lists.most_rated(MOST_RATED_READ)
        certified = [title for title in rated if title.certified]
        title = next(iter(certified or [*home_lists.best_by_critics(1), *rated]), None)
    if title is None:
        return None
    text = request.option("text") or consensus_of([title.id]).get(title.id, "")
    return request.block(titles=[title], text=text)


def _opening(request: BlockRequest) -> HomeBlock | None:
    days = request.option("days", WEEK)
    # Films open at the end of a week, so this week's began a few days ago.
    first = timezone.localdate() - timedelta(days=min(days, WEEK) - 1)
    return request.block(titles=home_lists.opening(first, request.limit, days=days + WEEK))


def _at_home(request: BlockRequest) -> HomeBlock | None:
    """Load what is new to watch at home in a region.

    Two queries, and some more where another region stands in for the site's own, which has nothing.
    """
    region = request.option("region", settings.REGION)
    titles = home_lists.at_home(region, request.limit)
    if not titles and not request.option("region") and is_anything_at_home():
        others = (code for code in region_counts(browse_index()) if code != settings.REGION)
        for region in islice(others, MAX_REGIONS_TRIED):
            titles = home_lists.at_home(region, request.limit)
            if titles:
                break
    return request.block(titles=titles, region=region) if titles else None


def _talked_about(request: BlockRequest) -> HomeBlock | None:
    since = timezone.localdate() - timedelta(days=request.option("days", TALKED_ABOUT_DAYS))
    return request.block(title_ids=most_reviewed_titles(since, request.limit))


def _certified(request: BlockRequest) -> HomeBlock | None:
    since = timezone.localdate() - timedelta(days=request.option("days", WEEK))
    return request.block(titles=home_lists.certified_lately(since, request.limit))


def _latest_reviews(request: BlockRequest) -> HomeBlock | None:
    """Load the latest quotes, each of another title, and the best reviewed titles (two queries)."""
    newest: dict[int, ReviewRecord] = {}
    for review in latest_quotes(REVIEWS_READ):
        newest.setdefault(review.title_id, review)
    reviews = list(newest.values())[: request.limit]
    best_reviewed = home_lists.best_by_critics(BEST_REVIEWED + len(request.featured))
    return request.block(
        titles=request.without_featured(best_reviewed)[:BEST_REVIEWED],
        title_ids=[review.title_id for review in reviews],
        reviews=reviews,
    )


def _most_rated(request: BlockRequest) -> HomeBlock | None:
    titles = home_lists.most_rated(request.limit + len(request.featured))
    return request.block(titles=request.without_featured(titles)[: request.limit])


def _list(request: BlockRequest) -> HomeBlock | None:
    """Load the head of a countdown (three queries), or the best titles of a kind, a genre and a decade."""
    page_id = request.option("countdown")
    if page_id:
        chosen = published_countdown(page_id)
        ids = [entry.title_id for entry in countdown_entries(chosen, request.limit)] if chosen else []
        return request.block(title_ids=ids, countdown=chosen) if ids else None
    decade = request.option("decade", None)
    years = range(decade, decade + 10) if decade else None
    sort = Sort(kind=request.option("kind"), genre=request.option("genre"), years=years)
    return request.block(title_ids=best(browse_index(), sort, request.limit, least=1))


def _consensus(request: BlockRequest) -> HomeBlock | None:
    rows = latest_consensus(request.limit + len(request.featured))
    rows = [row for row in rows if row.title_id not in request.featured][: request.limit]
    return request.block(title_ids=[row.title_id for row in rows], consensus=rows)


def _disagreements(request: BlockRequest) -> HomeBlock | None:
    return request.block(titles=home_lists.most_divided(request.limit, points=POINTS_APART))


def _news(request: BlockRequest) -> HomeBlock | None:
    return request.block(articles=latest_articles(request.limit, request.option("kind")))


def _text(request: BlockRequest) -> HomeBlock | None:
    return request.block(text=request.option("html"))


LOADERS: dict[str, Callable[[BlockRequest], HomeBlock | None]] = {
    "lead": _lead,
    "opening": _opening,
    "at_home": _at_home,
    "talked": _talked_about,
    "certified": _certified,
    "latest": _latest_reviews,
    "rated": _most_rated,
    "list": _list,
    "consensus": _consensus,
    "disputes": _disagreements,
    "news": _news,
    "text": _text,
}
