"""What merging two titles means beside moving what is theirs: the score, its log and its badges."""

from collections.abc import Mapping
from datetime import date

from plaudit import bulk
from plaudit.audience.actions import recount as audience
from plaudit.catalog.models import Credit, Title, TitleName, TitleRedirect
from plaudit.changes import actions as changes
from plaudit.critics.actions import recount as critics
from plaudit.critics.actions.recount import TOP_STATUSES
from plaudit.critics.models import Review
from plaudit.merging import rows
from plaudit.merging.filling import fill
from plaudit.merging.journal import Journal
from plaudit.merging.models import Merge
from plaudit.merging.moving import MergeError, move
from plaudit.names.folding import title_key
from plaudit.scoreboard import actions as scoreboard
from plaudit.scoreboard import derived_fields
from plaudit.scoreboard.actions import LogEvent
from plaudit.scoreboard.models import LogEntry, Score


def lock(kept_id: int, gone_id: int) -> tuple[Title, Title]:
    """Both, with their scores, as they are from now on. Raises MergeError where one is no longer there."""
    bulk.advisory_lock(TOP_STATUSES, shared=True)
    if Title.objects.filter(pk__in=[kept_id, gone_id]).count() < 2:
        raise MergeError("One of the two is no longer there.")
    scoreboard.lock_critics(lambda: {kept_id, gone_id} | _parents(kept_id, gone_id))
    found = {each.pk: each for each in _locked([kept_id, gone_id])}
    if len(found) < 2:
        raise MergeError("One of the two is no longer there.")
    return found[kept_id], found[gone_id]


def lock_kept(pk: int) -> None:
    """Hold the score of the one that was kept, and of its series, until the transaction ends."""
    bulk.advisory_lock(TOP_STATUSES, shared=True)
    scoreboard.lock_critics(lambda: {pk})


def join(merge: Merge, kept: Title, gone: Title) -> None:
    """Move everything, count the kept one again, and let the old address lead to it."""
    journal = Journal(merge)
    series = _parents(kept.pk, gone.pk)
    scores = {each.title_id: each for each in Score.objects.filter(title__in=[kept, gone]).select_related("title")}
    merge.score = rows.plain(scores[kept.pk])
    merge.save(update_fields=["score"])
    _log(scores[kept.pk], merge, before=str(gone), after=str(kept))
    _log(scores[gone.pk], merge, before=str(gone), after=str(kept))
    facts = fill(kept, gone)
    if "original_name" in facts:
        facts["original_name_key"] = gone.original_name_key
    # At no moment do two reviews of one critic count. The rule says anew which does, here and once more when the merge
    # is undone; so it is not written down, and a review that was withdrawn meanwhile is not made to count by that.
    Review.objects.filter(title=gone).update(counts=False)
    move(journal, Title, kept.pk, gone.pk)
    if facts:
        journal.change([kept], facts)
    journal.add(_other_name(kept, gone))
    journal.remove([scores[gone.pk]])
    journal.remove([gone])
    journal.add([TitleRedirect(slug=gone.slug, title=kept)])
    _count([kept.pk], series)
    _note(merge, [kept.pk])


def part(merge: Merge) -> None:
    """Count both again once everything is given back, from where the kept one stood before."""
    pair = [merge.kept_id, merge.gone_id]
    Review.objects.filter(title__in=pair).update(counts=False)
    kept = scoreboard.lock([merge.kept_id])[merge.kept_id]
    badges = {
        name: (getattr(kept, name), getattr(kept, f"{name}_since"))
        for name in (derived_fields.CERTIFIED, derived_fields.HOT)
    }
    for name in scoreboard.SAVED:
        if name != "entries":
            setattr(kept, name, rows.value(Score, name, merge.score[name]))
    scoreboard.save_scores([kept])
    if notes := _badges_back(kept, badges):
        scoreboard.write_log(kept, notes, at=merge.undone_at or merge.at)
    _count(pair, _parents(*pair))
    for score in scoreboard.lock(pair).values():
        _log(score, merge, before=merge.kept_name, after=str(score.title))
    _note(merge, pair)


def _badges_back(kept: Score, before: Mapping[str, tuple[bool, date | None]]) -> list[LogEvent]:
    """What the log says of badges that the undoing gives or takes."""
    return [
        LogEvent(
            kind=LogEntry.Kind.BADGE,
            before=name if held else "",
            after=name if getattr(kept, name) else "",
            on=getattr(kept, f"{name}_since"),
            reason="merge undone",
        )
        for name, (held, since) in before.items()
        if (held, since) != (getattr(kept, name), getattr(kept, f"{name}_since"))
    ]


def _locked(ids: list[int]) -> "list[Title]":
    return list(Title.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk"))


def _parents(*ids: int) -> set[int]:
    found = Title.objects.filter(pk__in=ids, parent__isnull=False)
    return {pk for pk in found.values_list("parent_id", flat=True) if pk}


def _other_name(kept: Title, gone: Title) -> list[TitleName]:
    """A name by which people looked for the other one."""
    known = {kept.name_key, *TitleName.objects.filter(title=kept).values_list("name_key", flat=True)}
    if gone.name_key in known or title_key(gone.name) in known:
        return []
    return [TitleName(title=kept, name=gone.name, name_key=gone.name_key)]


def _log(score: Score, merge: Merge, *, before: str, after: str) -> None:
    note = LogEvent(
        kind=LogEntry.Kind.FACT,
        before=before,
        after=after,
        member_id=merge.undone_by_id if merge.undone_at else merge.member_id,
        reason="merge undone" if merge.undone_at else "merged",
    )
    scoreboard.write_log(score, [note], at=merge.undone_at or merge.at)


def _count(titles: list[int], series: set[int]) -> None:
    critics.recount(sorted({*titles, *series}))
    audience.recount(titles)


def _note(merge: Merge, titles: list[int]) -> None:
    changes.record_titles([merge.kept_id, merge.gone_id])
    people = Credit.objects.filter(title__in=titles).values_list("person_id", flat=True).distinct()
    changes.record_all(f"person:{pk}" for pk in people)
    pairs = Review.objects.filter(title__in=titles).values_list("critic_id", "publication_id").distinct()
    changes.record_all(
        f"{what}:{pk}" for pair in pairs for what, pk in zip(("critic", "publication"), pair, strict=True) if pk
    )
