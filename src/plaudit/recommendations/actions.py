"""Storing which titles are like which."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.db import transaction

from plaudit import bulk
from plaudit.catalog.models import Kind, SimilarTitle, Title
from plaudit.changes import actions as changes
from plaudit.recommendations.queries import comparable, likenesses_among

TURNS = "likenesses"
COLUMNS = ("title_id", "other_id", "position", "strength", "reasons")


class Like(NamedTuple):
    """A title like another: which, how strongly (0 to 1000), and why."""

    other_id: int
    strength: int
    reasons: dict[str, Any]


@transaction.atomic
def put_likenesses(likes: Mapping[int, Sequence[Like]]) -> int:
    """Store the likes of these titles, most alike first, in place of what was stored; gives how many titles changed.

    A title that is gone meanwhile, or no longer listed, is left out. What has not changed is not written again.
    """
    bulk.advisory_lock(TURNS)
    named = {*likes, *(like.other_id for each in likes.values() for like in each)}
    here = set(comparable().filter(pk__any_of=named).values_list("pk", flat=True))
    wanted = {pk: [like for like in each if like.other_id in here and pk in here] for pk, each in likes.items()}
    stored = likenesses_among(wanted)
    changed = {pk: each for pk, each in wanted.items() if [tuple(like) for like in each] != stored[pk]}
    SimilarTitle.objects.filter(title_id__any_of=changed).delete()
    rows = (
        (pk, like.other_id, position, like.strength, like.reasons)
        for pk, each in changed.items()
        for position, like in enumerate(each, start=1)
    )
    bulk.insert(SimilarTitle, COLUMNS, rows)
    changes.record_titles(sorted(changed))
    return len(changed)


@transaction.atomic
def forget_hidden() -> None:
    """Delete the likenesses of titles that are no longer compared."""
    bulk.advisory_lock(TURNS)
    hidden = Title.objects.filter(listed=False) | Title.objects.filter(kind__in=[Kind.SEASON, Kind.EPISODE])
    SimilarTitle.objects.filter(title__in=hidden.values("pk")).delete()
    SimilarTitle.objects.filter(other__in=hidden.values("pk")).delete()
