"""Storing which titles are similar to which."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from django.db import transaction

from plaudit import bulk
from plaudit.catalog.models import Kind, Title
from plaudit.changes import actions as changes
from plaudit.recommendations.models import SimilarTitle
from plaudit.recommendations.queries import comparable_titles

LOCK = "similar titles"
COLUMNS = ("title_id", "similar_id", "position", "similarity", "reasons")


class Similarity(NamedTuple):
    """Another title, how similar it is (0 to 1000), and why."""

    title_id: int
    similarity: int
    reasons: dict[str, Any]


@transaction.atomic
def store_similar_titles(similarities: Mapping[int, Sequence[Similarity]]) -> int:
    """Store what is similar to each of these titles, the most similar first; return how many titles changed.

    What was stored of them before is replaced, and not written where it is the same. A title that has been deleted or
    hidden meanwhile is left out.
    """
    bulk.advisory_lock(LOCK)
    title_ids = {*similarities, *(each.title_id for found in similarities.values() for each in found)}
    comparable = set(comparable_titles().filter(pk__any_of=title_ids).values_list("pk", flat=True))
    wanted = {
        pk: [each for each in found if pk in comparable and each.title_id in comparable]
        for pk, found in similarities.items()
    }
    stored = _stored(wanted)
    changed = {pk: found for pk, found in wanted.items() if found != stored[pk]}
    SimilarTitle.objects.filter(title_id__any_of=changed).delete()
    rows = (
        (pk, each.title_id, position, each.similarity, each.reasons)
        for pk, found in changed.items()
        for position, each in enumerate(found, start=1)
    )
    bulk.insert(SimilarTitle, COLUMNS, rows)
    changes.record_titles(sorted(changed))
    return len(changed)


def _stored(title_ids: Collection[int]) -> Mapping[int, list[Similarity]]:
    stored: dict[int, list[Similarity]] = defaultdict(list)
    rows = SimilarTitle.objects.filter(title_id__any_of=title_ids).order_by("title_id", "position")
    for title_id, *row in rows.values_list("title_id", "similar_id", "similarity", "reasons"):
        stored[title_id].append(Similarity(*row))
    return stored


@transaction.atomic
def delete_hidden() -> None:
    """Delete the rows of titles that are no longer compared, and those that lead to them."""
    bulk.advisory_lock(LOCK)
    hidden = Title.objects.filter(listed=False) | Title.objects.filter(kind__in=[Kind.SEASON, Kind.EPISODE])
    SimilarTitle.objects.filter(title__in=hidden.values("pk")).delete()
    SimilarTitle.objects.filter(similar__in=hidden.values("pk")).delete()
