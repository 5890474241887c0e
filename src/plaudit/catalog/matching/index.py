"""The titles that a batch of candidates may mean, read in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from plaudit.catalog.matching.candidate import ExternalId, TitleCandidate
from plaudit.catalog.models import Credit, Job, Title, TitleId


class CandidateIndex:
    """Titles by their ids and names, with the ids and directors that tell namesakes apart.

    Holds also those that the batch itself makes and that are not saved yet.
    """

    def __init__(self) -> None:
        self.titles: dict[int, Title] = {}
        self.by_id: dict[ExternalId, Title] = {}
        self.by_key: dict[str, list[Title]] = defaultdict(list)
        self.ids: dict[int, set[ExternalId]] = defaultdict(set)
        self.directors: dict[int, set[str]] = defaultdict(set)

    @classmethod
    def load(cls, candidates: Iterable[TitleCandidate]) -> "CandidateIndex":
        known = cls()
        wanted: dict[str, set[str]] = defaultdict(set)
        keys = set()
        for candidate in candidates:
            keys.add(candidate.key)
            for source, value in candidate.ids:
                wanted[source].add(value)
        known._read_titles(keys, wanted)
        known._read_ids(wanted)
        known._read_directors()
        return known

    def _read_titles(self, keys: set[str], wanted: Mapping[str, set[str]]) -> None:
        # Whatever the batch learns is written back whole: until then nobody else changes these.
        titles = Title.objects.select_for_update(of=("self",)).order_by("id")
        named = [TitleId.objects.filter(source=each, value__any_of=values) for each, values in wanted.items()]
        pks = {pk for ids in named for pk in ids.values_list("title_id", flat=True)}
        pks.update(Title.objects.filter(name_key__any_of=keys).values_list("id", flat=True))
        for title in titles.filter(id__any_of=pks):
            self.titles[title.pk] = title
            self.by_key[title.name_key].append(title)

    def _read_ids(self, wanted: Mapping[str, set[str]]) -> None:
        rows = TitleId.objects.filter(title__any_of=self.titles).values_list("title_id", "source", "value")
        for pk, source, value in rows:
            self.ids[pk].add((source, value))
            if value in wanted.get(source, ()):
                self.by_id[source, value] = self.titles[pk]

    def _read_directors(self) -> None:
        directed = Credit.objects.filter(title__any_of=self.titles, job=Job.DIRECTOR)
        for pk, key in directed.values_list("title_id", "person__name_key"):
            self.directors[pk].add(key)

    def by_ids(self, candidate: TitleCandidate) -> list[Title]:
        """The titles that the candidate's ids name, in the order of the ids, each once."""
        found = (self.by_id[pair] for pair in candidate.ids if pair in self.by_id)
        return list({id(title): title for title in found}.values())

    def near(self, candidate: TitleCandidate) -> list[Title]:
        """Titles of that name and kind whose year does not rule them out."""
        # With a director to go by, the year of the release elsewhere may be meant.
        span = 1 if candidate.director else 0
        return [
            title
            for title in self.by_key[candidate.key]
            if title.kind == candidate.kind
            and (title.year is None or candidate.year is None or abs(title.year - candidate.year) <= span)
        ]

    def fits(self, title: Title, candidate: TitleCandidate) -> bool:
        """Whether a title that is near can be the one meant: no other id of the same source, nor another director."""
        sources = {source for source, _value in candidate.ids}
        if any(source in sources for source, _value in self.ids[_key(title)]):
            return False
        directors = self.directors[_key(title)]
        if candidate.director and directors:
            return bool(directors & candidate.director_keys)
        return title.year == candidate.year

    def add(self, title: Title, candidate: TitleCandidate) -> list[ExternalId]:
        """Note what the candidate says of its title; gives the ids that are new."""
        namesakes = self.by_key[title.name_key]
        if title not in namesakes:
            namesakes.append(title)
        self.directors[_key(title)] |= candidate.director_keys
        new = [pair for pair in dict.fromkeys(candidate.ids) if pair not in self.by_id]
        self.by_id.update(dict.fromkeys(new, title))
        self.ids[_key(title)].update(new)
        return new


def _key(title: Title) -> int:
    """A key that holds for saved and unsaved titles alike."""
    return title.pk if title.pk is not None else -id(title)
