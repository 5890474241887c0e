"""The log of a title's score in plain words, for the form of the title."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.db.models import Field
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from plaudit.catalog.models import Title
from plaudit.critics.models import VERDICTS
from plaudit.scoreboard.models import LogEntry
from plaudit.scoring import badge
from plaudit.scoring.verdict import VerdictReason

Label = str | Promise

VALUES: dict[str, Label] = {
    **{verdict.value: label for verdict, label in VERDICTS.items()},
    "certified": gettext_lazy("Certified Fresh"),
    "hot": gettext_lazy("Verified Hot"),
    "counts": gettext_lazy("Counts"),
    "withdrawn": gettext_lazy("Withdrawn"),
}
REASONS: dict[str, Label] = {
    VerdictReason.CRITICS_LABEL: gettext_lazy("The critic's own label"),
    VerdictReason.CRITICS_RATING: gettext_lazy("The critic's rating"),
    VerdictReason.CURATOR: gettext_lazy("A curator"),
    VerdictReason.CONFIRMED_SUGGESTION: gettext_lazy("Confirmed suggestion"),
    VerdictReason.OUTLET_CUTOFF: gettext_lazy("The publication's cut-off"),
    VerdictReason.GENERAL_RULE: gettext_lazy("Rule: 60% or more"),
    VerdictReason.UNDECIDED: gettext_lazy("No clear verdict"),
    badge.BadgeReason.QUALIFIED: gettext_lazy("Qualified long enough"),
    badge.BadgeReason.FAILED: gettext_lazy("Fell below the threshold"),
    "newer": gettext_lazy("A newer review replaced it"),
    "another review of this critic counts": gettext_lazy("Another review by the same critic counts"),
    "a top status was given": gettext_lazy("Became a top critic"),
    "a top status began or ended": gettext_lazy("Top critic status began or ended"),
    "counted again": gettext_lazy("Recounted"),
    "moved to another title": gettext_lazy("Moved to another title"),
    "merged": gettext_lazy("Merged"),
    "merge undone": gettext_lazy("Merge undone"),
}


class LogEntryView(NamedTuple):
    number: int
    at: datetime
    kind: str
    before: str
    after: str
    reason: str
    running_count: str


def log_entry_views(entries: Iterable[LogEntry]) -> list[LogEntryView]:
    return [_view(entry) for entry in entries]


def _view(entry: LogEntry) -> LogEntryView:
    fact = _fact(entry.reason) if entry.kind == LogEntry.Kind.FACT else None
    labels = {str(value): label for value, label in fact.flatchoices} if fact else VALUES
    return LogEntryView(
        number=entry.number,
        at=entry.at,
        kind=entry.get_kind_display(),
        before=str(labels.get(entry.before, entry.before)),
        after=str(labels.get(entry.after, entry.after)),
        reason=capfirst(str(fact.verbose_name)) if fact else str(REASONS.get(entry.reason, entry.reason)),
        running_count=_("%(fresh)d fresh, %(rotten)d rotten") % {"fresh": entry.fresh, "rotten": entry.rotten},
    )


def _fact(name: str) -> "Field[object, object] | None":
    """Return the field of a title that an entry is about; a merge is logged under Fact as well."""
    return next((field for field in Title._meta.fields if field.name == name), None)
