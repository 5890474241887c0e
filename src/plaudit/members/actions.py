"""Making accounts."""

from collections.abc import Mapping

from django.contrib.auth.hashers import make_password

from plaudit.members.models import Member
from plaudit.tables import queries as tables
from plaudit.tables.lookups import NO_TEXT


def members_of(origin: str, names: Mapping[str, str]) -> dict[str, int]:
    """The members that an origin's ids name, with the names they carry there; those that are missing are made.

    Gives the origin's id to our id. A made member has no e-mail and no usable password.
    """
    theirs = Member.objects.exclude(origin=NO_TEXT).filter(origin=origin, origin_id__among=names)
    known = dict(theirs.values_list("origin_id", "id"))
    missing = [
        Member(username=f"{origin}-{key}", name=name, origin=origin, origin_id=key, password=make_password(None))
        for key, name in names.items()
        if key not in known
    ]
    tables.create(missing)
    return known | {member.origin_id: member.pk for member in missing}
