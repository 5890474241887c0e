"""Finding or making critics, publications and the bylines that pair them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from django.db import transaction
from django.db.models import Q

from plaudit import bulk
from plaudit.catalog.slugs import assign_slugs
from plaudit.changes import actions as changes
from plaudit.critics.actions.recount import TOP_STATUSES, recount
from plaudit.critics.models import Byline, Critic, Publication, Review, TopStatus
from plaudit.critics.querysets import ReviewQuerySet
from plaudit.members.models import Member
from plaudit.members.permissions import require
from plaudit.names.folding import person_key, publication_key, slugify
from plaudit.scoreboard.actions import LogEvent
from plaudit.scoreboard.models import LogEntry

Pair = tuple[str, str]
Model = TypeVar("Model", Critic, Publication)


@dataclass(frozen=True, slots=True)
class Bylines:
    """Bylines by the names that were asked for; `made` counts those that are new."""

    by_pair: Mapping[Pair, Byline]

    def __getitem__(self, pair: Pair) -> Byline:
        return self.by_pair[pair]


def get_or_create_bylines(pairs: Iterable[Pair], *, origin: str = "") -> Bylines:
    """The byline of each (critic, publication) pair of names, either of which may be "".

    What is missing is made, in the caller's transaction. Names that fold to the same letters are one; what the demo
    invented (`origin`) and what is real never join.
    """
    wanted = set(pairs)
    # A name of signs alone folds to nothing; it is its own key.
    critics = _named(Critic, {name: person_key(name) or name for name, _ in wanted if name}, origin)
    outlets = _named(Publication, {name: publication_key(name) or name for _, name in wanted if name}, origin)
    ids = {
        pair: (critics[pair[0]].pk if pair[0] else None, outlets[pair[1]].pk if pair[1] else None) for pair in wanted
    }
    found = _bylines(set(ids.values()))
    by_id: dict[int | None, Publication] = {each.pk: each for each in outlets.values()}
    for byline in found.values():
        byline.publication = by_id.get(byline.publication_id)
    return Bylines({pair: found[key] for pair, key in ids.items()})


def _named(model: type[Model], keys: Mapping[str, str], origin: str) -> dict[str, Model]:
    found = {row.name_key: row for row in model._default_manager.filter(name_key__any_of=keys.values(), origin=origin)}
    new: dict[str, Model] = {}
    for name, key in keys.items():
        if key not in found and key not in new:
            new[key] = model(name=name, name_key=key, origin=origin)
    assign_slugs(
        model,
        [(row, slugify(row.name, fallback=model._meta.model_name or "")) for row in new.values()],
    )
    bulk.create(list(new.values()))
    changes.record_all(f"{model._meta.model_name}:{row.pk}" for row in new.values())
    found |= new
    return {name: found[key] for name, key in keys.items()}


def _bylines(
    wanted: Collection[tuple[int | None, int | None]],
) -> dict[tuple[int | None, int | None], Byline]:
    critics, outlets = {critic for critic, _ in wanted}, {outlet for _, outlet in wanted}
    theirs = Q(critic__any_of=critics) & (Q(publication=None) | Q(publication__any_of=outlets))
    ownerless = Q(critic=None, publication__any_of=outlets)
    found = {(row.critic_id, row.publication_id): row for row in Byline.objects.filter(theirs | ownerless)}
    new = [
        Byline(critic_id=critic, publication_id=outlet) for critic, outlet in wanted if (critic, outlet) not in found
    ]
    bulk.create(new)
    found |= {(row.critic_id, row.publication_id): row for row in new}
    return found


TOP_STATUS = LogEvent(kind=LogEntry.Kind.COUNTING, reason="a top status was given")


def _titles_of(reviews: ReviewQuerySet) -> list[int]:
    return list(reviews.values_list("title_id", flat=True).distinct())


def ensure_top_status(tops: Iterable[Byline]) -> int:
    """Give bylines a top status without end, if they have none; gives how many were given. For imports.

    The reviews that they have already are counted again; those that the caller is about to publish need not be.
    """
    wanted = {byline.pk for byline in tops}
    already = set(TopStatus.objects.filter(byline__any_of=wanted).values_list("byline_id", flat=True))
    new = sorted(wanted - already)
    if not new:
        return 0
    bulk.advisory_lock(TOP_STATUSES)
    bulk.insert(TopStatus, ("byline_id",), ((pk,) for pk in new))
    recount(_titles_of(Review.objects.filter(byline__any_of=new)), why=TOP_STATUS)
    return len(new)


@transaction.atomic
def add_top_status(
    of: Byline | Publication,
    *,
    starts_on: date | None,
    ends_on: date | None = None,
    by: Member | None = None,
) -> TopStatus:
    """Make a byline or a whole publication top from a date to a date, and recount the titles it wrote of.

    Raises PermissionDeniedError without the permission to change statuses, and ValidationError for an end before the
    start.
    """
    require(by, "critics.add_topstatus")
    bulk.advisory_lock(TOP_STATUSES)
    key = "byline" if isinstance(of, Byline) else "publication"
    status = TopStatus(starts_on=starts_on, ends_on=ends_on, **{key: of})
    status.full_clean()
    status.save()
    why = replace(TOP_STATUS, member_id=by.pk if by else None)
    recount(_titles_of(Review.objects.filter(**{key: of})), why=why)
    return status


@transaction.atomic
def edit_top_status(
    status: TopStatus, *, starts_on: date | None, ends_on: date | None = None, by: Member | None = None
) -> TopStatus:
    """Set from when to when somebody is top, and recount the titles they wrote of.

    Raises PermissionDeniedError without the permission to change statuses, and ValidationError for an end before the
    start.
    """
    require(by, "critics.change_topstatus")
    bulk.advisory_lock(TOP_STATUSES)
    status.starts_on, status.ends_on = starts_on, ends_on
    status.full_clean()
    status.save(update_fields=["starts_on", "ends_on"])
    _recount_for(status, by, "a top status was changed")
    return status


@transaction.atomic
def delete_top_status(status: TopStatus, *, by: Member | None = None) -> None:
    """Take a top status away as if it had never been.

    Raises PermissionDeniedError without the permission to delete statuses.
    """
    require(by, "critics.delete_topstatus")
    bulk.advisory_lock(TOP_STATUSES)
    TopStatus.objects.filter(pk=status.pk).delete()
    _recount_for(status, by, "a top status was taken away")


def _recount_for(status: TopStatus, by: Member | None, reason: str) -> None:
    if status.byline_id:
        theirs = Review.objects.filter(byline=status.byline_id)
    else:
        theirs = Review.objects.filter(publication=status.publication_id)
    recount(_titles_of(theirs), why=replace(TOP_STATUS, reason=reason, member_id=by.pk if by else None))
