"""Audience reviews for moderators: hide and show them, suspend and reinstate their authors."""

from django.contrib.auth.decorators import permission_required
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views import generic
from wagtail.log_actions import log
from wagtail.permission_policies import ModelPermissionPolicy

from plaudit.audience.actions.moderation import set_hidden
from plaudit.audience.models import AudienceReview
from plaudit.desk.errors import action_errors, show
from plaudit.desk.filters import yes_no_filter
from plaudit.desk.search import search_filter
from plaudit.desk.tables import ButtonColumn, RowButton
from plaudit.members.actions import set_suspended
from plaudit.members.models import Member

MAX_TEXT = 400


class AudienceReviewFilterSet(WagtailFilterSet):
    hidden = yes_no_filter(gettext_lazy("Hidden"), lambda: Q(hidden_at__isnull=False))

    class Meta:
        model = AudienceReview
        fields: list[str] = []


class AudienceReviewIndexView(generic.IndexView):
    model = AudienceReview
    permission_policy = ModelPermissionPolicy(AudienceReview)
    any_permission_required = ["view"]
    page_title = gettext_lazy("Audience reviews")
    header_icon = "group"
    index_url_name = "desk_audience_reviews"
    index_results_url_name = "desk_audience_reviews_results"
    search_fields = ("title__name_key", "member__username", "text")
    filterset_class = AudienceReviewFilterSet
    default_ordering = ("-written_at", "title_id", "member_id")
    paginate_by = 50

    def get_base_queryset(self) -> "QuerySet[AudienceReview]":
        return AudienceReview.objects.select_related("title", "member")

    def search_queryset(self, queryset: "QuerySet[AudienceReview]") -> "QuerySet[AudienceReview]":
        return queryset.filter(search_filter(self.search_query, self.search_fields))

    @cached_property
    def columns(self) -> list[Column]:
        user = self.request.user
        columns = [
            Column("text", label=_("Review"), accessor=_excerpt),
            TitleColumn("title", label=_("Title"), get_url=lambda review: review.title.get_absolute_url()),
            Column("member", label=_("Member")),
            DateColumn("written_at", label=_("Written")),
        ]
        if user.has_perm("audience.change_audiencereview"):
            columns.append(ButtonColumn("hide", label=_("Visibility"), get_button=_hide_button))
        if user.has_perm("members.suspend_member"):
            columns.append(ButtonColumn("suspend", label=_("Account"), get_button=_suspend_button))
        return columns


def _excerpt(review: AudienceReview) -> str:
    text = Truncator(review.text).chars(MAX_TEXT)
    return format_html("<b>{}</b> {}", _("Hidden:"), text) if review.hidden_at else text


def _hide_button(review: AudienceReview) -> RowButton:
    view = "desk_show_audience_review" if review.hidden_at else "desk_hide_audience_review"
    label = _("Show") if review.hidden_at else _("Hide")
    return RowButton(label, reverse(view, args=[review.title_id, review.member_id]))


def _suspend_button(review: AudienceReview) -> RowButton:
    is_suspended = review.member.suspended_at is not None
    view = "desk_reinstate_member" if is_suspended else "desk_suspend_member"
    label = _("Reinstate") if is_suspended else _("Suspend")
    return RowButton(label, reverse(view, args=[review.member_id]))


@require_POST
@permission_required("audience.change_audiencereview", raise_exception=True)
def hide_audience_review(request: HttpRequest, title_id: int, member_id: int, *, hidden: bool) -> HttpResponse:
    reviews = AudienceReview.objects.select_related("title", "member")
    review = get_object_or_404(reviews, title_id=title_id, member_id=member_id)
    with action_errors() as errors:
        if set_hidden(review, hidden=hidden, by=request.user):  # type: ignore[arg-type]
            action = "plaudit.hide" if hidden else "plaudit.show"
            log(instance=review.member, action=action, user=request.user, data={"title": str(review.title)})
    show(request, errors)
    return _redirect_back(request)


@require_POST
@permission_required("members.suspend_member", raise_exception=True)
def suspend_member(request: HttpRequest, pk: int, *, suspended: bool) -> HttpResponse:
    member = get_object_or_404(Member, pk=pk)
    with action_errors() as errors:
        if set_suspended(member, suspended=suspended, by=request.user):  # type: ignore[arg-type]
            log(instance=member, action="plaudit.suspend" if suspended else "plaudit.reinstate", user=request.user)
    show(request, errors)
    return _redirect_back(request)


def _redirect_back(request: HttpRequest) -> HttpResponse:
    return redirect(get_valid_next_url_from_request(request) or "desk_audience_reviews")
