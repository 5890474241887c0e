"""Publishing the editors' consensus, and taking it back."""

from django.db import transaction
from django.utils import timezone

from plaudit.catalog.models import Title
from plaudit.changes import actions as changes
from plaudit.critics.models import Consensus
from plaudit.errors import DomainError
from plaudit.members.models import Member
from plaudit.members.permissions import require
from plaudit.scoreboard import actions as scoreboard
from plaudit.scoreboard.actions import LogEvent
from plaudit.scoreboard.models import LogEntry


class EmptyConsensusError(DomainError):
    """A consensus that says nothing."""


class AuthorTooLongError(DomainError):
    """A name that does not fit below a consensus."""


LONGEST_AUTHOR: int = Consensus._meta.get_field("author").max_length or 0


@transaction.atomic
def publish_consensus(title: Title, text: str, *, author: str, by: Member | None = None, origin: str = "") -> Consensus:
    """Publish what the critics agree on; the earlier text stays in the log.

    Raises PermissionDeniedError without the permission to change the consensus, EmptyConsensusError for a text without
    words, AuthorTooLongError for an author of more than 80 characters.
    """
    require(by, "critics.change_consensus")
    words = " ".join(text.split())
    if not words:
        raise EmptyConsensusError("A consensus needs a sentence.")
    if len(author) > LONGEST_AUTHOR:
        raise AuthorTooLongError(
            f"The author's name has at most {LONGEST_AUTHOR} characters; this one has {len(author)}."
        )
    score = scoreboard.lock([title.pk])[title.pk]
    at = timezone.now()
    before = Consensus.objects.filter(title=title).values_list("text", flat=True).first() or ""
    values = {"text": words, "author": author, "published_at": at, "origin": origin}
    consensus, _made = Consensus.objects.update_or_create(title=title, defaults=values)
    if words != before:
        member = by.pk if by else None
        note = LogEvent(kind=LogEntry.Kind.CONSENSUS, before=before, after=words, member_id=member, reason=author)
        scoreboard.write_log(score, [note], at=at)
    changes.record_titles([title.pk])
    return consensus


@transaction.atomic
def withdraw_consensus(title: Title, *, by: Member | None = None) -> bool:
    """Take the consensus off a title's page; its text stays in the log. Says whether there was one.

    Raises PermissionDeniedError without the permission to change the consensus.
    """
    require(by, "critics.change_consensus")
    score = scoreboard.lock([title.pk])[title.pk]
    consensus = Consensus.objects.filter(title=title).first()
    if consensus is None:
        return False
    member = by.pk if by else None
    note = LogEvent(kind=LogEntry.Kind.CONSENSUS, before=consensus.text, member_id=member, reason=consensus.author)
    consensus.delete()
    scoreboard.write_log(score, [note], at=timezone.now())
    changes.record_titles([title.pk])
    return True
