"""Credits that a file names: their people matched or created, and the credits stored once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plaudit import bulk
from plaudit.catalog.ingest.field_sources import DEMO
from plaudit.catalog.ingest.upsert import deleted_by_editors, row_digest
from plaudit.catalog.matching.candidates import MAX_ID_LENGTH, ExternalId, PersonCandidate
from plaudit.catalog.matching.people import PersonIndex
from plaudit.catalog.models import Credit, Job, Person, PersonId, Title
from plaudit.catalog.slugs import assign_slugs
from plaudit.names.folding import person_key, slugify

MAX_CHARACTER_LENGTH: int = Credit._meta.get_field("character").max_length or 0
MAX_PERSON_NAME_LENGTH: int = Person._meta.get_field("name").max_length or 0
# The source of ids of people whom files know by name alone: one name is one person, in whichever file.
NAME_SOURCE = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditInput(PersonCandidate):
    """A person's job or character in a title, as a file says it."""

    job: Job
    character: str = ""
    billing: int = 1


def credits_by_name(
    title: Title, names: Iterable[str], job: Job, *, source: str = NAME_SOURCE, first: int = 1
) -> list[CreditInput]:
    """Credits of people whom a file knows by name alone, in billing order: the folded name is the id."""
    usable_names = [name for name in names if person_key(name)]
    return [
        CreditInput(
            title=title,
            name=name,
            job=job,
            source=source,
            value=person_key(name)[:MAX_ID_LENGTH].rstrip(),
            billing=billing,
        )
        for billing, name in enumerate(usable_names, start=first)
    ]


def upsert_credits(credit_inputs: Sequence[CreditInput], *, origin: str) -> set[int]:
    """Store credits, with the people that are missing; returns the ids of the titles that have changed.

    A credit that a title has already stays as it is, but for a character that was missing. Runs in the caller's
    transaction.
    """
    batch = _CreditBatch({credit_input.title.pk for credit_input in credit_inputs}, origin)
    people = PersonIndex.load(credit_inputs, batch.stored)
    created = _create_people(credit_inputs, people, origin)
    for credit_input in credit_inputs:
        batch.add(credit_input, people.match(credit_input) or created[credit_input.external_id])
    return batch.save()


def _create_people(credit_inputs: Iterable[CreditInput], people: PersonIndex, origin: str) -> dict[ExternalId, Person]:
    """Create whoever cannot be matched, and store the ids of people that are new."""
    unmatched = {
        credit_input.external_id: credit_input
        for credit_input in credit_inputs
        if credit_input.external_id not in people.by_id and credit_input.external_id not in people.by_credit
    }
    created = {
        external_id: Person(
            name=credit_input.name[:MAX_PERSON_NAME_LENGTH], name_key=credit_input.name_key, origin=origin
        )
        for external_id, credit_input in unmatched.items()
    }
    assign_slugs(Person, [(person, slugify(person.name, fallback="person")) for person in created.values()])
    bulk.create(list(created.values()))
    new_ids = ((person.pk, *external_id) for external_id, person in (people.by_credit | created).items())
    bulk.insert(PersonId, ("person_id", "source", "value"), new_ids)
    return created


class _CreditBatch:
    """The credits that the titles of a batch have, and those that are created and changed."""

    def __init__(self, title_ids: set[int], origin: str) -> None:
        self.origin = origin
        self.stored = list(Credit.objects.filter(title__any_of=title_ids).select_related("person"))
        self.by_character: dict[tuple[int, int, str], dict[str, Credit]] = defaultdict(dict)
        for credit in self.stored:
            self.by_character[credit.title_id, credit.person_id, credit.job][credit.character] = credit
        self.dismissed = deleted_by_editors(Credit, title_ids)
        self.created: list[Credit] = []
        self.changed: dict[int, Credit] = {}

    def add(self, credit_input: CreditInput, person: Person) -> None:
        title, job = credit_input.title, credit_input.job
        by_character = self.by_character[title.pk, person.pk, job]
        character = credit_input.character[:MAX_CHARACTER_LENGTH]
        credit = by_character.get(character) or by_character.get("") or next(iter(by_character.values()), None)
        if credit is None or (character and credit.character not in {character, ""}):
            credit = Credit(
                title=title,
                person=person,
                job=job,
                character=character,
                billing=credit_input.billing,
                origin=self.origin,
            )
            # What an editor has deleted does not come back.
            if (title.pk, row_digest(credit)) in self.dismissed:
                return
            self.created.append(credit)
        elif (character and not credit.character) or (credit.origin == DEMO != self.origin):
            del by_character[credit.character]
            credit.character = character or credit.character
            # An import takes over what the demo said, so that it stays when the demo goes.
            credit.origin = self.origin if credit.origin == DEMO else credit.origin
            if credit.pk is not None:
                self.changed[credit.pk] = credit
        by_character[credit.character] = credit

    def save(self) -> set[int]:
        bulk.create(self.created)
        rows = ((credit.character, credit.origin, pk) for pk, credit in self.changed.items())
        bulk.update(Credit, ["character", "origin"], ["id"], rows)
        return {credit.title_id for credit in [*self.created, *self.changed.values()]}
