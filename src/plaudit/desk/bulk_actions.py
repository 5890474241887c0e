"""What the desk does to many rows at once, each by its action."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.functional import classproperty
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.log_actions import log
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction
from wagtail.snippets.models import get_snippet_models

from plaudit.critics.actions.verdicts import judge, restore, withdraw
from plaudit.critics.models import Review
from plaudit.desk.views import ActionRefusedError, DeskViewSet, is_id, refusing
from plaudit.members.models import Member
from plaudit.scoring.verdict import Verdict

MOST = 200


class DeskBulkAction(SnippetBulkAction):
    """One action for each chosen row; those that are refused stay as they are, and are named."""

    template_name = "desk/bulk.html"
    needs = "change"
    log_as = "wagtail.edit"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        ids = request.GET.getlist("id")
        if "all" in ids or len(ids) > MOST:
            messages.error(request, _("At most %(most)d at once: choose some of them.") % {"most": MOST})
            return redirect(self.next_url)
        if not all(map(is_id, ids)):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def check_perm(self, obj: Any) -> bool:
        return bool(self.permission_policy.user_has_permission_for_instance(self.request.user, self.needs, obj))

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        return {**super().get_context_data(**given), "title": self.display_name, "question": self.question}

    @classmethod
    def execute_action(cls, objects: Sequence[Any], **given: Any) -> tuple[int, int]:
        view = given["self"]
        done = 0
        for each in objects:
            try:
                with refusing():
                    # Before: what is deleted has no key any more.
                    log(instance=each, action=cls.log_as, user=view.request.user, deleted=cls.log_as.endswith("delete"))
                    cls.do(each, view.request.user)
                done += 1
            except ActionRefusedError as refused:
                messages.error(view.request, f"{each}: {refused}")
        return done, 0

    @classmethod
    def do(cls, row: Any, by: Member) -> None:
        raise NotImplementedError

    def get_success_message(self, num_parent_objects: int, _num_child_objects: int) -> str | None:
        if not num_parent_objects:
            return None
        return ngettext("%(count)d done.", "%(count)d done.", num_parent_objects) % {"count": num_parent_objects}


class DeleteRows(DeskBulkAction):
    display_name = gettext_lazy("Delete")
    aria_label = gettext_lazy("Delete the chosen ones")
    question = gettext_lazy("Delete these? What people's work hangs on is not deleted.")
    action_type = "delete"
    action_priority = 30
    classes = {"serious"}
    needs = "delete"
    log_as = "wagtail.delete"

    @classproperty
    def models(cls) -> list[Any]:  # noqa: N805 - a property of the class
        return [model for model in get_snippet_models() if isinstance(model.snippet_viewset, DeskViewSet)]

    @classmethod
    def do(cls, row: Any, by: Member) -> None:
        row.snippet_viewset.remove(row, by)


class ReviewBulkAction(DeskBulkAction):
    models = [Review]


class MarkFresh(ReviewBulkAction):
    display_name = gettext_lazy("Fresh")
    aria_label = gettext_lazy("Judge the chosen reviews fresh")
    question = gettext_lazy("Are these reviews fresh?")
    action_type = "fresh"
    action_priority = 10

    @classmethod
    def do(cls, row: Review, by: Member) -> None:
        judge(row, Verdict.FRESH, by=by)


class MarkRotten(ReviewBulkAction):
    display_name = gettext_lazy("Rotten")
    aria_label = gettext_lazy("Judge the chosen reviews rotten")
    question = gettext_lazy("Are these reviews rotten?")
    action_type = "rotten"
    action_priority = 11

    @classmethod
    def do(cls, row: Review, by: Member) -> None:
        judge(row, Verdict.ROTTEN, by=by)


class WithdrawReviews(ReviewBulkAction):
    """Withdrawing is what deleting a review means."""

    display_name = gettext_lazy("WithdrawReviews")
    aria_label = gettext_lazy("Withdraw the chosen reviews")
    question = gettext_lazy("Withdraw these reviews? They no longer count, and can be brought back.")
    action_type = "delete"
    action_priority = 30
    classes = {"serious"}
    needs = "delete"
    log_as = "wagtail.edit"

    @classmethod
    def do(cls, row: Review, by: Member) -> None:
        withdraw(row, by=by, reason=_("withdrawn at the desk"))


class RestoreReviews(ReviewBulkAction):
    display_name = gettext_lazy("Bring back")
    aria_label = gettext_lazy("Bring the chosen reviews back")
    question = gettext_lazy("Bring these reviews back?")
    action_type = "restore"
    action_priority = 31
    needs = "delete"

    @classmethod
    def do(cls, row: Review, by: Member) -> None:
        restore(row, by=by, reason=_("brought back at the desk"))


class NoBulkAction(DeskBulkAction):
    """What Wagtail would do to many accounts at once, past our actions: it does nothing."""

    models = [Member]
    display_name = aria_label = question = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        raise PermissionDenied


class NoBulkDelete(NoBulkAction):
    action_type = "delete"


class NoBulkRole(NoBulkAction):
    action_type = "assign_role"


class NoBulkActivation(NoBulkAction):
    action_type = "set_active_state"


ALL: tuple[type[DeskBulkAction], ...] = (
    DeleteRows,
    MarkFresh,
    MarkRotten,
    WithdrawReviews,
    RestoreReviews,
    NoBulkDelete,
    NoBulkRole,
    NoBulkActivation,
)
