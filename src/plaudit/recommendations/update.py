"""Computing which titles are similar, and storing it: nightly for all, or for some titles after an import."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice

from plaudit.audience.queries.likes import likes_of, sample_raters
from plaudit.bulk.rows import batched
from plaudit.recommendations.actions import Similarity, delete_hidden, store_similar_titles
from plaudit.recommendations.queries import Profile, SharedCredit, profiles, shared_credits
from plaudit.recommendations.shared_likes import SharedLikes
from plaudit.recommendations.similarity import Connection, compare_profiles, credit_weight, strongest

BATCH = 200
MAX_SIMILAR = 12
MAX_MEMBERS = 20_000
# How many titles with shared likes, and how many of each genre and decade, are compared with one title.
MAX_BY_LIKES = 60
MAX_OF_A_SORT = 30
Connections = dict[int, dict[int, Connection]]
# Titles are compared with the best of the same kind, decade and genre.
Sort = tuple[str, int | None, str]


def update_similar_titles(title_ids: Collection[int] | None = None) -> int:
    """Compute and store what is similar to these titles (None: all); return how many titles changed.

    Titles are stored 200 at a time, each batch in a transaction of its own. How many ratings are read depends on a
    sample of members, not on how many there are.
    """
    by_id = profiles()
    likes = SharedLikes(likes_of(sample_raters(MAX_MEMBERS)))
    best = _best_of_each_sort(by_id)
    wanted = sorted(by_id if title_ids is None else by_id.keys() & set(title_ids))
    changed = sum(store_similar_titles(_compute(batch, by_id, likes, best)) for batch in batched(wanted, BATCH))
    delete_hidden()
    return changed


def _best_of_each_sort(by_id: Mapping[int, Profile]) -> dict[Sort, list[int]]:
    best: dict[Sort, list[int]] = defaultdict(list)
    for pk, profile in by_id.items():
        for genre in profile.genres:
            if len(same := best[profile.kind, profile.decade, genre]) < MAX_OF_A_SORT:
                same.append(pk)
    return best


def _compute(
    title_ids: Sequence[int], by_id: Mapping[int, Profile], likes: SharedLikes, best: Mapping[Sort, list[int]]
) -> dict[int, list[Similarity]]:
    connections: Connections = {pk: defaultdict(Connection) for pk in title_ids}
    names = _connect_by_people(connections, by_id)
    for pk in title_ids:
        _connect_by_likes(connections[pk], likes, pk, by_id)
        _connect_by_profile(connections[pk], pk, by_id, best)
    return {pk: strongest(connections[pk], by_id[pk], by_id, names, MAX_SIMILAR) for pk in title_ids}


def _connect_by_people(connections: Connections, by_id: Mapping[int, Profile]) -> dict[int, str]:
    """Connect titles by who worked on both; return the names of these people."""
    shared = shared_credits(connections)
    by_person: dict[int, list[SharedCredit]] = defaultdict(list)
    for credit in shared.all:
        by_person[credit.person_id].append(credit)
    for own in shared.own:
        for other in by_person[own.person_id]:
            if other.title_id != own.title_id and other.title_id in by_id:
                _connect(connections[own.title_id][other.title_id], own, other, shared.people[own.person_id][1])
    return {pk: name for pk, (name, _titles) in shared.people.items()}


def _connect(connection: Connection, own: SharedCredit, other: SharedCredit, titles: int) -> None:
    """Connect two titles by one person; another job in the other title says as much as the lesser one, halved."""
    weight = min(credit_weight(own.job, own.billing, titles), credit_weight(other.job, other.billing, titles))
    connection.add_person(own.person_id, weight if own.job == other.job else weight / 2, own.job)


def _connect_by_likes(
    connections: dict[int, Connection], likes: SharedLikes, title_id: int, by_id: Mapping[int, Profile]
) -> None:
    pairs = (pair for pair in likes.most_similar(title_id, 2 * MAX_BY_LIKES) if pair.title_id in by_id)
    for pair in islice(pairs, MAX_BY_LIKES):
        connection = connections[pair.title_id]
        connection.by_likes, connection.members = pair.similarity, pair.members


def _connect_by_profile(
    connections: dict[int, Connection], title_id: int, by_id: Mapping[int, Profile], best: Mapping[Sort, list[int]]
) -> None:
    own = by_id[title_id]
    same_sort: Iterable[int] = (pk for genre in own.genres for pk in best.get((own.kind, own.decade, genre), ()))
    for other in {*connections, *same_sort} - {title_id}:
        connections[other].by_profile = compare_profiles(own, by_id[other])
