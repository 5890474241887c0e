"""Credits of people whom a source knows by an id alone: stored until it says what the id is called."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plaudit import bulk
from plaudit.catalog.ingest.credits import CreditInput, upsert_credits
from plaudit.catalog.models import Job, PersonId, Title, UnnamedCredit


@dataclass(frozen=True, slots=True)
class UnnamedCreditInput:
    """A job in a title (by our id) of a person (by the source's id)."""

    title_id: int
    job: Job
    value: str
    billing: int = 1


def upsert_credits_by_id(credit_inputs: Sequence[UnnamedCreditInput], *, source: str) -> set[int]:
    """Credit the people whose ids are known and store the ids of the others; returns the titles that have changed.

    Runs in the caller's transaction.
    """
    values = {credit_input.value for credit_input in credit_inputs}
    known_people = PersonId.objects.filter(source=source, value__any_of=values)
    names = dict(known_people.values_list("value", "person__name"))
    named = [credit_input for credit_input in credit_inputs if credit_input.value in names]
    titles = Title.objects.only("id").in_bulk({credit_input.title_id for credit_input in named}) if named else {}
    changed = upsert_credits(
        [
            CreditInput(
                title=titles[credit_input.title_id],
                name=names[credit_input.value],
                job=credit_input.job,
                source=source,
                value=credit_input.value,
                billing=credit_input.billing,
            )
            for credit_input in named
        ],
        origin=source,
    )
    unnamed = [credit_input for credit_input in credit_inputs if credit_input.value not in names]
    return changed | _store_unnamed(unnamed, source)


def name_people(names: Mapping[str, str], *, source: str) -> set[str]:
    """Credit the people whose ids a source now names for the jobs that were stored; returns those ids.

    A person without a job in any title is not created. Runs in the caller's transaction.
    """
    unnamed = list(
        UnnamedCredit.objects.filter(source=source, value__any_of=names)
        .select_related("title")
        .only("id", "job", "value", "billing", "title__id")
    )
    credit_inputs = [
        CreditInput(
            title=credit.title,
            name=names[credit.value],
            job=Job(credit.job),
            source=source,
            value=credit.value,
            billing=credit.billing,
        )
        for credit in unnamed
    ]
    upsert_credits(credit_inputs, origin=source)
    UnnamedCredit.objects.filter(id__any_of=[credit.pk for credit in unnamed]).delete()
    return {credit.value for credit in unnamed}


def _store_unnamed(credit_inputs: Sequence[UnnamedCreditInput], source: str) -> set[int]:
    stored: dict[int, set[tuple[str, str]]] = defaultdict(set)
    title_ids = {credit_input.title_id for credit_input in credit_inputs}
    rows = UnnamedCredit.objects.filter(source=source, title_id__any_of=title_ids)
    for title_id, job, value in rows.values_list("title_id", "job", "value"):
        stored[title_id].add((job, value))
    new = {
        (credit_input.title_id, credit_input.job.value, credit_input.value): credit_input.billing
        for credit_input in credit_inputs
        if (credit_input.job.value, credit_input.value) not in stored[credit_input.title_id]
    }
    bulk.insert(
        UnnamedCredit,
        ("title_id", "job", "value", "source", "billing"),
        ((*key, source, billing) for key, billing in new.items()),
    )
    return {title_id for title_id, _job, _value in new}
