"""Whose film is this: recognising the titles that a file tells of.

A title is recognised by the source's own id, then by normalised name and year (and director where known) if exactly
one fits; else it is new, and a possible duplicate where others came close. A source that gives two ids means two
titles. (A person is recognised by id, else by name within the same title: see `people`.)
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from plaudit import bulk
from plaudit.catalog.facts import TITLE_FACTS
from plaudit.catalog.ingest.field_sources import apply_source
from plaudit.catalog.matching.candidate import ExternalId, TitleCandidate
from plaudit.catalog.matching.index import CandidateIndex
from plaudit.catalog.models import Title, TitleId
from plaudit.catalog.slugs import give_addresses, move_address
from plaudit.names.folding import slugify, title_key

# The columns that an import writes of a title that it has changed: its facts, and what follows from them.
SET_BY_SOURCES = [
    *(fact.name for fact in TITLE_FACTS.values() if fact.from_sources),
    "name_key",
    "listed",
    "field_sources",
]


@dataclass(slots=True)
class UpsertedTitle:
    """What a candidate turned out to be. `possible_duplicates` are titles that came close to it."""

    title: Title
    created: bool = False
    changed: bool = False
    possible_duplicates: tuple[Title, ...] = ()

    def duplicate_warnings(self) -> Iterator[str]:
        """A sentence for each possible duplicate."""
        for other in self.possible_duplicates:
            yield f"Possible duplicate: {self.title} at {self.title.slug} resembles {other} at {other.slug}."


def upsert_titles(candidates: Sequence[TitleCandidate]) -> list[UpsertedTitle]:
    """Find or make the title of each candidate, in order, and learn its facts. Runs in the caller's transaction."""
    batch = _Batch(CandidateIndex.load(candidates))
    found = [batch.match(candidate) for candidate in candidates]
    batch.save()
    return found


def get_or_create_titles(source: str, values: Iterable[str]) -> dict[str, int]:
    """The title that each of a source's ids names: id at the source to our id.

    A film that nobody has named becomes an unlisted title: scored, but absent from browse and the sitemap.
    """
    wanted = dict.fromkeys(values)
    known = dict(TitleId.objects.filter(source=source, value__any_of=wanted).values_list("value", "title_id"))
    missing = {value: _unknown_film(source, value) for value in wanted if value not in known}
    give_addresses(Title, [(title, _wanted_address(title)) for title in missing.values()])
    bulk.create(list(missing.values()))
    made = {value: title.pk for value, title in missing.items()}
    bulk.insert(TitleId, ("title_id", "source", "value"), ((pk, source, value) for value, pk in made.items()))
    return known | made


def _unknown_film(source: str, value: str) -> Title:
    name = f"Unknown film ({source} {value})"
    return Title(name=name, name_key=title_key(name), listed=False, origin=source)


def _wanted_address(title: Title) -> str:
    return slugify(title.name, title.year, fallback="title")


class _Batch:
    """The titles that a batch of candidates makes, changes and names, to be saved together."""

    def __init__(self, known: CandidateIndex) -> None:
        self.known = known
        self.made: list[Title] = []
        self.changed: dict[int, Title] = {}
        self.named: list[Title] = []
        self.ids: list[tuple[Title, ExternalId]] = []

    def match(self, candidate: TitleCandidate) -> UpsertedTitle:
        recognition = self._by_id(candidate) or self._by_name(candidate)
        changed = self._tell(recognition, candidate)
        recognition.changed = changed and not recognition.created
        return recognition

    def _by_id(self, candidate: TitleCandidate) -> UpsertedTitle | None:
        title, *others = self.known.by_ids(candidate) or (None,)
        return UpsertedTitle(title, possible_duplicates=tuple(each for each in others if each)) if title else None

    def _by_name(self, candidate: TitleCandidate) -> UpsertedTitle:
        near = self.known.near(candidate)
        fitting = [title for title in near if self.known.fits(title, candidate)]
        return UpsertedTitle(fitting[0]) if len(fitting) == 1 else self._make(candidate, near)

    def _make(self, candidate: TitleCandidate, near: Sequence[Title]) -> UpsertedTitle:
        title = Title(name=candidate.name, name_key=candidate.key, year=candidate.year, origin=candidate.source)
        title.kind = candidate.kind
        title.field_sources = {"name": candidate.source}
        self.made.append(title)
        return UpsertedTitle(title, created=True, possible_duplicates=tuple(near))

    def _tell(self, recognition: UpsertedTitle, candidate: TitleCandidate) -> bool:
        title, was_listed = recognition.title, recognition.title.listed
        changed = apply_source(
            title, candidate.source, {"name": candidate.name, "year": candidate.year, **candidate.facts}
        )
        if title.listed and not was_listed:
            self.named.append(title)
            recognition.possible_duplicates += tuple(self.known.near(candidate))
        if changed and title.pk:
            self.changed[title.pk] = title
        new_ids = self.known.add(title, candidate)
        self.ids += ((title, pair) for pair in new_ids)
        return changed or bool(new_ids)

    def save(self) -> None:
        give_addresses(Title, [(title, _wanted_address(title)) for title in self.made])
        bulk.create(self.made)
        rows = ([*(getattr(title, name) for name in SET_BY_SOURCES), pk] for pk, title in self.changed.items())
        bulk.update(Title, SET_BY_SOURCES, ["id"], rows)
        for title in self.named:
            move_address(title, _wanted_address(title))
        bulk.insert(TitleId, ("title_id", "source", "value"), ((title.pk, *pair) for title, pair in self.ids))
