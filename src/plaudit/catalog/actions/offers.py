"""An editor's changes to where a title can be watched, and what time alone changes of it."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from plaudit.catalog.ingest.upsert import delete_as_editor, save_as_editor
from plaudit.catalog.models import Offer
from plaudit.changes import actions as changes
from plaudit.members.models import Member
from plaudit.members.permissions import require

# For more titles than this at once, moving the epoch costs less than recording them.
MAX_RECORDED = 1_000


@transaction.atomic
def save_offer(offer: Offer, *, by: Member | None = None) -> Offer:
    """Store an offer, new or changed; from then on it is the editors', and no import changes or ends it.

    Raises PermissionDeniedError without the permission to change offers, ValidationError for one that makes no sense
    or is there already.
    """
    require(by, "catalog.change_offer")
    save_as_editor(offer)
    changes.record_titles([offer.title_id])
    return offer


@transaction.atomic
def end_offer(offer: Offer, *, at: datetime | None = None, by: Member | None = None) -> None:
    """End an offer at a moment (default: now); it stays stored. One that had not begun is deleted.

    Raises PermissionDeniedError without the permission to change offers. No import reopens an offer that was ended.
    """
    require(by, "catalog.change_offer")
    moment = at or timezone.now()
    if offer.starts_at is not None and offer.starts_at >= moment:
        delete_offer(offer, by=by)
        return
    offer.ends_at, offer.origin = moment, ""
    offer.save(update_fields=["ends_at", "origin"])
    changes.record_titles([offer.title_id])


@transaction.atomic
def delete_offer(offer: Offer, *, by: Member | None = None) -> None:
    """Delete an offer; an import that lists it again does not bring it back.

    Raises PermissionDeniedError without the permission to delete offers.
    """
    require(by, "catalog.delete_offer")
    delete_as_editor(offer)
    changes.record_titles([offer.title_id])


@transaction.atomic
def record_begun_and_ended(since: datetime, until: datetime) -> int:
    """Record the titles with an offer that began or ended after `since`, up to `until`; return how many.

    The offers themselves are not written: pages show those that are current when they are rendered.
    """
    turned = Q(ends_at__gt=since, ends_at__lte=until) | Q(starts_at__gt=since, starts_at__lte=until)
    titles = sorted(set(Offer.objects.filter(turned).values_list("title_id", flat=True)))
    if len(titles) > MAX_RECORDED:
        changes.move_epoch()
    else:
        changes.record_titles(titles)
    return len(titles)
