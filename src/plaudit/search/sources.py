"""What goes into the index of names: the names of each title, person, critic, publication and article."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import Any
from zlib import crc32

from django.db.models import BigIntegerField, Case, Count, F, Model, Q, Sum, When
from django.db.models.functions import Coalesce

from plaudit.catalog.ingest.field_sources import DEMO
from plaudit.catalog.models import Person, Title, TitleName
from plaudit.critics.models import Critic, Publication
from plaudit.names.models import NameEntry
from plaudit.names.ordering import block_number, popularity, sort_key
from plaudit.names.tokens import index_tokens
from plaudit.newsroom.models import Article
from plaudit.search.models import ResultKind

# To be raised when the same names give other tokens, so that every entry is written anew.
VERSION = 1
# One critic's review shows as much popularity as so many ratings.
RATINGS_PER_REVIEW = 20
# A person is as popular as this share of the titles they are credited in.
TITLES_PER_PERSON = 4
MAX_TEXT_LENGTH = 300
PARTS = {"season", "episode"}
KIND_NUMBERS = {kind.value: number for number, kind in enumerate(ResultKind)}


@dataclass(frozen=True, slots=True)
class Searchable:
    """A thing that can be found: its names, of which the first is shown, and what its popularity is counted from."""

    kind: str
    id: int
    names: tuple[str, ...]
    slug: str
    count: int
    year: int | None = None
    subtitle: str = ""
    subkind: str = ""
    origin: str = ""

    def sort_key(self) -> int:
        return sort_key(KIND_NUMBERS[self.kind], self.id, popularity(self.count), self.year)

    def entry(self, block_starts: Sequence[int]) -> NameEntry:
        """Its entry of the index."""
        tokens = index_tokens(self.names, kind=self.kind, year=self.year, subtitle=self.subtitle)
        return NameEntry(
            sort_key=self.sort_key(),
            kind=self.kind,
            object_id=self.id,
            name=self.names[0],
            slug=self.slug,
            subtitle=self.subtitle,
            subkind=self.subkind,
            year=self.year,
            is_demo=self.origin == DEMO,
            tokens=" ".join(tokens),
            block=block_number(self.sort_key(), block_starts),
            fingerprint=self.fingerprint(block_starts),
        )

    def fingerprint(self, block_starts: Sequence[int]) -> int:
        """A number that changes with the entry: cheaper than making the entry to compare."""
        key = self.sort_key()
        block = block_number(key, block_starts)
        content = repr((VERSION, key, block, self.names, self.slug, self.subtitle, self.subkind, self.origin))
        encoded = content.encode("utf-8", "surrogatepass")
        return crc32(encoded) << 31 | crc32(encoded[::-1]) >> 1


@dataclass(frozen=True, slots=True)
class SearchSource:
    """A table whose rows can be found, and how those with some ids are read (in a fixed number of queries)."""

    model: type[Model]
    read: Callable[[Sequence[int]], Iterable[Searchable]]


def read_titles(ids: Sequence[int]) -> Iterator[Searchable]:
    """Listed titles with all their names. A season or an episode is found by the name of its series as well."""
    other_names: dict[int, list[str]] = defaultdict(list)
    for title_id, name in TitleName.objects.filter(title__any_of=ids).order_by("id").values_list("title_id", "name"):
        other_names[title_id].append(name)
    rows = (
        Title.objects.filter(pk__any_of=ids, listed=True)
        .annotate(count=_title_count("score__"))
        .values_list(
            "id", "name", "original_name", "slug", "year", "kind", "origin", "count",
            "parent__name", "parent__parent__name",
        )
    )  # fmt: skip
    for pk, name, original_name, slug, year, kind, origin, count, parent, grandparent in rows:
        names = tuple(dict.fromkeys(text for text in (name, original_name, *other_names[pk]) if text))
        series = (grandparent or parent or "") if kind in PARTS else ""
        yield Searchable(ResultKind.TITLE, pk, names, slug, count, year, series, kind, origin)


def read_people(ids: Sequence[int]) -> Iterator[Searchable]:
    """People, as popular as a quarter of the listed titles they are credited in."""
    title_count = Case(When(credits__title__listed=True, then=_title_count("credits__title__score__")), default=0)
    rows = Person.objects.filter(pk__any_of=ids).annotate(count=Coalesce(Sum(title_count), 0))
    for pk, name, slug, origin, count in rows.values_list("id", "name", "slug", "origin", "count"):
        yield Searchable(ResultKind.PERSON, pk, (name,), slug, count // TITLES_PER_PERSON, origin=origin)


def read_critics(ids: Sequence[int]) -> Iterator[Searchable]:
    """Critics, as popular as they have reviews that count."""
    return _read_writers(Critic, ResultKind.CRITIC, ids)


def read_publications(ids: Sequence[int]) -> Iterator[Searchable]:
    """Publications, as popular as they have reviews that count."""
    return _read_writers(Publication, ResultKind.PUBLICATION, ids)


def read_articles(ids: Sequence[int]) -> Iterator[Searchable]:
    """Published articles, found by their headline and by the words of their standfirst."""
    rows = Article.objects.filter(pk__any_of=ids, live=True).values_list(
        "id", "title", "slug", "kind", "published_at", "standfirst", "origin"
    )
    for pk, headline, slug, kind, published_at, standfirst, origin in rows:
        year = published_at.year if published_at else None
        names, subtitle = (headline[:MAX_TEXT_LENGTH],), standfirst[:MAX_TEXT_LENGTH]
        yield Searchable(ResultKind.ARTICLE, pk, names, slug, 0, year, subtitle, kind, origin)


SOURCES: Mapping[str, SearchSource] = {
    ResultKind.TITLE: SearchSource(Title, read_titles),
    ResultKind.PERSON: SearchSource(Person, read_people),
    ResultKind.CRITIC: SearchSource(Critic, read_critics),
    ResultKind.PUBLICATION: SearchSource(Publication, read_publications),
    ResultKind.ARTICLE: SearchSource(Article, read_articles),
}


def title_sort_keys() -> Iterator[int]:
    """The sort keys of all listed titles, from which the blocks of the index are made."""
    rows = Title.objects.filter(listed=True).annotate(count=_title_count("score__")).values_list("id", "year", "count")
    for pk, year, count in rows.iterator():
        yield sort_key(KIND_NUMBERS[ResultKind.TITLE], pk, popularity(count), year)


def _title_count(score: str) -> Any:
    """The reviews and ratings of the title whose score has this prefix; 0 where it has none."""
    reviews = (F(f"{score}{verdict}") * RATINGS_PER_REVIEW for verdict in ("fresh", "rotten"))
    ratings = (F(f"{score}stars_{half_stars}") for half_stars in range(1, 11))
    return Coalesce(reduce(add, (*reviews, *ratings)), 0, output_field=BigIntegerField())


def _read_writers(model: Any, kind: str, ids: Sequence[int]) -> Iterator[Searchable]:
    rows = model.objects.filter(pk__any_of=ids).annotate(
        count=Count("bylines__reviews", filter=Q(bylines__reviews__counts=True))
    )
    for pk, name, slug, origin, count in rows.values_list("id", "name", "slug", "origin", "count"):
        yield Searchable(kind, pk, (name,), slug, count, origin=origin)
