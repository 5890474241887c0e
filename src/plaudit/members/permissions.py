"""Who may do what. An action asks here; nobody at all (None) is Plaudit itself: a command or an import."""

from plaudit.errors import DomainError
from plaudit.members.models import Member


class PermissionDeniedError(DomainError):
    """The member may not do this; says what is needed."""


def require(member: Member | None, permission: str) -> None:
    """Raise PermissionDeniedError unless the member is active, not suspended, and holds a permission such as
    `critics.change_review`."""
    if member is None:
        return
    if not member.is_active or member.suspended_at is not None:
        raise PermissionDeniedError(f"The account {member} is suspended.")
    if not member.has_perm(permission):
        raise PermissionDeniedError(f"The account {member} needs the permission {permission} for this.")
