"""Making accounts, giving them roles, and suspending them."""

from collections.abc import Iterable, Mapping

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from plaudit import bulk
from plaudit.bulk.lookups import EMPTY_TEXT
from plaudit.errors import DomainError
from plaudit.members.models import Member
from plaudit.members.permissions import PermissionDeniedError, require
from plaudit.members.roles import Role


def get_or_create_members(origin: str, names: Mapping[str, str]) -> dict[str, int]:
    """The members that an origin's ids name, with the names they carry there; those that are missing are made.

    Gives the origin's id to our id. A made member has no e-mail and no usable password.
    """
    theirs = Member.objects.exclude(origin=EMPTY_TEXT).filter(origin=origin, origin_id__any_of=names)
    known = dict(theirs.values_list("origin_id", "id"))
    missing = [
        Member(username=f"{origin}-{key}", name=name, origin=origin, origin_id=key, password=make_password(None))
        for key, name in names.items()
        if key not in known
    ]
    bulk.create(missing)
    return known | {member.origin_id: member.pk for member in missing}


class OwnAccountError(DomainError):
    """Somebody who would lock themselves out."""


@transaction.atomic
def save_member(member: Member, *, by: Member | None = None) -> Member:
    """Store an account, new or changed.

    Raises PermissionDeniedError without the permission to add or change members, or for an owner who is changed by
    somebody who is none.
    """
    require(by, "members.change_member" if member.pk else "members.add_member")
    _require_owner_for_owner(member, by)
    member.save()
    return member


@transaction.atomic
def set_roles(member: Member, roles: Iterable[Role], *, by: Member | None = None) -> None:
    """Give a member exactly these roles; groups that are no role stay.

    Raises PermissionDeniedError without the permission to change members, or for an owner who is changed by somebody
    who is none, and OwnAccountError for whoever would take the administrator's role from themselves.
    """
    require(by, "members.change_member")
    _require_owner_for_owner(member, by)
    wanted = set(roles)
    if by is not None and by.pk == member.pk and not by.is_superuser and Role.ADMINISTRATOR not in wanted:
        raise OwnAccountError(_("You cannot take the administrator's role from yourself: ask another administrator."))
    theirs = Group.objects.filter(name__in=list(Role))
    member.groups.remove(*theirs.exclude(name__in=wanted))
    member.groups.add(*theirs.filter(name__in=wanted))


@transaction.atomic
def set_suspended(member: Member, *, suspended: bool, by: Member | None = None) -> bool:
    """Suspend a member, or let them go on; says whether that changed anything. What they wrote stays.

    Raises PermissionDeniedError without the permission to suspend, or for an administrator or owner who is suspended
    by somebody who is none, and OwnAccountError for oneself.
    """
    require(by, "members.suspend_member")
    _require_owner_for_owner(member, by)
    if by is not None and by.pk == member.pk:
        raise OwnAccountError(_("You cannot suspend yourself."))
    if by is not None and _works_here(member) and not by.has_perm("members.change_member"):
        raise PermissionDeniedError(
            _("%(member)s works at the desk: only an administrator suspends them.") % {"member": member}
        )
    if suspended == (member.suspended_at is not None):
        return False
    member.suspended_at = timezone.now() if suspended else None
    member.save(update_fields=["suspended_at"])
    return True


def _require_owner_for_owner(member: Member, by: Member | None) -> None:
    """An account that may do everything is changed only by another such."""
    if by is not None and member.is_superuser and not by.is_superuser:
        raise PermissionDeniedError(_("%(member)s owns this site: only an owner changes them.") % {"member": member})


def _works_here(member: Member) -> bool:
    return member.groups.filter(name__in=list(Role)).exists()
