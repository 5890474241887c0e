"""Merging two titles or two people at the desk: choose the other one, look, confirm; and undo."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages
from wagtail.log_actions import log

from plaudit.catalog.models import Person, Title
from plaudit.desk.views import ActionRefusedError, refusing, sentences
from plaudit.merging.actions import MODELS, MergeError, look_ahead, merge
from plaudit.merging.actions import undo as undo_merge
from plaudit.merging.models import Merge
from plaudit.names.folding import fold

MOST_FOUND = 20
PER_PAGE = 50


class OtherForm(forms.Form):
    q = forms.CharField(label=gettext_lazy("The other one"), max_length=200, required=False)


@require_GET
def merges(request: HttpRequest) -> HttpResponse:
    """Every merge, the latest first."""
    _require(request, "view")
    found = Merge.objects.select_related("member", "undone_by").order_by("-pk")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("p"))
    context = {"page": page, "may_undo": _may(request, "change"), "header_title": _("Merges")}
    return TemplateResponse(request, "desk/merging/list.html", context)


@require_GET
def choose(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Look for the one that is the same."""
    _require(request, "add")
    one = _one(kind, pk)
    form = OtherForm(request.GET if "q" in request.GET else None, initial={"q": one.name})
    words = form.cleaned_data["q"] if form.is_bound and form.is_valid() else one.name
    key = fold(words) or words
    others: QuerySet[Any] = MODELS[kind]._default_manager.filter(name_key__contains=key).exclude(pk=pk)
    if isinstance(one, Title):
        others = others.filter(kind=one.kind)
    found = [(each, _compare(kind, one.pk, each.pk)) for each in others.order_by("name_key", "pk")[:MOST_FOUND]]
    context = {"one": one, "form": form, "found": found, "header_title": _("Merge %(one)s") % {"one": one}}
    return TemplateResponse(request, "desk/merging/choose.html", context)


def preview(request: HttpRequest, kind: str, kept: int, gone: int) -> HttpResponse:
    """What would move; with POST, do it."""
    _require(request, "add")
    one, other = _one(kind, kept), _one(kind, gone)
    if request.method == "POST":
        return _merge(request, kind, one, other)
    try:
        moves, trouble = look_ahead(one, other), []
    except MergeError as error:
        moves, trouble = [], sentences(error)
    context = {
        "one": one,
        "other": other,
        "sides": [_side(one, _("Stays")), _side(other, _("Leads to it"))],
        "moves": moves,
        "trouble": trouble,
        "other_way": _compare(kind, gone, kept),
        "header_title": _("Merge %(other)s into %(one)s") % {"other": other, "one": one},
    }
    return TemplateResponse(request, "desk/merging/preview.html", context)


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Give both back."""
    _require(request, "change")
    merged = get_object_or_404(Merge, pk=pk)
    try:
        with refusing():
            undo_merge(merged, by=request.user)  # type: ignore[arg-type]
            log(instance=merged, action="wagtail.edit", user=request.user, content_changed=True)
    except ActionRefusedError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("%(merge)s is undone.") % {"merge": merged})
    return redirect("desk_merges")


def _merge(request: HttpRequest, kind: str, one: Any, other: Any) -> HttpResponse:
    try:
        with refusing():
            merged = merge(one, other, by=request.user)  # type: ignore[arg-type]
            log(instance=merged, action="wagtail.create", user=request.user, content_changed=True)
            log(instance=one, action="wagtail.edit", user=request.user, content_changed=True)
    except ActionRefusedError as refused:
        messages.error(request, str(refused))
        return redirect(_compare(kind, one.pk, other.pk))
    messages.success(request, _("%(merge)s: merged. The list of merges has a way back.") % {"merge": merged})
    return redirect(MODELS[kind].snippet_viewset.get_url_name("edit"), one.pk)  # type: ignore[union-attr]


def _side(row: Title | Person, part: str) -> dict[str, Any]:
    if isinstance(row, Title):
        facts = [(_("Year"), row.year), (_("Kind"), row.get_kind_display()), (_("Released on"), row.released_on)]
    else:
        facts = [(_("Born on"), row.born_on), (_("Died on"), row.died_on)]
    ids = [f"{each.source} {each.value}" for each in row.ids.all()[:MOST_FOUND]]
    return {
        "row": row,
        "part": part,
        "facts": [(name, value) for name, value in [*facts, (_("Address"), row.slug)] if value],
        "ids": ids,
    }


def _compare(kind: str, kept: int, gone: int) -> str:
    return reverse("desk_merge_preview", args=[kind, kept, gone])


def _one(kind: str, pk: int) -> Any:
    if kind not in MODELS:
        raise Http404
    return get_object_or_404(MODELS[kind], pk=pk)


def _may(request: HttpRequest, verb: str) -> bool:
    return bool(request.user.has_perm(f"merging.{verb}_merge"))


def _require(request: HttpRequest, verb: str) -> None:
    if not _may(request, verb):
        raise PermissionDenied
