"""Editing a title where more than its facts follows: what it needs to be certified, or to show a score at all."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from plaudit.audience.actions import recount as audience
from plaudit.catalog.actions.titles import edit_title
from plaudit.catalog.facts import TITLE_FACTS
from plaudit.catalog.models import Title
from plaudit.changes import actions as changes
from plaudit.critics.actions import recount as critics
from plaudit.critics.models import Review
from plaudit.members.models import Member
from plaudit.scoreboard import actions as scoreboard
from plaudit.scoreboard.actions import LogEvent
from plaudit.scoreboard.models import LogEntry

AFFECTING_SCORE = {name for name, fact in TITLE_FACTS.items() if fact.affects_score}
ON_CARDS = {name for name, fact in TITLE_FACTS.items() if fact.on_cards}


@transaction.atomic
def change_title(title: Title, facts: Mapping[str, Any], *, by: Member | None = None) -> set[str]:
    """Set what an editor says of a title, and count it again where the policy asks; gives what changed.

    Raises what `edit_title` raises.
    """
    locked = {title.pk, *(pk for pk in _parents(title, facts) if pk)}
    scores = scoreboard.lock(locked)
    before = _facts_for_score(Title.objects.get(pk=title.pk))
    changed = edit_title(title, facts, by=by)
    deciding = sorted(changed & AFFECTING_SCORE)
    if deciding:
        now = _facts_for_score(title)
        notes = [_note(name, before[name], now[name], by) for name in deciding]
        scoreboard.write_log(scores[title.pk], notes, at=timezone.now())
        critics.recount(sorted(locked))
        audience.recount([title.pk])
    if changed & ON_CARDS:
        _note_critics(title)
    return changed


def _parents(title: Title, facts: Mapping[str, Any]) -> Iterable[int | None]:
    now = Title.objects.values_list("parent_id", flat=True).get(pk=title.pk)
    asked = facts.get("parent")
    return (now, asked.pk if isinstance(asked, Title) else None)


def _facts_for_score(title: Title) -> dict[str, str]:
    fields = [field for field in Title._meta.concrete_fields if field.name in AFFECTING_SCORE]
    return {field.name: str(field.value_from_object(title) or "") for field in fields}


def _note(fact: str, before: str, after: str, by: Member | None) -> LogEvent:
    return LogEvent(kind=LogEntry.Kind.FACT, before=before, after=after, member_id=by.pk if by else None, reason=fact)


def _note_critics(title: Title) -> None:
    """The pages of its critics and publications name the title too."""
    pairs = Review.objects.filter(title=title).values_list("critic_id", "publication_id").distinct()
    changes.record_all(
        f"{what}:{pk}" for pair in pairs for what, pk in zip(("critic", "publication"), pair, strict=True) if pk
    )
