"""Panels of the title's form: what is told of it elsewhere, and how its score came about."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.contrib.admin.utils import quote
from django.urls import reverse
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel

from plaudit.catalog.facts import FactGroup
from plaudit.desk.usage import label_beside
from plaudit.scoreboard.displayed import displayed_score
from plaudit.scoreboard.models import Entry, Score

FIRST = 12


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


class RelatedRowsPanel(Panel):
    """The first rows of another table that belong to this one, with ways to edit each, to add one, and to all."""

    def __init__(self, model: str, *, by: str = "title", order: tuple[str, ...] = ("pk",), **given: Any) -> None:
        super().__init__(**given)
        self.linked, self.by, self.order = model, by, order

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "model": self.linked, "by": self.by, "order": self.order}

    class BoundPanel(Panel.BoundPanel):
        template_name = "desk/panels/linked.html"

        def is_shown(self) -> bool:
            return self.instance.pk is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            model = apps.get_model(self.panel.linked)
            viewset, policy = model.snippet_viewset, model.snippet_viewset.permission_policy
            rows = model._default_manager.filter(**{self.panel.by: self.instance.pk})
            user = self.request.user
            edit = viewset.get_url_name("edit") if policy.user_has_permission(user, "change") else ""
            some = rows.select_related(*viewset.list_select_related).order_by(*self.panel.order)[:FIRST]
            asked = f"?{self.panel.by}={self.instance.pk}"
            return {
                **context,
                "rows": [
                    (label_beside(row, beside=self.instance), reverse(edit, args=[quote(row.pk)]) if edit else "")
                    for row in some
                ],
                "total": rows.count(),
                "what": model._meta.verbose_name_plural,
                "add": reverse(viewset.get_url_name("add")) + asked if policy.user_has_permission(user, "add") else "",
                "every": reverse(viewset.get_url_name("list")) + asked,
            }


class ScorePanel(Panel):
    """A title's score, and the last things that happened to it."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "desk/panels/score.html"

        def is_shown(self) -> bool:
            return self.instance.pk is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            score = Score.objects.filter(title_id=self.instance.pk).select_related("title").first()
            entries = Entry.objects.filter(title_id=self.instance.pk).order_by("-number")
            return {
                **super().get_context_data(parent_context),
                "shown": displayed_score(score, self.instance.expected_gross_band) if score else None,
                "entries": list(entries[:FIRST]),
                "total": score.entries if score else 0,
            }
