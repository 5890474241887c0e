"""Audience reviews and their authors, as a moderator sees them: hide, show again, suspend, let go on."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages
from wagtail.log_actions import log

from plaudit.audience.actions.moderation import set_hidden
from plaudit.audience.models import AudienceReview
from plaudit.desk.views import ActionRefusedError, refusing
from plaudit.members.actions import set_suspended
from plaudit.members.models import Member
from plaudit.names.folding import fold

PER_PAGE = 50


class ReviewSearchForm(forms.Form):
    q = forms.CharField(label=gettext_lazy("Title, member or words"), max_length=100, required=False)
    hidden = forms.BooleanField(label=gettext_lazy("Only hidden ones"), required=False)


@require_GET
def audience_reviews(request: HttpRequest) -> HttpResponse:
    """Audience reviews, the latest first."""
    _require(request, "audience.view_audiencereview")
    form = ReviewSearchForm(request.GET)
    found: QuerySet[Any] = AudienceReview.objects.select_related("title", "member").order_by(
        "-written_at", "title_id", "member_id"
    )
    if form.is_valid():
        found = _narrowed(found, form.cleaned_data["q"], hidden=form.cleaned_data["hidden"])
    context = {
        "form": form,
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("p")),
        "header_title": _("Audience reviews"),
        "may_hide": request.user.has_perm("audience.change_audiencereview"),
        "may_suspend": request.user.has_perm("members.suspend_member"),
    }
    return TemplateResponse(request, "desk/moderating.html", context)


@require_POST
def hide(request: HttpRequest, title_id: int, member_id: int) -> HttpResponse:
    """Hide an audience review; with `show=1` show it again."""
    _require(request, "audience.change_audiencereview")
    comment = get_object_or_404(AudienceReview.objects.select_related("title"), title_id=title_id, member_id=member_id)
    hidden = request.POST.get("show") != "1"
    try:
        with refusing():
            if set_hidden(comment, hidden=hidden, by=request.user):  # type: ignore[arg-type]
                what = "plaudit.hide" if hidden else "plaudit.show"
                log(instance=comment.member, action=what, user=request.user, data={"title": str(comment.title)})
    except ActionRefusedError as refused:
        messages.error(request, str(refused))
    return _back(request)


@require_POST
def suspend(request: HttpRequest, pk: int) -> HttpResponse:
    """Suspend a member; with `lift=1` let them go on."""
    _require(request, "members.suspend_member")
    member = get_object_or_404(Member, pk=pk)
    suspended = request.POST.get("lift") != "1"
    try:
        with refusing():
            if set_suspended(member, suspended=suspended, by=request.user):  # type: ignore[arg-type]
                what = "plaudit.suspend" if suspended else "plaudit.lift"
                log(instance=member, action=what, user=request.user)
    except ActionRefusedError as refused:
        messages.error(request, str(refused))
    return _back(request)


def _narrowed(rows: "QuerySet[AudienceReview]", words: str, *, hidden: bool) -> "QuerySet[Any]":
    if hidden:
        rows = rows.filter(hidden_at__isnull=False)
    if words:
        by_title = Q(title__name_key__contains=fold(words) or words)
        rows = rows.filter(by_title | Q(member__username__icontains=words) | Q(text__icontains=words))
    return rows


def _back(request: HttpRequest) -> HttpResponse:
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}) and wanted.startswith("/desk/")
    return redirect(wanted if safe else "desk_comments")


def _require(request: HttpRequest, permission: str) -> None:
    if not request.user.has_perm(permission):
        raise PermissionDenied
