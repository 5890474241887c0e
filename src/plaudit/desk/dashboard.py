"""What waits for somebody, on the desk's first page."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component
from wagtail.models import TaskState

from plaudit.catalog.models import Title
from plaudit.critics.models import Review
from plaudit.desk.models import ConsensusDraft
from plaudit.desk.viewsets.critics import WAITING
from plaudit.members.models import Member

FIRST = 8
# Beyond this nobody needs the exact number, and counting costs.
ENOUGH = 1_000


@dataclass(frozen=True, slots=True)
class TodoItem:
    """Something that waits: how much of it, and where."""

    count: int
    what: str
    address: str

    @property
    def shown(self) -> str:
        return f"{ENOUGH:,}+" if self.count > ENOUGH else f"{self.count:,}"


class TodoPanel(Component):
    """What this member may see to."""

    name = "waiting"
    order = 50
    template_name = "desk/waiting.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        member = parent_context["request"].user
        may_merge = member.has_perm("merging.add_merge")
        return {
            "waiting": [each for each in _waiting(member) if each.count],
            "duplicates": list(_duplicates()) if may_merge else [],
        }


def _waiting(member: Member) -> Iterator[TodoItem]:
    if member.has_perm("critics.change_review"):
        yield _reviews("verdict", _("reviews without a verdict"))
        yield _reviews("contradiction", _("reviews that contradict another of the same critic"))
    if member.has_perm("desk.change_consensusdraft"):
        states = TaskState.objects.reviewable_by(member).filter(status=TaskState.STATUS_IN_PROGRESS)
        count = states.count()
        what = ngettext("text awaits your eyes", "texts await your eyes", count)
        yield TodoItem(count, what, reverse("wagtailadmin_reports:workflow_tasks"))
        drafts = ConsensusDraft.objects.filter(has_unpublished_changes=True).count()
        address = reverse(ConsensusDraft.snippet_viewset.get_url_name("list"))
        yield TodoItem(drafts, ngettext("consensus in the making", "consensuses in the making", drafts), address)
    if member.has_perm("catalog.change_title"):
        unnamed = Title.objects.filter(listed=False)[: ENOUGH + 1].count()
        address = reverse(Title.snippet_viewset.get_url_name("list")) + "?listed=false"  # type: ignore[attr-defined]
        yield TodoItem(unnamed, _("titles that are not listed"), address)


def _reviews(which: str, what: str) -> TodoItem:
    count = Review.objects.filter(WAITING[which])[: ENOUGH + 1].count()
    address = reverse(Review.snippet_viewset.get_url_name("list"))  # type: ignore[attr-defined]
    return TodoItem(count, what, f"{address}?waits={which}")


def _duplicates() -> Iterator[tuple[str, str]]:
    """Titles of one kind with the same name and year: what they are, and where the two are compared."""
    twice = (
        Title.objects.filter(listed=True, kind__in=["film", "series"])
        .values("name_key", "year", "kind")
        .annotate(titles=Count("id"))
        .filter(titles__gt=1)
        .order_by(F("year").desc(nulls_last=True), "name_key")[:FIRST]
    )
    for row in twice:
        found = Title.objects.filter(name_key=row["name_key"], year=row["year"], kind=row["kind"]).order_by("id")
        kept, gone = found[:2]
        yield str(kept), reverse("desk_merge_preview", args=["title", kept.pk, gone.pk])
