"""Whose ratings say which titles are liked by the same people."""

from collections.abc import Iterator, Sequence

from django.db.models import Exists, F, OuterRef

from plaudit.audience.models import Rating
from plaudit.bulk import lookups  # noqa: F401 - knows `any_of`
from plaudit.bulk.rows import batched
from plaudit.members.models import Member
from plaudit.scoring.tally import LIKED_FROM_HALF_STARS

AT_ONCE = 500


def sample_raters(most: int) -> list[int]:
    """At most about so many members who rate, spread evenly over all of them; always the same ones."""
    rating = Member.objects.filter(Exists(Rating.objects.filter(member_id=OuterRef("pk"))))
    every = -(-rating.count() // most)
    if every > 1:
        rating = rating.annotate(turn=F("id") % every).filter(turn=0)
    return list(rating.order_by("id").values_list("id", flat=True))


def likes_of(members: Sequence[int]) -> Iterator[list[int]]:
    """The titles that each of these members likes: three and a half stars and more."""
    for some in batched(members, AT_ONCE):
        liked: dict[int, list[int]] = {pk: [] for pk in some}
        found = Rating.objects.filter(member_id__any_of=some, half_stars__gte=LIKED_FROM_HALF_STARS)
        for member_id, title_id in found.order_by().values_list("member_id", "title_id"):
            liked[member_id].append(title_id)
        yield from liked.values()
