"""Who is who: finding or making the people of a batch of credits."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from plaudit import bulk
from plaudit.catalog.ingest.field_sources import DEMO
from plaudit.catalog.ingest.upsert import digest, dismissed
from plaudit.catalog.matching.candidate import MAX_ID_LENGTH
from plaudit.catalog.models import Credit, Job, Person, PersonId, Title
from plaudit.catalog.slugs import give_addresses
from plaudit.names.folding import person_key, slugify

MAX_CHARACTER_LENGTH = 200
MAX_PERSON_NAME_LENGTH = 200
# What stands as the source of people whom files know by name alone: one name, one person, in whichever file.
NAME_SOURCE = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditInput:
    """Somebody's part in a title, as a file tells it.

    `source` and `value` are the id by which the file tells people apart; where it has only names, the folded name
    is the id (see `credits_by_name`).
    """

    title: Title
    name: str
    job: Job
    source: str
    value: str
    character: str = ""
    billing: int = 1

    @property
    def key(self) -> "Key":
        return self.source, self.value


def credits_by_name(
    title: Title, names: Iterable[str], job: Job, *, source: str = NAME_SOURCE, first: int = 1
) -> list[CreditInput]:
    """Parts of people that a file knows by name alone, in the order of the billing."""
    sound = [name for name in names if person_key(name)]
    return [
        CreditInput(title=title, name=name, job=job, source=source, value=id_from_name(name), billing=first + index)
        for index, name in enumerate(sound)
    ]


def id_from_name(name: str) -> str:
    """The id of a person whom a source knows by name alone."""
    return person_key(name)[:MAX_ID_LENGTH].rstrip()


def upsert_credits(parts: Sequence[CreditInput], *, origin: str) -> set[int]:
    """Credit people for their parts, making those that are missing; gives the titles that gained by it.

    A person is recognised by id, else by name among those already credited for the same title. A part already
    credited is left as it is; a character is filled in where none was known.
    """
    credited = _Credited.of(parts)
    people = _people(parts, credited, origin)
    for part in parts:
        credited.add(part, credited.namesake(part) or people[part.key], origin)
    return credited.save()


class _Credited:
    """The credits that the titles of a batch have, and those they gain."""

    def __init__(self) -> None:
        self.by_part: dict[tuple[int, int, str], dict[str, Credit]] = defaultdict(dict)
        self.by_name: dict[tuple[int, str], dict[int, Person]] = defaultdict(dict)
        self.ids: dict[tuple[int, str], set[str]] = defaultdict(set)
        self.dismissed: set[tuple[int, str]] = set()
        self.new: list[Credit] = []
        self.changed: dict[int, Credit] = {}

    @classmethod
    def of(cls, parts: Iterable[CreditInput]) -> "_Credited":
        credited = cls()
        titles = {part.title.pk for part in parts}
        for credit in Credit.objects.filter(title__any_of=titles).select_related("person"):
            person = credit.person
            credited.by_part[credit.title_id, person.pk, credit.job][credit.character] = credit
            credited.by_name[credit.title_id, person.name_key][person.pk] = person
        credited._read_ids({part.source for part in parts})
        credited.dismissed = dismissed(Credit, titles)
        return credited

    def _read_ids(self, sources: Collection[str]) -> None:
        people = {pk for namesakes in self.by_name.values() for pk in namesakes}
        rows = PersonId.objects.filter(person__any_of=people, source__in=sources)
        for pk, source, value in rows.values_list("person_id", "source", "value"):
            self.ids[pk, source].add(value)

    def namesake(self, part: CreditInput) -> Person | None:
        """The one person of that name whom the title had credited before; None if there are none or several.

        Nor is it somebody to whom the same source gives another id: two of its ids are two people.
        """
        namesakes = self.by_name.get((part.title.pk, person_key(part.name)), {})
        if len(namesakes) != 1:
            return None
        (person,) = namesakes.values()
        ids = self.ids[person.pk, part.source]
        return person if not ids or part.value in ids else None

    def add(self, part: CreditInput, person: Person, origin: str) -> None:
        characters = self.by_part[part.title.pk, person.pk, part.job]
        character = part.character[:MAX_CHARACTER_LENGTH]
        known = characters.get(character) or characters.get("") or (next(iter(characters.values()), None))
        if known is None or (character and known.character not in {character, ""}):
            known = Credit(
                title=part.title, person=person, job=part.job, character=character, billing=part.billing, origin=origin
            )
            # What an editor has taken away does not come back.
            if (part.title.pk, digest(known)) in self.dismissed:
                return
            self.new.append(known)
        elif (character and not known.character) or (known.origin == DEMO != origin):
            self._change(known, character or known.character, origin)
        characters[known.character] = known

    def _change(self, credit: Credit, character: str, origin: str) -> None:
        """Fill in a character; and what the demo told, an import now tells, so that it stays when the demo goes."""
        self.by_part[credit.title_id, credit.person_id, credit.job].pop(credit.character, None)
        credit.character = character
        credit.origin = origin if credit.origin == DEMO else credit.origin
        if credit.pk is not None:
            self.changed[credit.pk] = credit

    def save(self) -> set[int]:
        bulk.create(self.new)
        changes = ((credit.character, credit.origin, pk) for pk, credit in self.changed.items())
        bulk.update(Credit, ["character", "origin"], ["id"], changes)
        return {credit.title_id for credit in [*self.new, *self.changed.values()]}


Key = tuple[str, str]


def _people(parts: Sequence[CreditInput], credited: _Credited, origin: str) -> dict[Key, Person]:
    """The person of each part by source and value, those made that nobody knows."""
    people = _by_id(parts)
    unknown = {part.key: part for part in parts if part.key not in people}
    namesakes = _namesakes(parts, unknown, credited)
    found = {key: namesakes.get(key) or _person(part, origin) for key, part in unknown.items()}
    new = [person for person in found.values() if person.pk is None]
    give_addresses(Person, [(person, slugify(person.name, fallback="person")) for person in new])
    bulk.create(new)
    bulk.insert(PersonId, ("person_id", "source", "value"), ((who.pk, *key) for key, who in found.items()))
    return people | found


def _namesakes(parts: Iterable[CreditInput], unknown: Collection[Key], credited: _Credited) -> dict[Key, Person]:
    """Whom the titles know of that name: they say who it is, in whichever row of the batch that stands."""
    namesakes: dict[Key, Person] = {}
    for part in parts:
        if part.key in unknown and (person := credited.namesake(part)):
            namesakes[part.key] = person
            credited.ids[person.pk, part.source].add(part.value)
    return namesakes


def _by_id(parts: Iterable[CreditInput]) -> dict[Key, Person]:
    wanted: dict[str, set[str]] = defaultdict(set)
    for part in parts:
        wanted[part.source].add(part.value)
    return {
        (source, row.value): row.person
        for source, values in wanted.items()
        for row in PersonId.objects.filter(source=source, value__any_of=values).select_related("person")
    }


def _person(part: CreditInput, origin: str) -> Person:
    return Person(name=part.name[:MAX_PERSON_NAME_LENGTH], name_key=person_key(part.name), origin=origin)
