"""Writing an audience review."""

from django.db import transaction
from django.utils import timezone

from plaudit.audience.models import AudienceReview
from plaudit.audience.permissions import require_may_rate
from plaudit.catalog.models import Title
from plaudit.changes import actions as changes
from plaudit.errors import DomainError
from plaudit.members.models import Member

MAX_LENGTH = 10_000


class InvalidAudienceReviewError(DomainError):
    """A text that is empty or too long."""


@transaction.atomic
def save_audience_review(*, member: Member, title: Title, text: str, spoiler: bool = False) -> AudienceReview:
    """Write a member's review of a title (1 to 10,000 characters); a second one replaces the first.

    Raises InvalidAudienceReviewError for an empty or too long text, PermissionDeniedError for a member who may not
    write.
    """
    require_may_rate(member, title)
    words = text.strip()
    if not words:
        raise InvalidAudienceReviewError("A review needs at least a word.")
    if len(words) > MAX_LENGTH:
        raise InvalidAudienceReviewError(
            f"A review has at most {MAX_LENGTH:,} characters; this one has {len(words):,}."
        )
    values = {"text": words, "spoiler": spoiler, "written_at": timezone.now()}
    written, _made = AudienceReview.objects.update_or_create(title=title, member=member, defaults=values)
    changes.record_titles([title.pk])
    return written
