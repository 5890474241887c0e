"""Which person a credit means.

1. The person of that name who is credited for the title already, if there is exactly one and the same source gives
   them no other id.
2. Else the person who has the id.
3. Else whoever another credit of the batch with the same id means by its title.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Self

from plaudit.catalog.matching.candidates import ExternalId, PersonCandidate
from plaudit.catalog.models import Credit, Person, PersonId


class PersonIndex:
    """The people that a batch of credits may mean.

    `by_id` are those who have the ids that the credits name; `by_credit` those who have none of them yet, but are
    credited by name for a title of the batch.
    """

    def __init__(self) -> None:
        self.by_id: dict[ExternalId, Person] = {}
        self.by_credit: dict[ExternalId, Person] = {}
        self._credited: dict[tuple[int, str], dict[int, Person]] = defaultdict(dict)
        self._ids: dict[tuple[int, str], set[str]] = defaultdict(set)

    @classmethod
    def load(cls, candidates: Sequence[PersonCandidate], stored_credits: Iterable[Credit]) -> Self:
        """Index those with the ids, and the people of `stored_credits`: all that the titles have, with their people.

        One query, and one for each source of ids.
        """
        index = cls()
        for credit in stored_credits:
            index._credited[credit.title_id, credit.person.name_key][credit.person_id] = credit.person
        values: dict[str, set[str]] = defaultdict(set)
        for candidate in candidates:
            values[candidate.source].add(candidate.value)
        index._read_ids(values)
        for candidate in candidates:
            if candidate.external_id not in index.by_id and (person := index.credited_namesake(candidate)):
                index.by_credit[candidate.external_id] = person
                index._ids[person.pk, candidate.source].add(candidate.value)
        return index

    def _read_ids(self, values: dict[str, set[str]]) -> None:
        for source, of_source in values.items():
            rows = PersonId.objects.filter(source=source, value__any_of=of_source).select_related("person")
            self.by_id |= {(source, row.value): row.person for row in rows}
        credited: Collection[int] = {pk for namesakes in self._credited.values() for pk in namesakes}
        ids = PersonId.objects.filter(person__any_of=credited, source__in=values)
        for pk, source, value in ids.values_list("person_id", "source", "value"):
            self._ids[pk, source].add(value)

    def match(self, candidate: PersonCandidate) -> Person | None:
        """The person that a credit means, or None."""
        return (
            self.credited_namesake(candidate)
            or self.by_id.get(candidate.external_id)
            or self.by_credit.get(candidate.external_id)
        )

    def credited_namesake(self, candidate: PersonCandidate) -> Person | None:
        """The one person of the candidate's name whom its title credits, unless the source gives them another id."""
        namesakes = self._credited.get((candidate.title.pk, candidate.name_key), {})
        if len(namesakes) != 1:
            return None
        (person,) = namesakes.values()
        ids = self._ids[person.pk, candidate.source]
        return person if not ids or candidate.value in ids else None
