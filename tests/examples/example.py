"""What an example of an action is, and the site that it is full_name on."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.utils import timezone

from factories import (
    BylineFactory,
    CreditFactory,
    MemberFactory,
    TitleFactory,
    rating,
    review,
)
from plaudit.audience.actions import reviews as audience_reviews
from plaudit.catalog.actions import renditions
from plaudit.catalog.models import (
    Title,
)
from plaudit.critics.actions import consensus
from plaudit.members import roles
from plaudit.members.models import Member
from plaudit.scheduling.models import ScheduledJob

Call = Callable[..., object]
Arguments = tuple[tuple[Any, ...], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class World:
    """Two titles that critics, members and editors have been at, so that an action that takes too much is noticed."""

    title: Title
    other: Title
    member: Member

    @classmethod
    def make(cls) -> "World":
        roles.ensure_roles()
        # A worker that is at work makes the sizes of pictures, so that no action has to.
        ScheduledJob.objects.create(job=renditions.JOB, next_at=timezone.now(), done_at=timezone.now())
        world = cls(TitleFactory(), TitleFactory(), MemberFactory())
        for title in (world.title, world.other):
            for verdict, half_stars in (("fresh", 9), ("rotten", 4)):
                review(title, verdict, byline=BylineFactory())
                rating(title, half_stars)
            audience_reviews.save_audience_review(member=MemberFactory(), title=title, text="Plain and patient.")
            consensus.publish_consensus(title, "All agree.", author="The editors")
            CreditFactory(title=title)
        return world


@dataclass(frozen=True, slots=True)
class Example:
    """One way to call an action.

    `prepare` makes the rows that it works on, and gives its arguments. `needs` are the permissions without each of
    which it is refused. `by_way_of` is called in its place, as a form at the desk is. `in_pieces` marks what is
    several transactions by design, and `ends_the_callers` what may leave the caller's transaction unusable.
    """

    action: Any
    prepare: Callable[[World], Arguments]
    needs: tuple[str, ...] = ()
    of: str = ""
    by_way_of: Call | None = None
    in_pieces: bool = False
    ends_the_callers: bool = False

    def ready(self, world: World) -> Call:
        """The call, with all that it works on in place."""
        args, named_args = self.prepare(world)
        return partial(self.by_way_of or self.action, *args, **named_args)

    def __str__(self) -> str:
        return f"{full_name(self.action)}{': ' if self.of else ''}{self.of}"


def arguments(*args: Any, **named_args: Any) -> Arguments:
    """The arguments of a call."""
    return args, named_args


def full_name(action: Any) -> str:
    """`plaudit.critics.actions.verdicts.judge`."""
    return f"{action.__module__}.{action.__qualname__}"
