"""The desk's start page: what there is to do, each item with a link."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypedDict

from django.db.models import Count, F
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component
from wagtail.models import TaskState

from plaudit.catalog.models import Title
from plaudit.critics.models import Review
from plaudit.desk.filters import REVIEWS_TO_DO
from plaudit.desk.models import ConsensusDraft
from plaudit.members.models import Member

MAX_DUPLICATES = 8
# Nobody needs the exact number beyond this, and counting takes long.
MAX_COUNT = 1_000


@dataclass(frozen=True, slots=True)
class TodoItem:
    count: int
    label: str
    url: str

    @property
    def displayed_count(self) -> str:
        return f"{MAX_COUNT:,}+" if self.count > MAX_COUNT else f"{self.count:,}"


class PageContext(TypedDict):
    request: HttpRequest


class TodoPanel(Component):
    name = "todo"
    order = 50
    template_name = "desk/todo.html"

    def get_context_data(self, parent_context: PageContext) -> dict[str, object]:
        member: Member = parent_context["request"].user  # type: ignore[assignment]
        return {
            "todo": [item for item in _todo_items(member) if item.count],
            "duplicates": list(_possible_duplicates()) if member.has_perm("merging.add_merge") else [],
        }


def _todo_items(member: Member) -> Iterator[TodoItem]:
    if member.has_perm("critics.change_review"):
        count = _count_reviews("verdict")
        label = ngettext("review without a verdict", "reviews without a verdict", count)
        yield TodoItem(count, label, _list_url(Review, "to_do=verdict"))
        count = _count_reviews("contradiction")
        label = ngettext("contradictory review", "contradictory reviews", count)
        yield TodoItem(count, label, _list_url(Review, "to_do=contradiction"))
    if member.has_perm("desk.change_consensusdraft"):
        tasks = TaskState.objects.reviewable_by(member).filter(status=TaskState.STATUS_IN_PROGRESS)
        count = tasks.count()
        label = ngettext("item to approve", "items to approve", count)
        yield TodoItem(count, label, reverse("wagtailadmin_reports:workflow_tasks"))
        count = ConsensusDraft.objects.filter(has_unpublished_changes=True).count()
        yield TodoItem(count, ngettext("draft consensus", "draft consensuses", count), _list_url(ConsensusDraft))
    if member.has_perm("catalog.change_title"):
        count = Title.objects.filter(listed=False)[: MAX_COUNT + 1].count()
        label = ngettext("hidden title", "hidden titles", count)
        yield TodoItem(count, label, _list_url(Title, "listed=false"))


def _count_reviews(what: str) -> int:
    _label, condition = REVIEWS_TO_DO[what]
    return Review.objects.filter(condition)[: MAX_COUNT + 1].count()


def _list_url(model: type[Review] | type[ConsensusDraft] | type[Title], query: str = "") -> str:
    url = reverse(model.snippet_viewset.get_url_name("list"))  # type: ignore[union-attr]
    return f"{url}?{query}" if query else url


def _possible_duplicates() -> Iterator[tuple[str, str]]:
    """Yield the names of titles of one type with the same name and year, and the URL of their comparison."""
    same = (
        Title.objects.filter(listed=True, kind__in=["film", "series"])
        .values("name_key", "year", "kind")
        .annotate(titles=Count("id"))
        .filter(titles__gt=1)
        .order_by(F("year").desc(nulls_last=True), "name_key")[:MAX_DUPLICATES]
    )
    for row in same:
        kept, duplicate = Title.objects.filter(name_key=row["name_key"], year=row["year"], kind=row["kind"]).order_by(
            "id"
        )[:2]
        yield str(kept), reverse("desk_merge_preview", args=["title", kept.pk, duplicate.pk])
