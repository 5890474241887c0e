"""Who directed and wrote, by IMDb's ids; and what the ids are called."""

import re
from collections.abc import Iterable, Sequence

from plaudit.bulk.outcome import Outcome
from plaudit.catalog.ingest.credits import MAX_PERSON_NAME_LENGTH
from plaudit.catalog.ingest.unnamed_credits import UnnamedCreditInput, name_people, upsert_credits_by_id
from plaudit.catalog.models import Job, TitleId
from plaudit.imports.formats.imdb.files import File, cell
from plaudit.imports.formats.imdb.titles import SOURCE, title_id
from plaudit.imports.report import Rejected, Result
from plaudit.imports.tables import Line
from plaudit.imports.text_cleaning import plain
from plaudit.names.folding import person_key

CREW = ("tconst", "directors", "writers")
NAMES = ("nconst", "primaryname")
JOBS = {"directors": Job.DIRECTOR, "writers": Job.WRITER}
ID = re.compile(r"nm\d{1,15}", re.ASCII)
# A series of many years names thousands of writers.
MOST_OF_A_JOB = 500


def take_crew(lines: Sequence[Line], file: File) -> list[Result]:
    """Credit whose ids are known, keep the ids of the others. A title that is not here changes nothing."""
    read = [_crew(line, file) for line in lines]
    ids = _titles({each[0] for each in read if not isinstance(each, Rejected)})
    parts = [
        UnnamedCreditInput(ids[title], job, value, billing)
        for title, people in (each for each in read if not isinstance(each, Rejected))
        if title in ids
        for job, value, billing in people
    ]
    gained = upsert_credits_by_id(parts, source=SOURCE)
    return [each if isinstance(each, Rejected) else _became(gained=ids.get(each[0]) in gained) for each in read]


def take_names(lines: Sequence[Line], file: File) -> list[Result]:
    """Credit the people for whose ids parts were kept. Somebody without a part in any title here changes nothing."""
    read = [_name(line, file) for line in lines]
    named = name_people(dict(each for each in read if not isinstance(each, Rejected)), source=SOURCE)
    return [each if isinstance(each, Rejected) else _became(gained=each[0] in named) for each in read]


Crew = tuple[str, list[tuple[Job, str, int]]]


def _crew(line: Line, file: File) -> Crew | Rejected:
    """The title's id, and each part: the job, the person's id, the place among those of the job."""
    try:
        title = title_id(line, file)
        people = [part for column, job in JOBS.items() for part in _parts(job, cell(line, file, column))]
    except ValueError as error:
        return Rejected(str(error))
    return title, people


def _parts(job: Job, printed: str) -> Iterable[tuple[Job, str, int]]:
    values = dict.fromkeys(value for each in printed.split(",") if (value := each.strip()))
    for wrong in (value for value in values if not ID.fullmatch(value)):
        raise ValueError(f'"{wrong[:40]}" is no id of IMDb\'s for a person, such as nm0000142.')
    return [(job, value, place) for place, value in enumerate(list(values)[:MOST_OF_A_JOB], start=1)]


def _name(line: Line, file: File) -> tuple[str, str] | Rejected:
    value, name = cell(line, file, "nconst"), plain(cell(line, file, "primaryname"))
    if not ID.fullmatch(value):
        return Rejected(f'"{value[:40]}" is no id of IMDb\'s for a person, such as nm0000142.')
    if not person_key(name) or len(name) > MAX_PERSON_NAME_LENGTH:
        return Rejected("The row names nobody, or with a name that is too long.")
    return value, name


def _titles(values: set[str]) -> dict[str, int]:
    found = TitleId.objects.filter(source=SOURCE, value__any_of=values)
    return dict(found.values_list("value", "title_id"))


def _became(*, gained: bool) -> Outcome:
    return Outcome.CHANGED if gained else Outcome.UNCHANGED
