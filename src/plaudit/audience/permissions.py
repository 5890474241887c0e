"""Who may rate and comment on what."""

from plaudit.catalog.models import Title
from plaudit.members.models import Member
from plaudit.members.permissions import PermissionDeniedError


def require_may_rate(member: Member, title: Title) -> None:
    """Raise PermissionDeniedError for a suspended or closed account, and for a title that nobody has named."""
    if not member.is_active or member.suspended_at is not None:
        raise PermissionDeniedError("This account is suspended; it can read but not rate or write.")
    if not title.listed:
        raise PermissionDeniedError("This title is not open for ratings yet.")
