"""The titles that a batch of sightings may mean, read in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from plaudit.catalog.models import Credit, Job, Title, TitleId
from plaudit.catalog.sighting import Id, Sighting


class Known:
    """Titles by their ids and names, with the ids and directors that tell namesakes apart.

    Holds also those that the batch itself makes and that are not saved yet.
    """

    def __init__(self) -> None:
        self.titles: dict[int, Title] = {}
        self.by_id: dict[Id, Title] = {}
        self.by_key: dict[str, list[Title]] = defaultdict(list)
        self.ids: dict[int, set[Id]] = defaultdict(set)
        self.directors: dict[int, set[str]] = defaultdict(set)

    @classmethod
    def load(cls, sightings: Iterable[Sighting]) -> "Known":
        known = cls()
        wanted: dict[str, set[str]] = defaultdict(set)
        keys = set()
        for sighting in sightings:
            keys.add(sighting.key)
            for source, value in sighting.ids:
                wanted[source].add(value)
        known._read_titles(keys, wanted)
        known._read_ids(wanted)
        known._read_directors()
        return known

    def _read_titles(self, keys: set[str], wanted: Mapping[str, set[str]]) -> None:
        # Whatever the batch learns is written back whole: until then nobody else changes these.
        titles = Title.objects.select_for_update(of=("self",)).order_by("id")
        named = [TitleId.objects.filter(source=each, value__among=values) for each, values in wanted.items()]
        pks = {pk for ids in named for pk in ids.values_list("title_id", flat=True)}
        pks.update(Title.objects.filter(name_key__among=keys).values_list("id", flat=True))
        for title in titles.filter(id__among=pks):
            self.titles[title.pk] = title
            self.by_key[title.name_key].append(title)

    def _read_ids(self, wanted: Mapping[str, set[str]]) -> None:
        rows = TitleId.objects.filter(title__among=self.titles).values_list("title_id", "source", "value")
        for pk, source, value in rows:
            self.ids[pk].add((source, value))
            if value in wanted.get(source, ()):
                self.by_id[source, value] = self.titles[pk]

    def _read_directors(self) -> None:
        directed = Credit.objects.filter(title__among=self.titles, job=Job.DIRECTOR)
        for pk, key in directed.values_list("title_id", "person__name_key"):
            self.directors[pk].add(key)

    def by_ids(self, sighting: Sighting) -> list[Title]:
        """The titles that the sighting's ids name, in the order of the ids, each once."""
        found = (self.by_id[pair] for pair in sighting.ids if pair in self.by_id)
        return list({id(title): title for title in found}.values())

    def near(self, sighting: Sighting) -> list[Title]:
        """Titles of that name and kind whose year does not rule them out."""
        # With a director to go by, the year of the release elsewhere may be meant.
        span = 1 if sighting.director else 0
        return [
            title
            for title in self.by_key[sighting.key]
            if title.kind == sighting.kind
            and (title.year is None or sighting.year is None or abs(title.year - sighting.year) <= span)
        ]

    def fits(self, title: Title, sighting: Sighting) -> bool:
        """Whether a title that is near can be the one meant: no other id of the same source, nor another director."""
        sources = {source for source, _value in sighting.ids}
        if any(source in sources for source, _value in self.ids[_key(title)]):
            return False
        directors = self.directors[_key(title)]
        if sighting.director and directors:
            return bool(directors & sighting.director_keys)
        return title.year == sighting.year

    def add(self, title: Title, sighting: Sighting) -> list[Id]:
        """Note what the sighting says of its title; gives the ids that are new."""
        namesakes = self.by_key[title.name_key]
        if title not in namesakes:
            namesakes.append(title)
        self.directors[_key(title)] |= sighting.director_keys
        new = [pair for pair in dict.fromkeys(sighting.ids) if pair not in self.by_id]
        self.by_id.update(dict.fromkeys(new, title))
        self.ids[_key(title)].update(new)
        return new


def _key(title: Title) -> int:
    """A key that holds for saved and unsaved titles alike."""
    return title.pk if title.pk is not None else -id(title)
