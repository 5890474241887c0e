"""How similar two titles are, and why: by shared people, by facts, and by who likes both. Pure.

Each of the three is a number from 0 to 1; together they are `1 - (1 - a)(1 - b)(1 - c)`, as independent chances, each
limited to the most that it can be by itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from plaudit.catalog.models import Job
from plaudit.recommendations.actions import Similarity
from plaudit.recommendations.queries import Profile

# How much it says that the same person did this in both titles.
JOB_WEIGHTS: Mapping[str, float] = {
    Job.DIRECTOR: 1.0,
    Job.CREATOR: 1.0,
    Job.WRITER: 0.6,
    Job.COMPOSER: 0.25,
    Job.CINEMATOGRAPHER: 0.2,
    Job.EDITOR: 0.15,
    Job.PRODUCER: 0.1,
}
OTHER_JOB_WEIGHT = 0.05
# Of the cast, the first three, the next seven, and the rest.
CAST_WEIGHTS = ((3, 0.5), (10, 0.25))
LOWER_CAST_WEIGHT = 0.1
# Somebody with so many further titles says half as much.
HALVING_TITLES = 20
MAX_BY_LIKES, MAX_BY_PEOPLE, MAX_BY_PROFILE = 0.9, 0.8, 0.35
# Titles as similar by their likes as this are as similar as they come.
FULL_LIKES = 0.4
MIN_STRENGTH = 0.05
MAX_PEOPLE_NAMED = 3


def credit_weight(job: str, billing: int, titles: int) -> float:
    """Return how much one credit says, of a person with credits in so many titles."""
    if job == Job.ACTOR:
        weight = next((weight for last, weight in CAST_WEIGHTS if billing <= last), LOWER_CAST_WEIGHT)
    else:
        weight = JOB_WEIGHTS.get(job, OTHER_JOB_WEIGHT)
    return weight * HALVING_TITLES / (HALVING_TITLES + titles - 2)


def compare_profiles(one: Profile, other: Profile) -> float:
    """Return how much two titles share of genres (which they must), decade and countries; 0 to 1."""
    shared = len(one.genres & other.genres)
    if not shared or one.kind != other.kind:
        return 0
    genres = shared / len(one.genres | other.genres)
    same_decade = one.decade is not None and one.decade == other.decade
    return 0.6 * genres + 0.25 * same_decade + 0.15 * bool(one.countries & other.countries)


@dataclass(slots=True)
class Connection:
    """What two titles have in common."""

    people: dict[int, tuple[float, str]] = field(default_factory=dict)
    by_likes: float = 0
    members: int = 0
    by_profile: float = 0

    def add_person(self, person: int, weight: float, job: str) -> None:
        """Note that somebody worked on both; of several jobs the one with most weight counts."""
        if weight > self.people.get(person, (0, ""))[0]:
            self.people[person] = (weight, job)

    @property
    def by_people(self) -> float:
        total = sum(weight for weight, _job in self.people.values())
        return total / (total + 0.5)

    @property
    def strength(self) -> float:
        """How similar the two titles are, 0 to 1."""
        by_likes = MAX_BY_LIKES * min(self.by_likes / FULL_LIKES, 1)
        return 1 - (1 - by_likes) * (1 - MAX_BY_PEOPLE * self.by_people) * (1 - MAX_BY_PROFILE * self.by_profile)


def strongest(
    connections: Mapping[int, Connection], own: Profile, profiles: Mapping[int, Profile], names: Mapping[int, str],
    limit: int,
) -> list[Similarity]:  # fmt: skip
    """Return the titles most strongly connected to one, with the reasons, the most similar first."""
    ranked = sorted(connections, key=lambda other: (-connections[other].strength, other))
    return [
        Similarity(other, round(1000 * connection.strength), _reasons(connection, own, profiles[other], names))
        for other in ranked[:limit]
        if (connection := connections[other]).strength >= MIN_STRENGTH
    ]


def _reasons(connection: Connection, own: Profile, other: Profile, names: Mapping[int, str]) -> dict[str, Any]:
    """Why two titles are similar, as it is stored: who with which job, how many like both, which genres and decade."""
    reasons: dict[str, Any] = {}
    if people := connection.people:
        heaviest = sorted(people, key=lambda person: (-people[person][0], person))[:MAX_PEOPLE_NAMED]
        reasons["people"] = [[people[person][1], names[person]] for person in heaviest]
    if connection.by_likes / FULL_LIKES >= MIN_STRENGTH:
        reasons["likes"] = connection.members
    if genres := sorted(own.genres & other.genres):
        reasons["genres"] = genres
        if own.decade is not None and own.decade == other.decade:
            reasons["decade"] = own.decade
    return reasons
