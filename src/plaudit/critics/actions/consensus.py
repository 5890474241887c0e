"""Publishing the editors' consensus."""

from django.db import transaction
from django.utils import timezone

from plaudit.catalog.models import Title
from plaudit.changes import actions as changes
from plaudit.critics.models import Consensus
from plaudit.members.models import Member
from plaudit.members.permissions import require
from plaudit.scoreboard import actions as scoreboard
from plaudit.scoreboard.actions import Note
from plaudit.scoreboard.models import Entry


class EmptyConsensus(ValueError):  # noqa: N818 - reads as what happened
    """A consensus that says nothing."""


@transaction.atomic
def publish_consensus(title: Title, text: str, *, author: str, by: Member | None = None, origin: str = "") -> Consensus:
    """Publish what the critics agree on; the earlier text stays in the log.

    Raises NotAllowed without the permission to change the consensus, EmptyConsensus for a text without words.
    """
    require(by, "critics.change_consensus")
    words = " ".join(text.split())
    if not words:
        raise EmptyConsensus("A consensus needs a sentence.")
    score = scoreboard.lock([title.pk])[title.pk]
    at = timezone.now()
    before = Consensus.objects.filter(title=title).values_list("text", flat=True).first() or ""
    values = {"text": words, "author": author, "published_at": at, "origin": origin}
    consensus, _made = Consensus.objects.update_or_create(title=title, defaults=values)
    if words != before:
        member = by.pk if by else None
        note = Note(kind=Entry.Kind.CONSENSUS, before=before, after=words, member_id=member, reason=author)
        scoreboard.write_log(score, [note], at=at)
    changes.note_titles([title.pk])
    return consensus
