"""Panels of the desk's forms: rows of other tables, the score of a title, and tabs."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.apps import apps
from django.urls import reverse
from django.utils.functional import Promise
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, Panel

from plaudit.catalog.facts import FactGroup
from plaudit.desk.score_log import log_entry_views
from plaudit.desk.usage import label_beside
from plaudit.scoreboard.displayed_scores import displayed_score
from plaudit.scoreboard.models import LogEntry, Score

MAX_ROWS = 12
Context = dict[str, object]


def fact_panels(groups: Iterable[FactGroup]) -> list[Panel]:
    """Return the panels of a form for the facts that `catalog.facts` declares, in their order."""
    panels: list[Panel] = []
    for group in groups:
        rows = list(_fact_rows(group))
        panels += [MultiFieldPanel(rows, heading=group.heading)] if group.heading else rows
    return panels


def _fact_rows(group: FactGroup) -> Iterator[Panel]:
    for row in group.rows:
        fields = [FieldPanel(fact.name) for fact in row]
        yield FieldRowPanel(fields) if len(fields) > 1 else fields[0]


class RelatedRow(NamedTuple):
    label: str
    edit_url: str


class RelatedRowsPanel(Panel):
    """The first rows of another table that refer to this one, with links to edit each, to add one, and to all."""

    def __init__(
        self,
        model: str,
        *,
        by: str = "title",
        order: tuple[str, ...] = ("pk",),
        heading: str | Promise = "",
        **kwargs: object,
    ) -> None:
        super().__init__(heading=heading, **kwargs)
        self.related_model, self.by, self.order = model, by, order

    def clone_kwargs(self) -> Context:
        return {**super().clone_kwargs(), "model": self.related_model, "by": self.by, "order": self.order}

    class BoundPanel(Panel.BoundPanel):
        template_name = "desk/panels/related_rows.html"

        def is_shown(self) -> bool:
            return self.instance.pk is not None

        def get_context_data(self, parent_context: Context | None = None) -> Context:
            model = apps.get_model(self.panel.related_model)
            viewset, policy = model.snippet_viewset, model.snippet_viewset.permission_policy
            may_add, may_edit = (policy.user_has_permission(self.request.user, verb) for verb in ("add", "change"))
            rows = model._default_manager.filter(**{self.panel.by: self.instance.pk})
            first = rows.select_related(*viewset.list_select_related).order_by(*self.panel.order)[:MAX_ROWS]
            query = f"?{self.panel.by}={self.instance.pk}"
            return {
                **super().get_context_data(parent_context),
                "rows": [
                    RelatedRow(label_beside(row, self.instance), viewset.edit_url(row) if may_edit else "")
                    for row in first
                ],
                "total": rows.count(),
                "add_url": reverse(viewset.get_url_name("add")) + query if may_add else "",
                "list_url": reverse(viewset.get_url_name("list")) + query,
            }


class ScorePanel(Panel):
    """A title's score, and the latest entries of its log."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "desk/panels/score.html"

        def is_shown(self) -> bool:
            return self.instance.pk is not None

        def get_context_data(self, parent_context: Context | None = None) -> Context:
            score = Score.objects.filter(title_id=self.instance.pk).select_related("title").first()
            entries = LogEntry.objects.filter(title_id=self.instance.pk).order_by("-number")
            return {
                **super().get_context_data(parent_context),
                "score": displayed_score(score, self.instance.expected_gross_band) if score else None,
                "entries": log_entry_views(entries[:MAX_ROWS]),
            }


class Tab(ObjectList):
    """A tab whose anchor (`#tab-details`) is the same in every language, unlike Wagtail's."""

    def __init__(self, *args: object, slug: str = "", **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.slug = slug

    def clone_kwargs(self) -> Context:
        return {**super().clone_kwargs(), "slug": self.slug}

    @property
    def clean_name(self) -> str:
        return self.slug
