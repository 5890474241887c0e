"""Working out which titles are alike, and storing it: nightly for all, or for some titles after an import."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice

from plaudit.audience.queries.tastes import likes_of, tasters
from plaudit.bulk.queries import batched
from plaudit.recommendations.actions import Like, forget_hidden, put_likenesses
from plaudit.recommendations.queries import Facts, Shared, facts_by_rank, people_of
from plaudit.recommendations.shared_likes import Tastes
from plaudit.recommendations.similarity import Bond, facts_alike, likes, weight

BATCH = 200
MOST_LIKE_ONE = 12
MOST_TASTERS = 20_000
# How many titles near in taste, and how many of each genre and decade, are looked at for one title.
MOST_BY_TASTE = 60
MOST_OF_A_SORT = 30
Bonds = dict[int, dict[int, Bond]]


def work_out_likenesses(title_ids: Collection[int] | None = None) -> int:
    """Work out and store what is like these titles (None: all); gives how many titles changed.

    Titles are stored 200 at a time, each batch in a transaction of its own. How many ratings are read depends on a
    sample of members, not on how many there are.
    """
    facts = facts_by_rank()
    tastes = Tastes(likes_of(tasters(MOST_TASTERS)))
    sorts = _sorts(facts)
    wanted = sorted(facts if title_ids is None else facts.keys() & set(title_ids))
    changed = sum(put_likenesses(_likes(batch, facts, tastes, sorts)) for batch in batched(wanted, BATCH))
    forget_hidden()
    return changed


Sort = tuple[str, int | None, str]


def _sorts(facts: Mapping[int, Facts]) -> dict[Sort, list[int]]:
    """The best titles of each kind, decade and genre."""
    found: dict[Sort, list[int]] = defaultdict(list)
    for pk, each in facts.items():
        for genre in each.genres:
            if len(same := found[each.kind, each.decade, genre]) < MOST_OF_A_SORT:
                same.append(pk)
    return found


def _likes(
    title_ids: Sequence[int], facts: Mapping[int, Facts], tastes: Tastes, sorts: Mapping[Sort, list[int]]
) -> dict[int, list[Like]]:
    bonds: Bonds = {pk: defaultdict(Bond) for pk in title_ids}
    names = _join_by_people(bonds, facts)
    for pk in title_ids:
        _join_by_taste(bonds[pk], tastes, pk, facts)
        _join_by_facts(bonds[pk], pk, facts, sorts)
    return {pk: likes(bonds[pk], facts[pk], facts, names, MOST_LIKE_ONE) for pk in title_ids}


def _join_by_people(bonds: Bonds, facts: Mapping[int, Facts]) -> dict[int, str]:
    """Join titles by who has a part in both; gives the names of those people."""
    own, every, known = people_of(bonds)
    parts: dict[int, list[Shared]] = defaultdict(list)
    for row in every:
        parts[row.person_id].append(row)
    for mine in own:
        for theirs in parts[mine.person_id]:
            if theirs.title_id != mine.title_id and theirs.title_id in facts:
                _join(bonds[mine.title_id][theirs.title_id], mine, theirs, known[mine.person_id][1])
    return {pk: name for pk, (name, _titles) in known.items()}


def _join(bond: Bond, mine: Shared, theirs: Shared, titles: int) -> None:
    """The same job joins two titles; another job by the same person says as much as the lesser of both, halved."""
    says = min(weight(mine.job, mine.billing, titles), weight(theirs.job, theirs.billing, titles))
    bond.add_person(mine.person_id, says if mine.job == theirs.job else says / 2, mine.job)


def _join_by_taste(bonds: dict[int, Bond], tastes: Tastes, title_id: int, facts: Mapping[int, Facts]) -> None:
    near = (each for each in tastes.near(title_id, 2 * MOST_BY_TASTE) if each.other in facts)
    for liking in islice(near, MOST_BY_TASTE):
        bonds[liking.other].taste, bonds[liking.other].both = liking.alike, liking.both


def _join_by_facts(
    bonds: dict[int, Bond], title_id: int, facts: Mapping[int, Facts], sorts: Mapping[Sort, list[int]]
) -> None:
    mine = facts[title_id]
    same_sort: Iterable[int] = (pk for genre in mine.genres for pk in sorts.get((mine.kind, mine.decade, genre), ()))
    for other in {*bonds, *same_sort} - {title_id}:
        bonds[other].facts = facts_alike(mine, facts[other])
