"""Where the entries of the index come from: what is to be said of each title, person, critic and publication."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
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
from plaudit.newsroom.models import Article
from plaudit.search.models import Entry, Kind
from plaudit.search.places import block, place, weight
from plaudit.search.words import tokens

# One critic's review is as much sign of being known as so many ratings.
RATINGS_PER_REVIEW = 20
LONGEST = 300
PARTS = {"season", "episode"}


@dataclass(frozen=True, slots=True)
class Findable:
    """What there is to find of one thing: its names, of which the first is shown, and how often it was counted."""

    kind: str
    id: int
    names: tuple[str, ...]
    slug: str
    count: int
    year: int | None = None
    about: str = ""
    form: str = ""
    origin: str = ""

    def place(self) -> int:
        return place(self.kind, self.id, weight(self.count), self.year)

    def entry(self, bounds: list[int]) -> Entry:
        """The entry of the index that says this."""
        here = self.place()
        return Entry(
            place=here,
            kind=self.kind,
            object_id=self.id,
            label=self.names[0],
            slug=self.slug,
            about=self.about,
            form=self.form,
            year=self.year,
            invented=self.origin == DEMO,
            tokens=" ".join(tokens(self.names, kind=self.kind, year=self.year, about=self.about)),
            block=block(here, bounds),
            fingerprint=self.fingerprint(bounds),
        )

    def fingerprint(self, bounds: list[int]) -> int:
        """Two numbers in one that differ where the entry would: cheaper than making it to compare."""
        here = self.place()
        said = repr((VERSION, here, block(here, bounds), self.names, self.slug, self.about, self.form, self.origin))
        encoded = said.encode("utf-8", "surrogatepass")
        return crc32(encoded) << 31 | crc32(encoded[::-1]) >> 1


def _counted(score: str) -> Any:
    """What was counted of a title whose score is joined under this name; 0 where it has none."""
    reviews = (F(f"{score}{verdict}") * RATINGS_PER_REVIEW for verdict in ("fresh", "rotten"))
    ratings = (F(f"{score}stars_{half}") for half in range(1, 11))
    return Coalesce(reduce(add, (*reviews, *ratings)), 0, output_field=BigIntegerField())


# Moves when the tokens of the same names become others, so that every entry is made anew.
VERSION = 1

Read = Callable[[Sequence[int]], Iterable[Findable]]


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of thing: its table, and how those with some ids are read (in a fixed number of queries)."""

    model: type[Model]
    read: Read


def titles(ids: Sequence[int]) -> Iterable[Findable]:
    """Listed titles with all their names. A season or an episode is found by the name of its series as well."""
    others: dict[int, list[str]] = defaultdict(list)
    for title_id, name in TitleName.objects.filter(title__any_of=ids).order_by("id").values_list("title_id", "name"):
        others[title_id].append(name)
    rows = (
        Title.objects.filter(pk__any_of=ids, listed=True)
        .annotate(counted=_counted("score__"))
        .values_list(
            "id", "name", "original_name", "slug", "year", "kind", "origin", "counted",
            "parent__name", "parent__parent__name",
        )
    )  # fmt: skip
    for pk, name, original, slug, year, kind, origin, counted, parent, grandparent in rows:
        names = tuple(dict.fromkeys(each for each in (name, original, *others[pk]) if each))
        about = (grandparent or parent or "") if kind in PARTS else ""
        yield Findable(Kind.TITLE, pk, names, slug, counted, year, about, kind, origin)


def people(ids: Sequence[int]) -> Iterable[Findable]:
    """People, as well known as a quarter of what they had a part in."""
    listed = Case(When(credits__title__listed=True, then=_counted("credits__title__score__")), default=0)
    found = Person.objects.filter(pk__any_of=ids).annotate(counted=Coalesce(Sum(listed), 0))
    for pk, name, slug, origin, count in found.values_list("id", "name", "slug", "origin", "counted"):
        yield Findable(Kind.PERSON, pk, (name,), slug, count // 4, origin=origin)


def critics(ids: Sequence[int]) -> Iterable[Findable]:
    """Critics, as well known as they have reviews that count."""
    return _writing(Critic, Kind.CRITIC, ids)


def publications(ids: Sequence[int]) -> Iterable[Findable]:
    """Publications, as well known as they have reviews that count."""
    return _writing(Publication, Kind.PUBLICATION, ids)


def _writing(model: Any, kind: str, ids: Sequence[int]) -> Iterable[Findable]:
    reviews = "bylines__reviews"
    found = model.objects.filter(pk__any_of=ids).annotate(
        counted=Count(reviews, filter=Q(**{f"{reviews}__counts": True}))
    )
    for pk, name, slug, origin, count in found.values_list("id", "name", "slug", "origin", "counted"):
        yield Findable(kind, pk, (name,), slug, count, origin=origin)


def articles(ids: Sequence[int]) -> Iterable[Findable]:
    """Published articles, found by their headline and by the words that stand under it."""
    live = Article.objects.filter(pk__any_of=ids, live=True)
    rows = live.values_list("id", "title", "slug", "kind", "published_at", "standfirst", "origin")
    for pk, headline, slug, form, at, standfirst, origin in rows:
        year = at.year if at else None
        yield Findable(Kind.ARTICLE, pk, (headline[:LONGEST],), slug, 0, year, standfirst[:LONGEST], form, origin)


SOURCES: Mapping[str, Source] = {
    Kind.TITLE: Source(Title, titles),
    Kind.PERSON: Source(Person, people),
    Kind.CRITIC: Source(Critic, critics),
    Kind.PUBLICATION: Source(Publication, publications),
    Kind.ARTICLE: Source(Article, articles),
}


def title_places() -> list[int]:
    """The places of all listed titles, to know where the blocks of the index end."""
    rows = Title.objects.filter(listed=True).annotate(counted=_counted("score__")).values_list("id", "year", "counted")
    return [place(Kind.TITLE, pk, weight(count), year) for pk, year, count in rows.iterator()]
