"""How well the shared likes behind *More like this* find what people like, on the small MovieLens set.

Of every member with enough likes one liked film is hidden. The films most similar to the others they like are put in
one list, and it is counted how often the hidden film is among the first of it: beside the most liked films (which need
no comparison at all) and beside chance. Prints Markdown: the figures of docs/quality.md.
"""

import csv
import os
import random
from collections import defaultdict
from functools import cache
from pathlib import Path
from time import perf_counter

from plaudit.recommendations.shared_likes import LikedTogether, SharedLikes
from plaudit.scoring.tally import LIKED_FROM_HALF_STARS

NEEDS_DATA = ("movielens-small/ratings.csv",)
FIRST = (10, 20, 50)
MIN_LIKES = 5
MAX_SIMILAR = 60


def likes(folder: Path) -> dict[int, list[int]]:
    """The films that each member likes."""
    found: dict[int, list[int]] = defaultdict(list)
    with (folder / "ratings.csv").open(newline="") as rows:
        for row in csv.DictReader(rows):
            if 2 * float(row["rating"]) >= LIKED_FROM_HALF_STARS:
                found[int(row["userId"])].append(int(row["movieId"]))
    return {member: liked for member, liked in found.items() if len(liked) >= MIN_LIKES}


@cache
def similar_to(shared: SharedLikes, film: int) -> list[LikedTogether]:
    return shared.most_similar(film, MAX_SIMILAR)


def suggested(shared: SharedLikes, liked: set[int]) -> list[int]:
    """The films most similar to those that somebody likes, without those."""
    sums: dict[int, float] = defaultdict(float)
    for film in liked:
        for pair in similar_to(shared, film):
            if pair.title_id not in liked:
                sums[pair.title_id] += pair.similarity
    return sorted(sums, key=lambda film: (-sums[film], film))


def main(folder: Path) -> None:
    every, chance = likes(folder), random.Random(3)  # noqa: S311 - the same every time
    hidden = {member: chance.choice(liked) for member, liked in every.items()}
    known = {member: set(liked) - {hidden[member]} for member, liked in every.items()}
    started = perf_counter()
    shared = SharedLikes(known.values())
    popular = sorted(shared.count, key=lambda film: (-shared.count[film], film))
    hits = {name: dict.fromkeys(FIRST, 0) for name in ("similar", "most liked")}
    for member, film in hidden.items():
        lists = {
            "similar": suggested(shared, known[member]),
            "most liked": [each for each in popular if each not in known[member]],
        }
        for name, films in lists.items():
            for first in FIRST:
                hits[name][first] += film in films[:first]
    took = perf_counter() - started
    print(f"{len(hidden)} members, {len(shared.count):,} films, {took:.1f} s\n")
    print("| the hidden film is among the first |", " | ".join(map(str, FIRST)), "|")
    print("|---|" + "---|" * len(FIRST))
    for name, counts in hits.items():
        print(f"| {name} |", " | ".join(f"{100 * count / len(hidden):.1f} %" for count in counts.values()), "|")
    print("| by chance |", " | ".join(f"{100 * first / len(shared.count):.1f} %" for first in FIRST), "|")


if __name__ == "__main__":
    main(Path(os.environ["DATA"]) / "movielens-small")
