"""Which title a candidate means.

1. The title that its ids name, the first id first.
2. Else the title of its name (main, original or other name; the main name goes before the others), kind and year, if
   exactly one fits. Where directors are known on both sides, one in common decides: then the year may be unknown or
   differ by one, as releases do from country to country. A title to which the same source gives another id is
   another title.
3. Else none, with the titles that came close.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from django.db.models import QuerySet

from plaudit.bulk.lookups import EMPTY_TEXT
from plaudit.catalog.matching.candidates import ExternalId, TitleCandidate
from plaudit.catalog.models import Credit, Job, Title, TitleId, TitleName

COLUMNS = ("id", "kind", "name", "name_key", "original_name_key", "slug", "year", "listed", "parent_id")


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """The title that is meant, or None.

    `near` are titles that other ids of the candidate name, or that came close where none or several fitted.
    """

    title: Title | None = None
    near: tuple[Title, ...] = ()
    is_ambiguous: bool = False


def match_titles(candidates: Sequence[TitleCandidate]) -> list[TitleMatch]:
    """Match each candidate, in a fixed number of queries for all."""
    index = CandidateIndex.load(candidates, Title.objects.only(*COLUMNS))
    return [index.match(candidate) for candidate in candidates]


@dataclass(slots=True, eq=False)
class IndexedTitle:
    """A title with what tells it from its namesakes."""

    title: Title
    ids: set[ExternalId] = field(default_factory=set)
    director_keys: set[str] = field(default_factory=set)

    def is_near(self, candidate: TitleCandidate) -> bool:
        """Whether this title, which has the candidate's name, is of its kind and of a year that may be the same."""
        title = self.title
        if not (title.parent_id is None if candidate.kind is None else title.kind == candidate.kind):
            return False
        if not title.listed and not candidate.may_be_new:
            return False
        if title.year is None or candidate.year is None:
            return True
        return abs(title.year - candidate.year) <= (1 if candidate.directors else 0)

    def fits(self, candidate: TitleCandidate) -> bool:
        """Whether this title, which is near, can be the one that is meant."""
        sources = {source for source, _value in candidate.ids}
        if any(source in sources for source, _value in self.ids):
            return False
        if candidate.directors and self.director_keys:
            return bool(self.director_keys & candidate.director_keys)
        if candidate.year is None and not candidate.may_be_new:
            return True
        return self.title.year == candidate.year


class CandidateIndex:
    """The titles that a batch of candidates may mean: those stored, and those that the batch itself creates."""

    def __init__(self) -> None:
        self._by_id: dict[ExternalId, IndexedTitle] = {}
        # Namesakes in the order in which they were indexed; the values are not used.
        self._by_name: dict[str, dict[IndexedTitle, None]] = defaultdict(dict)
        self._by_other_name: dict[str, dict[IndexedTitle, None]] = defaultdict(dict)
        self._by_title: dict[int, IndexedTitle] = {}

    @classmethod
    def load(cls, candidates: Collection[TitleCandidate], titles: QuerySet[Title]) -> Self:
        """Load titles from this query set, which may lock them.

        A query for each source of ids, and at most six more.
        """
        index = cls()
        values: dict[str, set[str]] = defaultdict(set)
        for candidate in candidates:
            for source, value in candidate.ids:
                values[source].add(value)
        stored = index._read_titles(titles, values, {candidate.name_key for candidate in candidates} - {""})
        index._read_ids(stored)
        if any(candidate.directors for candidate in candidates):
            index._read_directors(stored)
        return index

    def match(self, candidate: TitleCandidate) -> TitleMatch:
        """The title that a candidate means, by its ids, else by its name."""
        if named := dict.fromkeys(self._by_id[pair] for pair in candidate.ids if pair in self._by_id):
            title, *others = (entry.title for entry in named)
            return TitleMatch(title, near=tuple(others))
        near = self._near(candidate)
        fitting = [entry for entry in near if entry.fits(candidate)]
        fitting = [entry for entry in fitting if entry in self._by_name[candidate.name_key]] or fitting
        if len(fitting) == 1:
            return TitleMatch(fitting[0].title)
        return TitleMatch(near=tuple(entry.title for entry in near), is_ambiguous=bool(fitting))

    def near(self, candidate: TitleCandidate) -> list[Title]:
        """Titles of that name and kind whose year does not rule them out."""
        return [entry.title for entry in self._near(candidate)]

    def add(self, title: Title, candidate: TitleCandidate) -> list[ExternalId]:
        """Index what the candidate says of its title, which may not be saved yet; returns the ids that are new."""
        entry = self._index(title)
        entry.director_keys |= candidate.director_keys
        new_ids = [pair for pair in dict.fromkeys(candidate.ids) if pair not in self._by_id]
        entry.ids.update(new_ids)
        self._by_id.update(dict.fromkeys(new_ids, entry))
        return new_ids

    def _near(self, candidate: TitleCandidate) -> list[IndexedTitle]:
        key = candidate.name_key
        return [entry for entry in self._by_name[key] | self._by_other_name[key] if entry.is_near(candidate)]

    def _index(self, title: Title) -> IndexedTitle:
        """Index a title by the names that it has now; earlier ones stay."""
        entry = self._by_title.setdefault(id(title), IndexedTitle(title))
        self._by_name[title.name_key][entry] = None
        if title.original_name_key:
            self._by_other_name[title.original_name_key][entry] = None
        return entry

    def _read_titles(
        self, titles: QuerySet[Title], values: Mapping[str, set[str]], keys: set[str]
    ) -> dict[int, IndexedTitle]:
        with_id = [TitleId.objects.filter(source=source, value__any_of=values[source]) for source in values]
        pks = {pk for ids in with_id for pk in ids.values_list("title_id", flat=True)}
        pks.update(Title.objects.filter(name_key__any_of=keys).values_list("id", flat=True))
        originally = Title.objects.exclude(original_name_key=EMPTY_TEXT).filter(original_name_key__any_of=keys)
        pks.update(originally.values_list("id", flat=True))
        others = list(TitleName.objects.filter(name_key__any_of=keys).values_list("title_id", "name_key"))
        pks.update(pk for pk, _key in others)
        stored = {title.pk: self._index(title) for title in titles.filter(id__any_of=pks)}
        for pk, key in others:
            if pk in stored:
                self._by_other_name[key][stored[pk]] = None
        return stored

    def _read_ids(self, stored: Mapping[int, IndexedTitle]) -> None:
        rows = TitleId.objects.filter(title__any_of=stored).values_list("title_id", "source", "value")
        for pk, source, value in rows:
            stored[pk].ids.add((source, value))
            self._by_id[source, value] = stored[pk]

    def _read_directors(self, stored: Mapping[int, IndexedTitle]) -> None:
        directors = Credit.objects.filter(title__any_of=stored, job=Job.DIRECTOR)
        for pk, key in directors.values_list("title_id", "person__name_key"):
            stored[pk].director_keys.add(key)
