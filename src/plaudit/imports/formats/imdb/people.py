"""Directors and writers by IMDb's ids, and the names that the ids stand for."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

from plaudit.bulk.outcomes import UpsertOutcome
from plaudit.catalog.ingest.credits import MAX_PERSON_NAME_LENGTH
from plaudit.catalog.ingest.unnamed_credits import UnnamedCreditInput, name_people, upsert_credits_by_id
from plaudit.catalog.models import Job, TitleId
from plaudit.imports.errors import RowRejectedError
from plaudit.imports.formats.imdb.files import File, cell
from plaudit.imports.formats.imdb.titles import SOURCE, title_id
from plaudit.imports.tables import Line
from plaudit.imports.text_cleaning import plain
from plaudit.names.folding import person_key

CREW = ("tconst", "directors", "writers")
NAMES = ("nconst", "primaryname")
JOBS = {"directors": Job.DIRECTOR, "writers": Job.WRITER}
ID = re.compile(r"nm\d{1,15}", re.ASCII)
# A series of many years names thousands of writers.
MOST_OF_A_JOB = 500


class CrewRow(NamedTuple):
    """The crew of a title by IMDb's ids: each job, the person's id, and the billing among those of the job."""

    title: str
    crew: list[tuple[Job, str, int]]


class NameRow(NamedTuple):
    """The name of a person."""

    person: str
    name: str


def parse_crew(line: Line, file: File) -> CrewRow:
    """Return the line's crew. Raises RowRejectedError for an id that is not IMDb's."""
    crew = [part for column, job in JOBS.items() for part in _parts(job, cell(line, file, column))]
    return CrewRow(title_id(line, file), crew)


def store_crew(rows: Sequence[CrewRow]) -> list[UpsertOutcome]:
    """Credit the people whose ids have a name, and store the ids of the others.

    Titles that are not here are skipped.
    """
    titles = _titles({row.title for row in rows})
    credits_by_id = [
        UnnamedCreditInput(titles[row.title], job, value, billing)
        for row in rows
        if row.title in titles
        for job, value, billing in row.crew
    ]
    updated = upsert_credits_by_id(credits_by_id, source=SOURCE)
    return [_outcome(changed=titles.get(row.title) in updated) for row in rows]


def parse_name(line: Line, file: File) -> NameRow:
    """Return the line's person. Raises RowRejectedError without an id of IMDb's or a name."""
    value, name = cell(line, file, "nconst"), plain(cell(line, file, "primaryname"))
    _check_id(value)
    if not person_key(name) or len(name) > MAX_PERSON_NAME_LENGTH:
        raise RowRejectedError(_("The row names nobody, or with a name that is too long."))
    return NameRow(value, name)


def store_names(rows: Sequence[NameRow]) -> list[UpsertOutcome]:
    """Credit the people whose ids were stored with a title. Somebody without a credit here is skipped."""
    named = name_people({row.person: row.name for row in rows}, source=SOURCE)
    return [_outcome(changed=row.person in named) for row in rows]


def _parts(job: Job, printed: str) -> Iterable[tuple[Job, str, int]]:
    values = list(dict.fromkeys(value for part in printed.split(",") if (value := part.strip())))
    for value in values:
        _check_id(value)
    return [(job, value, billing) for billing, value in enumerate(values[:MOST_OF_A_JOB], start=1)]


def _check_id(value: str) -> None:
    if not ID.fullmatch(value):
        raise RowRejectedError(
            _('"%(value)s" is no id of IMDb\'s for a person, such as nm0000142.') % {"value": value[:40]}
        )


def _titles(values: set[str]) -> dict[str, int]:
    ids = TitleId.objects.filter(source=SOURCE, value__any_of=values)
    return dict(ids.values_list("value", "title_id"))


def _outcome(*, changed: bool) -> UpsertOutcome:
    return UpsertOutcome.CHANGED if changed else UpsertOutcome.UNCHANGED
