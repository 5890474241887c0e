"""A person with all that their page shows: filmography, collaborators, awards, photos, articles."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from plaudit.catalog.models import Job, Kind, Person
from plaudit.catalog.queries.people import Collaborator, PersonAwardRecord, awards_of, collaborators_of
from plaudit.catalog.queries.photos import PhotoRecord, photos_of_person
from plaudit.listing.cards import TitleCard
from plaudit.listing.filmography import FilmographyRecord, filmography
from plaudit.newsroom.queries import ArticleRecord, articles_about_person

MAX_COLLABORATORS = 8
MAX_AWARDS = 40
MAX_ARTICLES = 6
FIRST_PHOTOS = 12
# Of fewer titles with a score none stands out.
MIN_SCORED = 4
MAX_HIGHLIGHTS = 3
JOB_ORDER = {job.value: place for place, job in enumerate(Job)}


@dataclass(frozen=True, slots=True)
class Work:
    """A title, and a person's credits in it, in the order of the jobs."""

    credits: tuple[FilmographyRecord, ...]

    @property
    def card(self) -> TitleCard:
        return self.credits[0].card

    @property
    def date_key(self) -> tuple[int, date]:
        """The year and day of the release, for sorting; an unknown one comes first."""
        return (self.card.year or 0, self.credits[0].released_on or date.min)

    def has(self, job: str) -> bool:
        return any(credit.job == job for credit in self.credits)


# The orders of a filmography beside that of the query, newest first.
SORT_KEYS: dict[str, Callable[[Work], tuple[object, ...]]] = {
    "oldest": lambda work: (not work.card.year, work.date_key),
    "critics": lambda work: (-(work.credits[0].critics_rank or -1), work.card.id),
    "audience": lambda work: (-(work.credits[0].audience_rank or -1), work.card.id),
}


@dataclass(frozen=True, slots=True)
class PersonContent:
    """A person; `works` is the whole filmography, newest first, `photos` the first ones and one more if there is."""

    person: Person
    works: list[Work]
    collaborators: list[Collaborator]
    awards: list[PersonAwardRecord]
    photos: list[PhotoRecord]
    articles: list[ArticleRecord]

    @property
    def jobs(self) -> dict[str, int]:
        """Every job the person has had, in the order of the jobs, with the number of titles."""
        counts = {job.value: sum(work.has(job) for work in self.works) for job in Job}
        return {job: count for job, count in counts.items() if count}

    @property
    def scored_works(self) -> list[Work]:
        return [work for work in self.works if work.card.critics_percent is not None and work.card.kind != Kind.EPISODE]

    def highlights(self) -> tuple[list[Work], list[Work]]:
        """Return the works that critics rate highest and lowest, none in both; empty lists where few are scored."""
        scored = sorted(
            self.scored_works, key=lambda work: (work.card.critics_percent or 0, work.credits[0].critics_rank or 0)
        )
        if len(scored) < MIN_SCORED:
            return [], []
        count = min(MAX_HIGHLIGHTS, len(scored) // 2)
        return scored[::-1][:count], scored[:count]

    def filter_works(self, *, job: str = "", sort: str = "") -> list[Work]:
        """Return the works in which the person had a job, in one of the `SORT_KEYS`, newest first by default."""
        works = [work for work in self.works if not job or work.has(job)]
        return sorted(works, key=SORT_KEYS[sort]) if sort in SORT_KEYS else works


def load_person(person: Person) -> PersonContent:
    """Load what the page of a person shows (five queries)."""
    return PersonContent(
        person=person,
        works=group_works(filmography(person.pk)),
        collaborators=collaborators_of(person.pk, MAX_COLLABORATORS),
        awards=awards_of(person.pk, MAX_AWARDS),
        photos=photos_of_person(person.pk, FIRST_PHOTOS + 1),
        articles=articles_about_person(person.pk, MAX_ARTICLES),
    )


def group_works(records: Iterable[FilmographyRecord]) -> list[Work]:
    """Group credits by title, in the order of the records.

    A season or episode is left out where the person is also credited for the series or season above it.
    """
    by_title: dict[int, list[FilmographyRecord]] = {}
    for record in records:
        by_title.setdefault(record.card.id, []).append(record)
    return [
        Work(tuple(sorted(records, key=lambda record: JOB_ORDER[record.job])))
        for records in by_title.values()
        if not {records[0].parent_id, records[0].grandparent_id} & by_title.keys()
    ]
