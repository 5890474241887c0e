"""Writing an audience review."""

from django.db import transaction
from django.utils import timezone

from plaudit.audience.models import Comment
from plaudit.audience.permissions import require_may_rate
from plaudit.catalog.models import Title
from plaudit.changes import actions as changes
from plaudit.members.models import Member

LONGEST = 10_000


class NotAComment(ValueError):  # noqa: N818 - reads as what is wrong
    """A text that is empty or too long."""


@transaction.atomic
def comment(*, member: Member, title: Title, text: str, spoiler: bool = False) -> Comment:
    """Write a member's review of a title (1 to 10,000 characters); a second one replaces the first.

    Raises NotAComment for an empty or too long text, NotAllowed for a member who may not write.
    """
    require_may_rate(member, title)
    words = text.strip()
    if not words:
        raise NotAComment("A review needs at least a word.")
    if len(words) > LONGEST:
        raise NotAComment(f"A review has at most {LONGEST:,} characters; this one has {len(words):,}.")
    values = {"text": words, "spoiler": spoiler, "written_at": timezone.now()}
    written, _made = Comment.objects.update_or_create(title=title, member=member, defaults=values)
    changes.note_titles([title.pk])
    return written
