"""Titles that a file names: matched, created where nothing fits, and given the facts that the file says."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from plaudit import bulk
from plaudit.catalog.facts import TITLE_FACTS
from plaudit.catalog.ingest.field_sources import apply_source
from plaudit.catalog.matching.candidates import ExternalId, TitleCandidate
from plaudit.catalog.matching.titles import CandidateIndex
from plaudit.catalog.models import Kind, Title, TitleId
from plaudit.catalog.slugs import assign_slugs, change_slug
from plaudit.names.folding import slugify

# The columns that an import writes of a title that it has changed: its facts, and what follows from them.
SET_BY_SOURCES = [
    *(fact.name for fact in TITLE_FACTS.values() if fact.from_sources),
    "name_key",
    "original_name_key",
    "listed",
    "field_sources",
]


@dataclass(slots=True)
class UpsertedTitle:
    """The title of a candidate, and what became of it."""

    title: Title
    created: bool = False
    changed: bool = False
    possible_duplicates: tuple[Title, ...] = ()

    def duplicate_warnings(self) -> Iterator[str]:
        """A sentence for each possible duplicate."""
        for other in self.possible_duplicates:
            yield f"Possible duplicate: {self.title} at {self.title.slug} resembles {other} at {other.slug}."


def upsert_titles(candidates: Sequence[TitleCandidate]) -> list[UpsertedTitle]:
    """Match or create the title of each candidate, in order, and apply its facts. Runs in the caller's transaction."""
    batch = _TitleBatch(candidates)
    upserted = [batch.upsert(candidate) for candidate in candidates]
    batch.save()
    return upserted


def get_or_create_titles(source: str, values: Iterable[str]) -> dict[str, int]:
    """The ids of the titles that have these ids at the source.

    A film that nothing has named yet becomes an unlisted title: scored, but absent from browse and the sitemap.
    """
    wanted = dict.fromkeys(values)
    stored = dict(TitleId.objects.filter(source=source, value__any_of=wanted).values_list("value", "title_id"))
    created = {value: _unnamed_film(source, value) for value in wanted if value not in stored}
    assign_slugs(Title, [(title, _title_slug(title)) for title in created.values()])
    bulk.create(list(created.values()))
    bulk.insert(
        TitleId, ("title_id", "source", "value"), ((title.pk, source, value) for value, title in created.items())
    )
    return stored | {value: title.pk for value, title in created.items()}


def _unnamed_film(source: str, value: str) -> Title:
    title = Title(name=f"Unknown film ({source} {value})", listed=False, origin=source)
    title.set_name_keys()
    return title


def _title_slug(title: Title) -> str:
    return slugify(title.name, title.year, fallback="title")


class _TitleBatch:
    """What a batch of candidates creates and changes, to be saved together."""

    def __init__(self, candidates: Sequence[TitleCandidate]) -> None:
        # Changed titles are saved whole, so until then nobody else may change them.
        titles = Title.objects.select_for_update(of=("self",)).order_by("id")
        self.index = CandidateIndex.load(candidates, titles)
        self.created: list[Title] = []
        self.changed: dict[int, Title] = {}
        self.newly_listed: list[Title] = []
        self.new_ids: list[tuple[Title, ExternalId]] = []

    def upsert(self, candidate: TitleCandidate) -> UpsertedTitle:
        match = self.index.match(candidate)
        title = match.title or self._create(candidate)
        was_listed, possible_duplicates = title.listed, match.near
        facts = {"name": candidate.name, "year": candidate.year, **candidate.facts}
        changed = apply_source(title, candidate.source, facts)
        if title.listed and not was_listed:
            self.newly_listed.append(title)
            possible_duplicates += tuple(self.index.near(candidate))
        if changed and title.pk:
            self.changed[title.pk] = title
        new_ids = self.index.add(title, candidate)
        self.new_ids += ((title, external_id) for external_id in new_ids)
        is_new = match.title is None
        return UpsertedTitle(title, is_new, not is_new and (changed or bool(new_ids)), possible_duplicates)

    def _create(self, candidate: TitleCandidate) -> Title:
        title = Title(
            kind=candidate.kind or Kind.FILM, name=candidate.name, year=candidate.year, origin=candidate.source
        )
        title.set_name_keys()
        title.field_sources = {"name": candidate.source}
        self.created.append(title)
        return title

    def save(self) -> None:
        assign_slugs(Title, [(title, _title_slug(title)) for title in self.created])
        bulk.create(self.created)
        rows = ([*(getattr(title, name) for name in SET_BY_SOURCES), pk] for pk, title in self.changed.items())
        bulk.update(Title, SET_BY_SOURCES, ["id"], rows)
        for title in self.newly_listed:
            change_slug(title, _title_slug(title))
        bulk.insert(TitleId, ("title_id", "source", "value"), ((title.pk, *pair) for title, pair in self.new_ids))
