"""Merging two titles or two people at the desk: search for the duplicate, compare, merge; and undo."""

from dataclasses import dataclass

from django import forms
from django.contrib.auth.decorators import permission_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic
from wagtail.log_actions import log
from wagtail.permission_policies import ModelPermissionPolicy

from plaudit.catalog.models import Person, Title
from plaudit.desk.errors import ErrorMessage, action_errors, error_messages, show
from plaudit.desk.search import search_filter
from plaudit.desk.tables import ButtonColumn, RowButton
from plaudit.errors import DomainError
from plaudit.merging.actions import MODELS, look_ahead, merge
from plaudit.merging.actions import undo as undo_merge
from plaudit.merging.models import Merge
from plaudit.merging.moving import Move

MAX_RESULTS = 20
MAX_IDS = 20


class MergeIndexView(generic.IndexView):
    model = Merge
    permission_policy = ModelPermissionPolicy(Merge)
    any_permission_required = ["view"]
    page_title = gettext_lazy("Merges")
    header_icon = "resubmit"
    index_url_name = "desk_merges"
    index_results_url_name = "desk_merges_results"
    default_ordering = "-pk"
    paginate_by = 50

    def get_base_queryset(self) -> "QuerySet[Merge]":
        return Merge.objects.select_related("member")

    @cached_property
    def columns(self) -> list[Column]:
        columns = [
            Column("pk", label=_("No.")),
            DateColumn("at", label=_("Date")),
            Column("kind", label=_("Type"), accessor="get_kind_display"),
            Column("__str__", label=_("Merge"), accessor=str),
            Column("member", label=_("By"), accessor=lambda merged: merged.member or "Plaudit"),
            DateColumn("undone_at", label=_("Undone")),
        ]
        if self.request.user.has_perm("merging.change_merge"):
            columns.append(ButtonColumn("undo", label=_("Undo"), get_button=_undo_button))
        return columns


def _undo_button(merged: Merge) -> RowButton | str:
    return "" if merged.undone_at else RowButton(_("Undo"), reverse("desk_merge_undo", args=[merged.pk]))


class DuplicateSearchForm(forms.Form):
    q = forms.CharField(label=gettext_lazy("Duplicate"), max_length=200, required=False)


@require_GET
@permission_required("merging.add_merge", raise_exception=True)
def search_duplicates(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """List rows with a similar name, each with a link to the comparison."""
    kept = _get(kind, pk)
    form = DuplicateSearchForm(request.GET if "q" in request.GET else None, initial={"q": kept.name})
    text = form.cleaned_data["q"] if form.is_bound and form.is_valid() else kept.name
    matching = search_filter(text, ["name_key"])
    rows: QuerySet[Title] | QuerySet[Person] = Person.objects.filter(matching)
    if isinstance(kept, Title):
        rows = Title.objects.filter(matching, kind=kept.kind)
    rows = rows.exclude(pk=pk).order_by("name_key", "pk")
    context = {
        "form": form,
        "results": [(row, _preview_url(kept, row)) for row in rows[:MAX_RESULTS]],
        "header_title": _("Merge a duplicate of %(kept)s") % {"kept": kept},
    }
    return TemplateResponse(request, "desk/merges/search.html", context)


@permission_required("merging.add_merge", raise_exception=True)
def preview_merge(request: HttpRequest, kind: str, kept_id: int, duplicate_id: int) -> HttpResponse:
    """Show what a merge would move; with POST, merge."""
    kept, duplicate = _get(kind, kept_id), _get(kind, duplicate_id)
    if request.method == "POST":
        return _merge(request, kept, duplicate)
    moves, errors = list[Move](), list[ErrorMessage]()
    try:
        moves = look_ahead(kept, duplicate)
    except DomainError as error:
        errors = error_messages(error)
    context = {
        "kept": kept,
        "duplicate": duplicate,
        "sides": [MergeSide.of(kept, _("Keep")), MergeSide.of(duplicate, _("Redirect"))],
        "moves": moves,
        "errors": errors,
        "swap_url": _preview_url(duplicate, kept),
        "header_title": _("Merge %(duplicate)s into %(kept)s") % {"duplicate": duplicate, "kept": kept},
    }
    return TemplateResponse(request, "desk/merges/preview.html", context)


def _merge(request: HttpRequest, kept: Title | Person, duplicate: Title | Person) -> HttpResponse:
    with action_errors() as errors:
        merged = merge(kept, duplicate, by=request.user)  # type: ignore[arg-type]
        log(instance=merged, action="wagtail.create", user=request.user, content_changed=True)
        log(instance=kept, action="wagtail.edit", user=request.user, content_changed=True)
    if errors:
        show(request, errors)
        return redirect(_preview_url(kept, duplicate))
    message = _("Merged %(duplicate)s into %(kept)s. You can undo this in the list of merges.")
    messages.success(request, message % {"duplicate": merged.gone_name, "kept": merged.kept_name})
    return redirect(type(kept).snippet_viewset.edit_url(kept))  # type: ignore[union-attr]


@require_POST
@permission_required("merging.change_merge", raise_exception=True)
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    merged = get_object_or_404(Merge, pk=pk)
    with action_errors() as errors:
        undo_merge(merged, by=request.user)  # type: ignore[arg-type]
        log(instance=merged, action="wagtail.edit", user=request.user, content_changed=True)
    show(request, errors)
    if not errors:
        messages.success(request, _("Undone: %(merge)s.") % {"merge": merged})
    return redirect("desk_merges")


@dataclass(frozen=True, slots=True)
class MergeSide:
    """One of the two, with what tells it from the other."""

    row: Title | Person
    role: str
    facts: list[tuple[str, object]]

    @classmethod
    def of(cls, row: Title | Person, role: str) -> "MergeSide":
        facts: list[tuple[str, object]]
        if isinstance(row, Title):
            facts = [(_("Year"), row.year), (_("Type"), row.get_kind_display()), (_("Released"), row.released_on)]
        else:
            facts = [(_("Born"), row.born_on), (_("Died"), row.died_on)]
        ids = ", ".join(f"{row_id.source} {row_id.value}" for row_id in row.ids.all()[:MAX_IDS])
        facts += [(_("URL"), row.get_absolute_url()), (_("External IDs"), ids)]
        return cls(row, role, [(name, value) for name, value in facts if value])


def _preview_url(kept: Title | Person, duplicate: Title | Person) -> str:
    return reverse("desk_merge_preview", args=[kept._meta.model_name, kept.pk, duplicate.pk])


def _get(kind: str, pk: int) -> Title | Person:
    if kind not in MODELS:
        raise Http404
    row: Title | Person = get_object_or_404(MODELS[kind]._default_manager.all(), pk=pk)
    return row
