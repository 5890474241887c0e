"""A moderator's writes: hiding an audience review and showing it again."""

from django.db import transaction
from django.utils import timezone

from plaudit.audience.models import AudienceReview
from plaudit.changes import actions as changes
from plaudit.members.models import Member
from plaudit.members.permissions import require


@transaction.atomic
def set_hidden(comment: AudienceReview, *, hidden: bool, by: Member | None = None) -> bool:
    """Hide an audience review or show it again; says whether that changed anything. The rating counts either way.

    Raises PermissionDeniedError without the permission to change audience reviews.
    """
    require(by, "audience.change_audiencereview")
    found = AudienceReview.objects.select_for_update().filter(
        title_id=comment.title_id, member_id=comment.member_id, hidden_at__isnull=hidden
    )
    changed = found.update(hidden_at=timezone.now() if hidden else None)
    changes.record_titles([comment.title_id])
    return bool(changed)
