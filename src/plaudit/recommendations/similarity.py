"""How strongly two titles are alike, and why: by shared people, by facts, and by who likes both. Pure.

Each of the three is a number from 0 to 1; together they are `1 - (1 - a)(1 - b)(1 - c)`, as chances that do not know of
each other, each with the most that it can be by itself.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from plaudit.catalog.models import Job
from plaudit.recommendations.actions import Like
from plaudit.recommendations.queries import Facts

# How much it says that the same person did this in both titles.
JOBS: Mapping[str, float] = {
    Job.DIRECTOR: 1.0,
    Job.CREATOR: 1.0,
    Job.WRITER: 0.6,
    Job.COMPOSER: 0.25,
    Job.CINEMATOGRAPHER: 0.2,
    Job.EDITOR: 0.15,
    Job.PRODUCER: 0.1,
}
OTHER_JOB = 0.05
# Of the cast, the first three, the next seven, and the rest.
CAST = ((3, 0.5), (10, 0.25))
CAST_BELOW = 0.1
# Somebody with so many further titles says half as much.
HALVED_BY = 20
MOST_BY_TASTE, MOST_BY_PEOPLE, MOST_BY_FACTS = 0.9, 0.8, 0.35
# A taste as alike as this is as alike as they come.
FULL_TASTE = 0.4
WEAKEST = 0.05
PEOPLE_NAMED = 3


def weight(job: str, billing: int, titles: int) -> float:
    """What one person's part says, who has a part in so many titles."""
    if job == Job.ACTOR:
        base = next((says for places, says in CAST if billing <= places), CAST_BELOW)
    else:
        base = JOBS.get(job, OTHER_JOB)
    return base * HALVED_BY / (HALVED_BY + titles - 2)


def facts_alike(one: Facts, other: Facts) -> float:
    """How much two titles share of genres (which they must), decade and countries; 0 to 1."""
    shared = len(one.genres & other.genres)
    if not shared or one.kind != other.kind:
        return 0
    genres = shared / len(one.genres | other.genres)
    same_time = one.decade is not None and one.decade == other.decade
    return 0.6 * genres + 0.25 * same_time + 0.15 * bool(one.countries & other.countries)


@dataclass(slots=True)
class Bond:
    """What joins two titles."""

    people: dict[int, tuple[float, str]] = field(default_factory=dict)
    taste: float = 0
    both: int = 0
    facts: float = 0

    def add_person(self, person: int, says: float, job: str) -> None:
        """Somebody has a part in both; of several jobs the one that says most stands."""
        if says > self.people.get(person, (0, ""))[0]:
            self.people[person] = (says, job)

    @property
    def by_people(self) -> float:
        total = sum(says for says, _job in self.people.values())
        return total / (total + 0.5)

    @property
    def strength(self) -> float:
        """From 0 to 1."""
        taste = MOST_BY_TASTE * min(self.taste / FULL_TASTE, 1)
        return 1 - (1 - taste) * (1 - MOST_BY_PEOPLE * self.by_people) * (1 - MOST_BY_FACTS * self.facts)


def likes(
    bonds: Mapping[int, Bond], mine: Facts, facts: Mapping[int, Facts], names: Mapping[int, str], most: int
) -> list[Like]:
    """The strongest of a title's bonds as likenesses with their reasons, strongest first."""
    ranked = sorted(bonds, key=lambda other: (-bonds[other].strength, other))
    strong = [other for other in ranked if bonds[other].strength >= WEAKEST][:most]
    return [
        Like(other, round(1000 * bonds[other].strength), _reasons(bonds[other], mine, facts[other], names))
        for other in strong
    ]


def _reasons(bond: Bond, mine: Facts, theirs: Facts, names: Mapping[int, str]) -> dict[str, Any]:
    """Why, as it is stored: who with which job, how many like both, which genres and decade."""
    reasons: dict[str, Any] = {}
    if bond.people:
        reasons["people"] = _named(bond.people, names)
    if bond.taste / FULL_TASTE >= WEAKEST:
        reasons["taste"] = bond.both
    if genres := sorted(mine.genres & theirs.genres):
        reasons["genres"] = genres
        if mine.decade is not None and mine.decade == theirs.decade:
            reasons["decade"] = mine.decade
    return reasons


def _named(people: Mapping[int, tuple[float, str]], names: Mapping[int, str]) -> Sequence[Collection[str]]:
    strongest = sorted(people, key=lambda person: (-people[person][0], person))[:PEOPLE_NAMED]
    return [[people[person][1], names[person]] for person in strongest]
