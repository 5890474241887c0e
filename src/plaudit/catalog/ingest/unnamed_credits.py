"""Parts of people whom a source knows by an id alone: kept until somebody says what the id is called."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from plaudit import bulk
from plaudit.catalog.ingest.credits import CreditInput, upsert_credits
from plaudit.catalog.models import Job, PersonId, Title, UnnamedCredit


@dataclass(frozen=True, slots=True)
class UnnamedCreditInput:
    """Somebody's part in a title (by our id), by the id that a source gives to the person."""

    title_id: int
    job: Job
    value: str
    billing: int = 1


def upsert_credits_by_id(parts: Sequence[UnnamedCreditInput], *, source: str) -> set[int]:
    """Credit the people whose ids are known, and keep the parts of the others; gives the titles that gained.

    Runs in the caller's transaction.
    """
    known = _names(source, {part.value for part in parts})
    named = [part for part in parts if part.value in known]
    titles = Title.objects.only("id").in_bulk({part.title_id for part in named}) if named else {}
    gained = upsert_credits(
        [_part(titles[each.title_id], each, known[each.value], source) for each in named], origin=source
    )
    return gained | _keep([part for part in parts if part.value not in known], source)


def name_people(names: Mapping[str, str], *, source: str) -> set[str]:
    """Credit the people whom a source now names by id for the parts that were kept for them; gives their ids.

    A person without a part in any title is not made. Runs in the caller's transaction.
    """
    kept = UnnamedCredit.objects.filter(source=source, value__any_of=names).select_related("title")
    waiting = list(kept.only("id", "job", "value", "billing", "title__id"))
    parts = [
        CreditInput(
            title=each.title,
            name=names[each.value],
            job=Job(each.job),
            source=source,
            value=each.value,
            billing=each.billing,
        )
        for each in waiting
    ]
    upsert_credits(parts, origin=source)
    UnnamedCredit.objects.filter(id__any_of=[each.pk for each in waiting]).delete()
    return {each.value for each in waiting}


def _names(source: str, values: Collection[str]) -> dict[str, str]:
    found = PersonId.objects.filter(source=source, value__any_of=values)
    return dict(found.values_list("value", "person__name"))


def _part(title: Title, part: UnnamedCreditInput, name: str, source: str) -> CreditInput:
    return CreditInput(title=title, name=name, job=part.job, source=source, value=part.value, billing=part.billing)


def _keep(parts: Sequence[UnnamedCreditInput], source: str) -> set[int]:
    stored: dict[int, set[tuple[str, str]]] = defaultdict(set)
    known = UnnamedCredit.objects.filter(source=source, title_id__any_of={part.title_id for part in parts})
    for title_id, job, value in known.values_list("title_id", "job", "value"):
        stored[title_id].add((job, value))
    new = {(each.title_id, each.job.value, each.value): each for each in parts}
    rows = [(*key, source, each.billing) for key, each in new.items() if (key[1], key[2]) not in stored[each.title_id]]
    bulk.insert(UnnamedCredit, ("title_id", "job", "value", "source", "billing"), rows)
    return {row[0] for row in rows}
