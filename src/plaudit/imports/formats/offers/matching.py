"""Which title a row means: by an id, else by its name and year. No title is made here."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from plaudit.catalog.matching.candidate import ExternalId
from plaudit.catalog.models import Title, TitleId, TitleName
from plaudit.names.folding import split_year, title_key


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a row says of its title: ids as (source, value), the name, the year."""

    ids: tuple[ExternalId, ...] = ()
    name: str = ""
    year: int | None = None

    def __str__(self) -> str:
        ids = ", ".join(f"{source} {value}" for source, value in self.ids)
        named = f"{self.name} ({self.year})" if self.year else self.name
        return " or ".join(each for each in (ids, named) if each)[:200]


def find(wanted: Sequence[Wanted]) -> list[int | str]:
    """The id of each title; or a sentence that says why none can be meant."""
    known = _Known(wanted)
    return [known.find(each) for each in wanted]


class _Known:
    """The titles that a batch may mean, in a fixed number of queries."""

    def __init__(self, wanted: Sequence[Wanted]) -> None:
        self.by_id: dict[ExternalId, int] = {}
        self.by_key: dict[str, dict[int, int | None]] = defaultdict(dict)
        self._read_ids(wanted)
        self._read_names({key for each in wanted for key in _keys(each)})

    def _read_ids(self, wanted: Sequence[Wanted]) -> None:
        by_source: dict[str, set[str]] = defaultdict(set)
        for each in wanted:
            for source, value in each.ids:
                by_source[source].add(value)
        for source, values in by_source.items():
            rows = TitleId.objects.filter(source=source, value__any_of=values)
            self.by_id |= {(source, value): title for value, title in rows.values_list("value", "title_id")}

    def _read_names(self, keys: set[str]) -> None:
        titles = Title.objects.listed().filter(name_key__any_of=keys, parent=None)
        names = TitleName.objects.filter(name_key__any_of=keys, title__listed=True, title__parent=None)
        for key, title, year in titles.values_list("name_key", "id", "year"):
            self.by_key[key][title] = year
        for key, title, year in names.values_list("name_key", "title_id", "title__year"):
            self.by_key[key][title] = year

    def find(self, wanted: Wanted) -> int | str:
        named = (self.by_id[each] for each in wanted.ids if each in self.by_id)
        title = next(named, None)
        if title is not None:
            return title
        fitting = self._fitting(wanted)
        if len(fitting) == 1:
            return fitting[0]
        if not fitting:
            return f"There is no title {wanted}; import it first."
        return f"{len(fitting)} titles are called {wanted}; name the one by its year, or its id at IMDb or TMDB."

    def _fitting(self, wanted: Wanted) -> list[int]:
        found = {title: year for key in _keys(wanted) for title, year in self.by_key[key].items()}
        return [title for title, year in found.items() if wanted.year is None or year == wanted.year]


def _keys(wanted: Wanted) -> list[str]:
    return [title_key(wanted.name)] if wanted.name else []


def named(printed: str, year: int | None) -> tuple[str, int | None]:
    """Name and year, where the year may stand behind the name in brackets."""
    if year is not None:
        return printed, year
    return split_year(printed)
